import type { Request, Response } from 'express';
import type { Locale } from '#domain/intake/request.ts';
import { notedOf } from '#api/pipeline.ts';
import type { CustomerPageDeps } from './ports.ts';
import { localeOf, sendPage } from './reply.ts';
import { createSay, type Say } from './say.ts';
import { pageOf, type Flash } from './views/layout.ts';
import { PLAIN, plainPage, type PlainPage } from './views/plain-page.ts';
import type { Html } from './html.ts';

/** One visit of a page: who is answered, and how they read. */
export interface Visit {
  readonly req: Request;
  readonly res: Response;
  readonly deps: CustomerPageDeps;
  readonly requestId: string;
}

/** Notes what is visited, by a name that tells nothing of the address. */
export function visitOf(req: Request, res: Response, { deps, name }: { deps: CustomerPageDeps; name: string }): Visit {
  const noted = notedOf(res);
  noted.operation = `page:${name}`;
  return { req, res, deps, requestId: noted.requestId };
}

export const sayTo = ({ req, res }: Visit, usual: Locale | undefined, zone = 'UTC'): Say =>
  createSay(localeOf(req, res, usual), zone);

export interface Shown {
  readonly say: Say;
  readonly title: string;
  readonly name: string;
  readonly address: string;
  readonly flash?: Flash | undefined;
  readonly status?: number;
  readonly faq?: string;
}

export function show(
  { res, requestId }: Visit,
  { status = 200, ...frame }: Shown,
  body: Html | readonly (Html | null)[],
): void {
  sendPage(res, pageOf({ ...frame, requestId }, body), status);
}

const STATUS: Readonly<Record<PlainPage, number>> = { expired: 410, unknown: 404, notFound: 404, broken: 500 };

/** A page that only says something, in the language of the browser; it leads on where the shop is known. */
export function showPlain(visit: Visit, page: PlainPage, shop?: string): void {
  const say = sayTo(visit, undefined);
  const ask = shop === undefined ? undefined : `/ask/${shop}`;
  const title = say(PLAIN[page].title);
  const address = visit.req.path;
  show(visit, { say, title, name: shop ?? title, address, status: STATUS[page] }, plainPage(page, say, ask));
}
