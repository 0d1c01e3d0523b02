import type { Because, Bilingual } from '#domain/policy/decision.ts';
import type { Compile, Expression } from './expression.ts';
import { toCel, type Constants } from './vocabulary.ts';

/** One row of a decision table as its file writes it. */
export interface Rule<T> {
  readonly id: string;
  readonly cites: readonly string[];
  readonly when: string;
  readonly then: T;
  readonly because: Bilingual;
}

/** What a table answers: the first rule that holds, and why (B4, R35). */
export interface Hit<T> {
  readonly answer: T;
  readonly because: Because;
}

export interface Table<F extends object, T> {
  readonly rules: readonly string[];
  decide(facts: F): Hit<T>;
}

/** What the rules of a table share. */
export interface TableContext {
  readonly policy: string;
  readonly version: string;
  readonly constants: Constants;
  readonly factNames: readonly string[];
  readonly compile: Compile;
}

interface CompiledRule<T> {
  readonly rule: Rule<T>;
  readonly expression: Expression;
  /** Facts and constants shown with the answer: what the condition and its sentence read. */
  readonly shows: readonly string[];
}

/**
 * Makes a table of its rules; the first that holds decides. A table is total because its last rule is `true`; that,
 * double ids and broken expressions are refused here, with the rule's name.
 */
export function createTable<F extends object, T>(rules: readonly Rule<T>[], context: TableContext): Table<F, T> {
  const compiled = rules.map((rule) => compileRule(rule, context));
  const ids = rules.map((rule) => rule.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`rule ${twice}: there are two of this id`);
  const last = rules.at(-1);
  if (last?.when !== 'true')
    throw new Error(`rule ${last?.id ?? '?'}: the last rule must always match, \`when: 'true'\``);
  const early = rules.slice(0, -1).find((rule) => rule.when === 'true');
  if (early) throw new Error(`rule ${early.id}: matches always, so that no rule below it is ever reached`);
  return {
    rules: ids,
    decide: (facts) => {
      const celFacts = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, toCel(value)]));
      const hit = compiled.find(({ expression }) => expression.holds(celFacts));
      if (!hit) throw new Error(`no rule of ${context.policy} ${context.version} holds, not even the last`);
      return { answer: hit.rule.then, because: explain(hit, facts, context) };
    },
  };
}

function compileRule<T>(rule: Rule<T>, { compile, factNames, constants }: TableContext): CompiledRule<T> {
  try {
    const expression = compile(rule.when);
    const said = [...placeholders(rule.because.zh), ...placeholders(rule.because.en)];
    const unknown = said.find((name) => !factNames.includes(name) && !Object.hasOwn(constants, name));
    if (unknown !== undefined) throw new Error(`the sentence names {${unknown}}, which is no fact and no value`);
    return { rule, expression, shows: [...new Set([...expression.reads, ...said])] };
  } catch (error) {
    throw new Error(`rule ${rule.id}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** The rule that decided with the facts it read; a rule that reads none stands for all of them. */
function explain<T>(hit: CompiledRule<T>, facts: object, context: TableContext): Because {
  const known: Record<string, unknown> = { ...context.constants, ...facts };
  const names = hit.shows.length > 0 ? hit.shows : context.factNames;
  const { zh, en } = hit.rule.because;
  return {
    policy: context.policy,
    version: context.version,
    rule: hit.rule.id,
    cites: hit.rule.cites,
    says: { zh: fill(zh, known), en: fill(en, known) },
    facts: Object.fromEntries(names.map((name) => [name, known[name]])),
  };
}

const PLACEHOLDER = /\{(\w+)\}/g;
const placeholders = (text: string): string[] => [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
const fill = (text: string, known: Record<string, unknown>): string =>
  text.replace(PLACEHOLDER, (_, name: string) => String(known[name]));
