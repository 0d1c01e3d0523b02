/** One input that broke a rule: where it stood (`body.amount.currency`) and what was asked of it. */
export type FieldError = { readonly field: string; readonly rule: string };

/** An answer that says no: becomes `application/problem+json` with this status and code. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldError[];
  /** how long to stay away, of an answer that is not kept under its key */
  readonly retryAfterMs: number | undefined;

  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.errors = [];
    this.retryAfterMs = undefined;
  }
}

/** An answer that says the caller wrote something unreadable, field by field. */
export class InvalidRequest extends Problem {
  override readonly errors: readonly FieldError[];

  constructor(errors: readonly FieldError[]) {
    const first = errors[0];
    super(400, 'invalid_request', first ? `${first.field}: ${first.rule}` : 'the request cannot be read');
    this.errors = errors;
  }
}

/** 404: the thing does not exist (or, under a read lag, is not seen yet). */
export const unknown = (thing: string, id: string): Problem =>
  new Problem(404, `${thing}_unknown`, `no ${thing.replaceAll('_', ' ')} ${id}`);

/** 409: it cannot be done as things stand with the order. */
export const conflict = (code: string, detail: string): Problem => new Problem(409, code, detail);

/** 429: not now, but under the same key later. */
export class TooSoon extends Problem {
  override readonly retryAfterMs: number;

  constructor(detail: string, retryAfterMs: number) {
    super(429, 'too_soon', detail);
    this.retryAfterMs = retryAfterMs;
  }
}

/** 422: understood, and refused for good by a rule of the world. */
export const refused = (code: string, detail: string): Problem => new Problem(422, code, detail);

const TITLES: Readonly<Record<number, string>> = {
  400: 'Invalid request',
  401: 'Not authorised',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Refused',
  429: 'Too many requests',
  500: 'Internal error',
};

/** The body of a refusal as RFC 9457 wants it, with our `code` and the fields that broke a rule. */
export function problemBody(problem: Problem): Record<string, unknown> {
  return {
    type: `/problems/${problem.code}`,
    title: TITLES[problem.status] ?? 'Problem',
    status: problem.status,
    detail: problem.message,
    code: problem.code,
    ...(problem.errors.length > 0 && { errors: problem.errors }),
  };
}
