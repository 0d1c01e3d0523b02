import { Router, type ErrorRequestHandler, type Request, type Response } from 'express';
import { notedOf } from '#api/pipeline.ts';
import { problemKind } from '#api/problem-catalogue.ts';
import { problemOf } from '#api/problem-of.ts';
import { ASSETS } from './assets.ts';
import { askRoutes } from './ask-routes.ts';
import { caseRoutes } from './case-routes.ts';
import type { CustomerPageDeps } from './ports.ts';
import { faqPage, faqTitle } from './views/faq-page.ts';
import { sayTo, show, showPlain, visitOf } from './visit.ts';

/**
 * The pages that customers see. They stand outside the route table: they are no JSON operations, and each thing that
 * is done on them ends as an operation of that table, with its roles and checks. Who may see what follows from the
 * address alone: a link of one case, a proof for one order, or what is open to all.
 */
export function createCustomerPages(deps: CustomerPageDeps): Router {
  const router = Router({ caseSensitive: true });
  const cases = caseRoutes(deps);
  const ask = askRoutes(deps);
  for (const { path, type, content } of ASSETS) {
    router.get(path, (_req, res) => {
      notedOf(res).operation = 'page:asset';
      res.setHeader('Content-Type', type);
      res.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
      res.send(content);
    });
  }
  router.get('/c/:token', cases.page);
  router.get('/c/:token/slip', cases.slip);
  router.get('/c/:token/files/:id', cases.file);
  // Whoever reloads the answer to a form by its address gets the page.
  router.get('/c/:token/:act', (req, res) => res.redirect(303, `/c/${req.params.token}`));
  router.post('/c/:token/:act', cases.act);
  router.get('/ask/:shop', ask.page);
  router.post('/ask/:shop', ask.prove);
  router.get('/ask/:shop/:grant', ask.request);
  router.post('/ask/:shop/:grant', ask.open);
  router.get('/faq/:shop', faq(deps));
  router.use(['/c', '/ask', '/faq'], (req, res) => showPlain(visitOf(req, res, { deps, name: 'none' }), 'notFound'));
  router.use(['/c', '/ask', '/faq'], failed(deps));
  return router;
}

const faq = (deps: CustomerPageDeps) => (req: Request, res: Response) => {
  const visit = visitOf(req, res, { deps, name: 'faq' });
  const shop = String(req.params['shop'] ?? '');
  const terms = deps.promises.shop(shop);
  if (!terms) return showPlain(visit, 'notFound');
  const { api } = deps;
  const say = sayTo(visit, api.settings.shops[shop]?.locale, terms.zone);
  const { q } = req.query;
  const asked = typeof q === 'string' ? q.slice(0, 200) : '';
  const articles = api.knowledge.search(asked.trim() === '' ? {} : { words: asked });
  const page = faqPage({ shop, terms, asked, articles }, say);
  return show(visit, { say, title: faqTitle(say), name: shop, address: `/faq/${shop}` }, page);
};

/** Whatever breaks is a page in the customer's language, with the request's id to tell us (never what broke). */
const failed =
  (deps: CustomerPageDeps): ErrorRequestHandler =>
  // oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
  (error: unknown, req, res, _next) => {
    const visit = visitOf(req, res, { deps, name: 'failed' });
    const problem = problemOf(error);
    const { status } = problemKind(problem.code);
    if (status >= 500)
      deps.api.log.error({ requestId: visit.requestId, err: error, code: problem.code }, 'page failed');
    if (res.headersSent) res.destroy();
    else showPlain(visit, status === 404 ? 'unknown' : 'broken');
  };
