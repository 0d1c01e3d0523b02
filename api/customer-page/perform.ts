import { isOpen, type Principal } from '#api/access.ts';
import type { ApiDeps } from '#api/deps.ts';
import { hashOfRequest, once, updateIdOf } from '#api/idempotency.ts';
import { isProblemCode } from '#api/problem-catalogue.ts';
import { Problem } from '#api/problems.ts';
import type { Answer, Context, Route } from '#api/route.ts';

/** One intention of somebody on a page. */
export interface Intention {
  readonly route: Route;
  readonly principal: Principal;
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Named by the form it came from: sent twice, it is done once. */
  readonly key: string;
  readonly requestId: string;
  /** What makes it the same intention again, where that is not the body: files are kept under new names each time. */
  readonly sent?: unknown;
}

const KEY = /^[0-9A-Za-z-]{8,64}$/;

/**
 * Carries an intention out as the API's own operation: the roles of the table of permissions, the parsing, the
 * idempotency and the handler are those of everybody else. A refusal comes back as the problem it is.
 */
export async function perform(deps: ApiDeps, intention: Intention): Promise<Answer> {
  const { route, principal, params, body, key, sent = body } = intention;
  if (isOpen(route.roles) || !route.roles.includes(principal.role)) throw new Problem('forbidden');
  if (!KEY.test(key)) throw new Problem('invalid_request');
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const act = route.bind({ params, query: {}, body });
  const answer = await once(
    deps,
    {
      key: { principal: principal.id, operation: 'page', key },
      hash: hashOfRequest({ method: route.method, path, body: sent }),
      instance: path,
      requestId: intention.requestId,
    },
    () => act(contextOf(deps, { intention, url: path })),
  );
  return answer.status < FIRST_PROBLEM ? answer : refused(answer.body);
}

const FIRST_PROBLEM = 400;

/** A refusal is kept and answered like any other answer of the operation: here it is a problem again. */
function refused(body: unknown): never {
  const { code, ...more } = body as { readonly code?: unknown };
  throw new Problem(typeof code === 'string' && isProblemCode(code) ? code : 'internal', { more });
}

const contextOf = (deps: ApiDeps, { intention, url }: { intention: Intention; url: string }): Context => {
  const { route, principal, key, requestId } = intention;
  return {
    deps,
    principal,
    requestId,
    idempotencyKey: key,
    key: updateIdOf(route, principal, key),
    ifMatch: undefined,
    ifNoneMatch: undefined,
    headers: {},
    url,
  };
};

/** A reader's view of the deps: to look at the case of a link. */
export const readingContext = (deps: ApiDeps, principal: Principal, requestId: string): Context => ({
  deps,
  principal,
  requestId,
  idempotencyKey: undefined,
  key: undefined,
  ifMatch: undefined,
  ifNoneMatch: undefined,
  headers: {},
  url: '',
});

/** The same form was sent twice at once: the first is at work. */
export const isUnderWay = (error: unknown): boolean =>
  error instanceof Problem && error.code === 'idempotency_in_progress';
