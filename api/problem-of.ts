import { CasesUnavailable } from '#case-client/outcome-of-error.ts';
import { Problem } from './problems.ts';
import { problemKind, type ProblemCode } from './problem-catalogue.ts';
import type { Refusal } from '#domain/refusals.ts';
import { sqlStateOf } from '#store/sql-state.ts';

/** What Express' body parsers call their errors. */
const BY_PARSER_TYPE: Readonly<Record<string, ProblemCode>> = {
  'entity.too.large': 'body_too_large',
  'entity.parse.failed': 'malformed_json',
  'encoding.unsupported': 'media_type_unsupported',
  'charset.unsupported': 'media_type_unsupported',
  'request.size.invalid': 'malformed_json',
  'request.aborted': 'malformed_json',
};

/** Connection refused, reset, or timed out: the other side is not there, and nothing is wrong with the request. */
const NOT_REACHABLE: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);
/** Postgres' classes of errors that pass: connection, resources, shut down, cancelled. */
const PASSING_STATES = /^(08|53|57)/;

/** Text that Postgres cannot hold: news of a provider may carry it, our own fields refuse it before. */
const NOT_STORABLE: ReadonlySet<string> = new Set(['22P05', '22021']);

/** Any error as the problem it is for the caller. What nobody expected is `internal`, and is for the log alone. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof URIError) return new Problem('malformed_url');
  const byParser = BY_PARSER_TYPE[text(error, 'type') ?? ''];
  if (byParser) return new Problem(byParser);
  if (NOT_STORABLE.has(sqlStateOf(error) ?? ''))
    return new Problem('invalid_request', { detail: 'The NUL character cannot be kept.' });
  if (error instanceof CasesUnavailable || isPassing(error))
    return new Problem('unavailable', { headers: { 'Retry-After': '2' } });
  return new Problem('internal');
}

/** A refusal of the domain on its way out; `message` is what the case itself said. */
export function refusalProblem(
  refusal: Refusal,
  more: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Problem {
  const { data } = refusal;
  const known = data && Object.keys(data).length > 0 ? { data } : {};
  return new Problem(refusal.code, { detail: sentence(refusal), more: { ...known, ...more }, headers });
}

/** What to do, with what the refusal knows of this one occurrence. */
function sentence({ code, data = {} }: Refusal): string {
  const facts = Object.entries(data).map(([name, value]) => `${name}: ${value}`);
  const { todo } = problemKind(code);
  return facts.length > 0 ? `${todo} (${facts.join(', ')})` : todo;
}

const isPassing = (error: unknown): boolean =>
  chain(error).some(
    (one) =>
      NOT_REACHABLE.has(text(one, 'code') ?? '') ||
      /timeout exceeded when trying to connect|Connection terminated/.test(text(one, 'message') ?? ''),
  ) || PASSING_STATES.test(sqlStateOf(error) ?? '');

/** An error and what caused it, innermost last; an AggregateError's parts count as causes. */
function chain(error: unknown, depth = 0): unknown[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const parts: unknown[] = error instanceof AggregateError ? error.errors : [error.cause];
  return [error, ...parts.flatMap((part) => chain(part, depth + 1))];
}

function text(value: unknown, field: 'code' | 'type' | 'message'): string | undefined {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
  return typeof found === 'string' ? found : undefined;
}
