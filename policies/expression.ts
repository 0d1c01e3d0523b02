import { Environment, type ASTNode } from '@marcbachmann/cel-js';
import { celTypeOf, toCel, type Constants, type FactType } from './vocabulary.ts';

/** What expressions of one table may name. */
export interface Vocabulary {
  readonly facts: Readonly<Record<string, FactType>>;
  readonly constants: Constants;
}

/** A condition that was checked, and the names it reads: facts and constants, in order of appearance. */
export interface Expression {
  readonly reads: readonly string[];
  /** Whether it is true of facts that were already turned into CEL's values. */
  holds(celFacts: Readonly<Record<string, unknown>>): boolean;
}

export type Compile = (text: string) => Expression;

/** A compiler for conditions over this vocabulary; it throws an Error with a caret under what is wrong. */
export function createCompiler(vocabulary: Vocabulary): Compile {
  const environment = new Environment();
  for (const [name, type] of Object.entries(vocabulary.facts)) environment.registerVariable(name, type.cel);
  for (const [name, value] of Object.entries(vocabulary.constants)) {
    if (Object.hasOwn(vocabulary.facts, name)) throw new Error(`"${name}" names a fact and cannot be a constant`);
    environment.registerConstant(name, celTypeOf(value), toCel(value));
  }
  return (text) => {
    const checked = environment.check(text);
    if (!checked.valid) throw new Error(checked.error?.message ?? 'is no expression');
    if (checked.type !== 'bool') throw new Error(`gives ${checked.type ?? 'nothing'}, not bool`);
    const parsed = environment.parse(text);
    const nodes = [...walk(parsed.ast)];
    checkWords(nodes, vocabulary);
    return { reads: namesIn(nodes, vocabulary), holds: (celFacts) => parsed(celFacts) === true };
  };
}

function* walk(value: unknown): Generator<ASTNode> {
  if (Array.isArray(value)) for (const item of value) yield* walk(item);
  else if (isNode(value)) {
    yield value;
    yield* walk(value.args);
  }
}

const isNode = (value: unknown): value is ASTNode =>
  typeof value === 'object' && value !== null && 'op' in value && 'args' in value;

function namesIn(nodes: readonly ASTNode[], { facts, constants }: Vocabulary): string[] {
  const names = nodes.flatMap((node) => (node.op === 'id' ? [node.args] : []));
  return [...new Set(names)].filter((name) => Object.hasOwn(facts, name) || Object.hasOwn(constants, name));
}

/** A fact with a closed vocabulary compared with a word outside it would silently never match: refused. */
function checkWords(nodes: readonly ASTNode[], vocabulary: Vocabulary): void {
  for (const node of nodes) {
    if (node.op !== '==' && node.op !== '!=' && node.op !== 'in') continue;
    const [left, right] = node.args;
    compareWords(left, right, vocabulary);
    compareWords(right, left, vocabulary);
  }
}

function compareWords(fact: ASTNode, other: ASTNode, { facts, constants }: Vocabulary): void {
  const words = fact.op === 'id' ? facts[fact.args]?.words : undefined;
  if (!words) return;
  const constant = other.op === 'id' ? constants[other.args] : undefined;
  const literals = [...walk(other)].flatMap((node) => (node.op === 'value' ? [node.args] : []));
  const unknown = [...literals, ...[constant ?? []].flat()].find((word) => !words.includes(String(word)));
  if (unknown === undefined) return;
  const caret = `>    | ${fact.input}\n       ${' '.repeat(other.range.start)}^`;
  throw new Error(`"${String(unknown)}" is none of ${words.join(', ')}\n\n${caret}`);
}
