import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import type { Principal } from './access.ts';
import { admit } from './auth.ts';
import { readBody } from './body.ts';
import type { ApiDeps } from './deps.ts';
import { maskedFor } from './mask.ts';
import { hashOfRequest, once, readKey, updateIdOf } from './idempotency.ts';
import type { Answer, Context, Route } from './route.ts';

/** What the pipeline notes of a request for logs and figures. */
export interface Noted {
  requestId: string;
  operation: string;
  principal?: string;
}

export const notedOf = (res: Response): Noted => res.locals['noted'] as Noted;

/** A key names one act of its caller, whichever the operation: used for another one it is refused. */
const ANY_OPERATION = 'v1';

/** One route as Express serves it: admit, read, check, act once, answer. */
export function serve(route: Route, deps: ApiDeps): RequestHandler {
  return async (req, res) => {
    const noted = notedOf(res);
    noted.operation = route.operationId;
    const { authorization, cookie } = req.headers;
    const principal = await admit(route, { authorization, cookie, console: header(req, 'x-aftercare-console') }, deps);
    if (principal) noted.principal = principal.id;
    const body = await readBody(route, req, res);
    const act = route.bind({ params: { ...req.params }, query: { ...req.query }, body });
    const key = principal && readKey(route, header(req, 'idempotency-key'));
    const context = contextOf({ req, route, principal, key, deps, requestId: noted.requestId });
    const answer =
      key === undefined || !principal
        ? await act(context)
        : await once(
            deps,
            {
              key: { principal: principal.id, operation: ANY_OPERATION, key },
              hash: hashOfRequest({ method: req.method, path: req.path, body }),
              instance: req.originalUrl,
              requestId: noted.requestId,
            },
            () => act(context),
          );
    send(res, principal && !answer.isMasked ? { ...answer, body: maskedFor(principal.role, answer.body) } : answer);
  };
}

function contextOf(of: {
  req: Request;
  route: Route;
  principal: Principal | undefined;
  key: string | undefined;
  deps: ApiDeps;
  requestId: string;
}): Context {
  const { req, route, principal, key, deps, requestId } = of;
  return {
    deps,
    principal,
    requestId,
    idempotencyKey: key,
    key: key !== undefined && principal ? updateIdOf(route, principal, key) : undefined,
    ifMatch: route.ifMatch ? header(req, 'if-match') : undefined,
    ifNoneMatch: header(req, 'if-none-match'),
    headers: singleHeaders(req),
    url: req.originalUrl,
  };
}

const header = (req: Request, name: string): string | undefined => req.get(name);

const singleHeaders = (req: Request): Record<string, string> =>
  Object.fromEntries(
    Object.entries(req.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );

/** A file that breaks off is cut, so that nobody takes a part for the whole; whoever goes away ends it, too. */
function stream(body: Readable, res: Response): void {
  pipeline(body, res).catch(() => res.destroy());
}

/** Sends an answer: JSON, or text and bytes when the answer names their type. */
export function send(res: Response, { status, body, headers = {} }: Answer): void {
  res.status(status);
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  if (body === undefined || body === null || status === 304) res.end();
  else if (typeof body === 'string' || Buffer.isBuffer(body)) res.send(body);
  else if (body instanceof Readable) stream(body, res);
  else {
    if (headers['Content-Type'] === undefined) res.setHeader('Content-Type', 'application/json; charset=utf-8');
    res.end(JSON.stringify(body));
  }
}
