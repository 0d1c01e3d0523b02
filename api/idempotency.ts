import { createHash } from 'node:crypto';
import { isRefusalCode } from '#domain/refusals.ts';
import type { Principal } from './access.ts';
import type { ApiDeps } from './deps.ts';
import type { KeyOfRequest } from './idempotency-port.ts';
import { problemAnswer } from './problem-answer.ts';
import { Problem } from './problems.ts';
import type { Answer, Route } from './route.ts';
import { invalid } from './validation.ts';

/** The header's value: a bare token, or a quoted string as the IETF draft writes it. */
const KEY = /^(?:"([\x20\x21\x23-\x7e]{1,255})"|([\x21\x23-\x7e]{1,255}))$/;

/** The caller's key of this request, or undefined when the route works without one. */
export function readKey(route: Route, header: string | undefined): string | undefined {
  if (route.idempotency === 'none') return undefined;
  if (header === undefined || header === '') {
    if (route.idempotency === 'required') throw new Problem('idempotency_key_missing');
    return undefined;
  }
  const [, quoted, bare] = KEY.exec(header) ?? [];
  const key = quoted ?? bare;
  if (key === undefined) {
    throw invalid([
      {
        pointer: '/idempotency-key',
        in: 'header',
        rule: 'format',
        message: 'must be 1 to 255 printable ASCII characters',
      },
    ]);
  }
  return key;
}

/** The key as Temporal gets it: unique to caller and operation. */
export const updateIdOf = (route: Route, principal: Principal, key: string): string =>
  `${route.operationId}:${principal.id}:${key}`;

export interface OnceRequest {
  readonly key: KeyOfRequest;
  /** What was asked: method, address and body. */
  readonly hash: string;
  readonly instance: string;
  readonly requestId: string;
}

export const hashOfRequest = (parts: { method: string; path: string; body: unknown }): string =>
  createHash('sha256')
    .update(JSON.stringify([parts.method, parts.path, parts.body ?? null]))
    .digest('hex');

/**
 * Acts once for a key: a repetition gets the first answer again. Kept are definite answers, yes or refusal; what is
 * not decided yet - accepted for later, not reachable, changed in between - may be asked again under the same key,
 * and Temporal's update id sees to it that it is done once.
 */
export async function once(deps: ApiDeps, request: OnceRequest, act: () => Promise<Answer>): Promise<Answer> {
  const { idempotency, now } = deps;
  const claim = await idempotency.claim(request.key, request.hash, now());
  switch (claim.kind) {
    case 'done':
      return { ...claim.answer, headers: { ...claim.answer.headers, 'Idempotency-Replayed': 'true' } };
    case 'running':
      throw new Problem('idempotency_in_progress', { headers: { 'Retry-After': '1' } });
    case 'other_request':
      throw new Problem('idempotency_key_reused');
    case 'fresh':
      return settle(deps, request, act);
  }
}

async function settle(
  { idempotency, now }: ApiDeps,
  request: OnceRequest,
  act: () => Promise<Answer>,
): Promise<Answer> {
  const answer = await act().catch(async (error: unknown) => {
    if (error instanceof Problem && isRefusalCode(error.code)) return problemAnswer(error, request);
    // What was refused for a time may be asked again; should even this fail, the claim runs out by itself.
    await idempotency.release(request.key).catch(() => undefined);
    throw error;
  });
  if (answer.status === 202) await idempotency.release(request.key);
  else
    await idempotency.finish(
      request.key,
      { status: answer.status, body: answer.body ?? null, headers: answer.headers ?? {} },
      now(),
    );
  return answer;
}
