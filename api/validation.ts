import type { z } from 'zod';
import { Problem, type FieldError } from './problems.ts';

/** The parts of a request as they came in, before anything is believed of them. */
export interface RawInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

type Issue = z.core.$ZodIssue;

/** Parses one part of a request into its domain types, or refuses with a pointer and a rule for every wrong field. */
export function parsePart<S extends z.ZodType>(
  schema: S | undefined,
  value: unknown,
  where: FieldError['in'],
): { value: z.output<S>; errors: FieldError[] } {
  const result = schema?.safeParse(value, { reportInput: true });
  if (result === undefined) return { value: undefined as z.output<S>, errors: [] };
  if (result.success) return { value: result.data, errors: [] };
  return { value: undefined as z.output<S>, errors: result.error.issues.flatMap((issue) => fieldErrors(issue, where)) };
}

export function invalid(errors: readonly FieldError[]): Problem {
  return new Problem('invalid_request', { errors });
}

function fieldErrors(issue: Issue, where: FieldError['in']): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerOf([...issue.path, key]),
      in: where,
      rule: 'unknown_key',
      message: 'is not a field of this operation',
    }));
  }
  if (issue.code === 'invalid_union') return unionErrors(issue, where);
  return [{ pointer: pointerOf(issue.path), in: where, rule: ruleOf(issue), message: messageOf(issue) }];
}

/** Of the branches of a union, those that fit best tell what is wrong. */
function unionErrors(issue: Issue & { code: 'invalid_union' }, where: FieldError['in']): FieldError[] {
  const fewest = Math.min(...issue.errors.map((branch) => branch.length));
  const best = issue.errors.filter((branch) => branch.length === fewest).flat();
  if (best.length === 0) {
    return [{ pointer: pointerOf(issue.path), in: where, rule: 'enum', message: 'is none of the forms allowed here' }];
  }
  const errors = best.flatMap((inner) => fieldErrors({ ...inner, path: [...issue.path, ...inner.path] }, where));
  return errors.filter(
    (error, n) => errors.findIndex(({ pointer, rule }) => pointer === error.pointer && rule === error.rule) === n,
  );
}

const RULES: Partial<Record<NonNullable<Issue['code']>, string>> = {
  invalid_type: 'type',
  too_small: 'min',
  too_big: 'max',
  invalid_format: 'format',
  not_multiple_of: 'multiple_of',
  invalid_value: 'enum',
  invalid_key: 'key',
  invalid_element: 'element',
};

function ruleOf(issue: Issue): string {
  if (isMissing(issue)) return 'required';
  if (issue.code === 'custom') return typeof issue.params?.['rule'] === 'string' ? issue.params['rule'] : 'rule';
  return RULES[issue.code] ?? 'rule';
}

/** Plain words for machines' readers; zod's own sentence serves where it is good. */
function messageOf(issue: Issue): string {
  if (isMissing(issue)) return 'is required';
  return issue.message.replace(/^(Invalid input|Too big|Too small|Invalid string): /, '');
}

const isMissing = (issue: Issue): boolean => issue.code === 'invalid_type' && issue.input === undefined;

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
