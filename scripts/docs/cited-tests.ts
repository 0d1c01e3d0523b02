import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, type CallExpression, type Expression, type TemplateLiteral } from '@swc/core';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A test by its file and its whole name, the words of the groups around it included. */
export interface NamedTest {
  readonly file: string;
  readonly name: string;
}

/** What `npm run verify` checks has names of its own (`C7`, `R1`), which are no requirements. */
const isOfVerify = (file: string): boolean => /\bverify\b/.test(file);

/** Every test whose name may cite a requirement, file by file in the order in which they stand there. */
export function allTests(): readonly NamedTest[] {
  return readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(test|contract)\.ts$/.test(name))
    .map((name) => `test/${name.replaceAll('\\', '/')}`)
    .filter((file) => !isOfVerify(file))
    .toSorted()
    .flatMap((file) => testsIn(readFileSync(join(ROOT, file), 'utf8')).map((name) => ({ file, name })));
}

/** The names of the tests in a file's text; groups' names come before those of the tests inside. */
export function testsIn(text: string): readonly string[] {
  return namesBelow(parseSync(text, { syntax: 'typescript', target: 'es2023' }).body, []);
}

/** The ids a test's name cites: `R7` and `A1`, also as a range, `A1-A4`. */
export function citedIn(name: string): readonly string[] {
  const found = [...name.matchAll(/\b([A-J]|R)(\d{1,2})(?:\s?[-–]\s?\1(\d{1,2}))?(?![\w-])/g)];
  const ids = found.flatMap(([, letter = '', from, to = from]) =>
    Array.from({ length: Math.max(1, Number(to) - Number(from) + 1) }, (_, step) => `${letter}${Number(from) + step}`),
  );
  return [...new Set(ids)];
}

function namesBelow(node: unknown, around: readonly string[]): readonly string[] {
  if (Array.isArray(node)) return node.flatMap((one) => namesBelow(one, around));
  if (typeof node !== 'object' || node === null) return [];
  const called = isCall(node) ? testCall(node) : undefined;
  if (called?.kind === 'test') return [[...around, called.name].join(' ')];
  return Object.values(node).flatMap((one) => namesBelow(one, called ? [...around, called.name] : around));
}

const isCall = (node: object): node is CallExpression => 'type' in node && node.type === 'CallExpression';

const KINDS: Readonly<Record<string, 'test' | 'group'>> = { it: 'test', test: 'test', describe: 'group' };

/** What a call of Jest's words names, `it.each(...)('name')` included. */
function testCall({ callee, arguments: given }: CallExpression): { kind: 'test' | 'group'; name: string } | undefined {
  const kind = KINDS[wordOf(callee) ?? ''];
  const first = given[0]?.expression;
  const name = first && textOf(first);
  return kind && name !== undefined ? { kind, name } : undefined;
}

/** The first word of what is called: `it` of `it`, `it.skip`, `it.each(rows)`. */
function wordOf(callee: CallExpression['callee']): string | undefined {
  if (callee.type === 'Identifier') return callee.value;
  if (callee.type === 'MemberExpression') return wordOf(callee.object);
  return callee.type === 'CallExpression' ? wordOf(callee.callee) : undefined;
}

const textOf = (expression: Expression): string | undefined =>
  expression.type === 'StringLiteral'
    ? expression.value
    : expression.type === 'TemplateLiteral'
      ? templateText(expression)
      : undefined;

const templateText = ({ quasis }: TemplateLiteral): string => quasis.map(({ raw }) => raw).join('…');
