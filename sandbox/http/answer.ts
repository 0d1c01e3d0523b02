import type { Response } from 'express';
import { Problem, problemBody } from '#sandbox/core/problem.ts';
import type { Answer } from '#sandbox/http/execute.ts';

const FIRST_REFUSAL = 400;

export function send(response: Response, { status, body, replayed, retryAfterMs }: Answer): void {
  if (replayed) response.set('Idempotency-Replayed', 'true');
  if (retryAfterMs !== undefined) response.set('Retry-After', String(Math.ceil(retryAfterMs / 1000)));
  response.status(status);
  if (body === undefined) response.end();
  else
    response.type(status >= FIRST_REFUSAL ? 'application/problem+json' : 'application/json').send(JSON.stringify(body));
}

export const sendProblem = (response: Response, problem: Problem): void =>
  send(response, { status: problem.status, body: problemBody(problem) });

/** Whatever was thrown, as a refusal that the caller can read. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { status, type } = (error ?? {}) as { status?: unknown; type?: unknown };
  if (type === 'entity.parse.failed') return new Problem(400, 'invalid_json', 'body: not JSON');
  if (status === 413) return new Problem(413, 'too_large', 'body: too large');
  if (error instanceof URIError || status === 400)
    return new Problem(400, 'invalid_request', 'the request cannot be read');
  return new Problem(500, 'internal_error', error instanceof Error ? error.message : 'unknown error');
}
