import { problemKind, type ProblemCode } from './problem-catalogue.ts';

/** One wrong field: where, what rule it breaks, and in words. */
export interface FieldError {
  /** RFC 6901 pointer into the part named by `in`. */
  readonly pointer: string;
  readonly in: 'body' | 'query' | 'path' | 'header';
  readonly rule: string;
  readonly message: string;
}

export interface ProblemDetails {
  /** What this one occurrence adds to the kind's own words. */
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the problem document. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A 'no' on its way to the caller; everything a request is refused with is one of these (RFC 9457). */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(details.detail ?? code);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }
}

/** The document that is sent, `application/problem+json`. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: ProblemCode;
  readonly errors?: readonly FieldError[];
  readonly requestId: string;
  readonly [more: string]: unknown;
}

export function problemBody(problem: Problem, request: { instance: string; requestId: string }): ProblemBody {
  const { code, details } = problem;
  const kind = problemKind(code);
  const errors = details.errors ?? fieldOf(kind.field, kind.code, kind.says);
  return {
    type: `/problems/${code}`,
    title: kind.says,
    status: kind.status,
    detail: details.detail ?? kind.todo,
    instance: request.instance,
    code,
    ...(errors ? { errors } : {}),
    ...details.more,
    requestId: request.requestId,
  };
}

/** A refusal names the field it is about: the rule is then the refusal itself. */
const fieldOf = (field: string | null, rule: string, message: string): readonly FieldError[] | undefined =>
  field === null ? undefined : [{ pointer: field, in: 'body', rule, message }];
