import express from 'express';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import { takeTrouble } from '#sandbox/control/troubles.ts';
import { Problem } from '#sandbox/core/problem.ts';
import { PORTS } from '#sandbox/core/schemas.ts';
import { send, sendProblem, toProblem } from '#sandbox/http/answer.ts';
import { bearer } from '#sandbox/http/bearer.ts';
import { execute } from '#sandbox/http/execute.ts';
import type { Engine } from '#sandbox/http/execute.ts';
import { readInput } from '#sandbox/http/input.ts';
import { openApiDocument } from '#sandbox/http/openapi.ts';
import { docsPage, labelPage } from '#sandbox/http/pages.ts';
import { payPages } from '#sandbox/http/pay-page.ts';
import { portOf } from '#sandbox/http/route.ts';
import type { Route } from '#sandbox/http/route.ts';
import { ROUTES } from '#sandbox/http/routes.ts';
import { makeTrouble } from '#sandbox/http/trouble.ts';

export type AppDeps = Engine & { readonly token: string; readonly stopping: AbortSignal };

/** The route table as an Express application. */
export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(openPages(deps));
  app.use(payPages(deps));
  app.use(bearer(deps.token));
  app.use(express.json({ limit: '1mb', strict: false }));
  for (const route of ROUTES) app[route.method](route.path.replaceAll(/\{(\w+)\}/gu, ':$1'), endpoint(deps, route));
  app.use((request) => {
    throw new Problem(404, 'route_unknown', `nothing at ${request.method} ${request.path}`);
  });
  app.use(lastResort);
  return app;
}

function openPages({ ledger }: AppDeps): express.Router {
  const pages = express.Router();
  pages.get('/world/v1/health', (_request, response) => {
    const { epoch, shop, webhooks } = ledger.state;
    response.json({ status: 'ok', epoch, orders: shop.orders.size, webhooksWaiting: webhooks.outbox.size });
  });
  pages.get('/world/v1/openapi.json', (_request, response) => void response.json(openApiDocument()));
  pages.get('/world/v1/docs', (_request, response) => void response.type('html').send(docsPage()));
  pages.get('/carrier/v1/labels/:labelId/document', (request, response) => {
    const held = ledger.state.carrier.labels.get(request.params.labelId);
    response
      .status(held ? 200 : 404)
      .type('html')
      .send(labelPage(held?.label));
  });
  return pages;
}

/** One route: read, look for trouble, do, answer. */
function endpoint({ stopping, ...engine }: AppDeps, route: Route): RequestHandler {
  const port = PORTS.find((one) => one === portOf(route));
  return async (request, response) => {
    const input = readInput(route, request);
    const baseUrl = `${request.protocol}://${request.get('host') ?? 'localhost'}`;
    const perform = (readLagMs = 0) => execute(engine, { route, input, baseUrl, readLagMs });
    const occasion = port && { port, operation: route.operation, orderNo: input.timeline };
    const trouble = occasion && takeTrouble(engine.ledger, occasion);
    if (trouble) await makeTrouble({ trouble, response, stopping, perform });
    else send(response, await perform());
  };
}

// oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
const lastResort: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error);
  return sendProblem(response, toProblem(error));
};
