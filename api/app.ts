import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { isOpen, ROLES } from './access.ts';
import { codecDoor, type CodecDoor } from './codec-door.ts';
import { serveConsole } from './console-files.ts';
import type { ApiDeps } from './deps.ts';
import type { ApiMetrics } from './metrics.ts';
import { notedOf, send, serve, type Noted } from './pipeline.ts';
import { problemAnswer } from './problem-answer.ts';
import { problemOf } from './problem-of.ts';
import { Problem } from './problems.ts';
import type { Route } from './route.ts';

export interface AppParts {
  readonly deps: ApiDeps;
  readonly routes: readonly Route[];
  readonly metrics: ApiMetrics;
  /** How many proxies in front are believed when they say who asks. */
  readonly trustedProxies?: number;
  /** The folder of the built console. */
  readonly consoleFolder?: string | undefined;
  /** Whose pages may have payloads opened. */
  readonly codec?: CodecDoor;
  /** What customers see: pages beside the route table. */
  readonly pages?: RequestHandler;
}

const CLOSED: CodecDoor = { webUi: undefined, demoKey: undefined };

/** The API as an Express app: every address comes from the route table, everything else is a problem. */
export function createApp({
  deps,
  routes,
  metrics,
  trustedProxies = 0,
  consoleFolder,
  codec = CLOSED,
  pages,
}: AppParts): Express {
  checkRoutes(routes);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', trustedProxies);
  app.set('query parser', 'simple');
  app.use(note(deps, metrics));
  app.use(secure);
  app.use('/v1/codec', codecDoor(codec));
  for (const [path, methods] of byPath(routes)) {
    const served = app.route(path.replaceAll(/\{(\w+)\}/g, ':$1'));
    for (const route of methods) served[route.method](serve(route, deps));
    served.all(wrongMethod(methods));
  }
  if (pages) app.use(pages);
  app.get('/', toConsole);
  app.use('/console', serveConsole(consoleFolder));
  app.use(() => {
    throw new Problem('route_unknown');
  });
  app.use(answerProblem(deps));
  return app;
}

/** Who comes with a browser and no address gets to the console. */
const toConsole: RequestHandler = (req, res, next) => {
  if (req.accepts(['json', 'html']) === 'html') res.redirect(302, '/console/');
  else next();
};

/** A route that nobody is named for, or that is there twice, keeps the API from starting. */
export function checkRoutes(routes: readonly Route[]): void {
  const seen = new Set<string>();
  for (const route of routes) {
    const { roles, operationId, method, path } = route;
    const named = isOpen(roles)
      ? roles.open.trim() !== ''
      : roles.length > 0 && roles.every((role) => ROLES.includes(role));
    if (!named)
      throw new Error(
        `${operationId}: the route has no row in api/permissions.ts: it names no role and no reason to be open`,
      );
    for (const name of [operationId, `${method} ${path}`]) {
      if (seen.has(name)) throw new Error(`${name} is in the route table twice`);
      seen.add(name);
    }
  }
}

function byPath(routes: readonly Route[]): Map<string, readonly Route[]> {
  const paths = new Map<string, readonly Route[]>();
  for (const route of routes) paths.set(route.path, [...(paths.get(route.path) ?? []), route]);
  return paths;
}

// Nothing of ours is framed, sniffed, or loaded from elsewhere; only the docs page runs scripts, its own.
const secure: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' },
});

const REQUEST_ID = /^[A-Za-z0-9._-]{1,64}$/;

/** Names the request, and notes its end in log and figures. */
function note(deps: ApiDeps, metrics: ApiMetrics): RequestHandler {
  return (req, res, next) => {
    const given = req.get('x-request-id');
    const noted: Noted = { requestId: given && REQUEST_ID.test(given) ? given : deps.newId(), operation: 'none' };
    res.locals['noted'] = noted;
    res.setHeader('X-Request-Id', noted.requestId);
    res.setHeader('Cache-Control', 'no-store');
    const startedAt = performance.now();
    res.on('close', () => {
      const seconds = (performance.now() - startedAt) / 1000;
      const { method } = req;
      metrics.observe({ operation: noted.operation, method, status: res.statusCode, seconds });
      deps.log.info({ ...noted, method, status: res.statusCode, ms: Math.round(seconds * 1000) }, 'request');
    });
    next();
  };
}

const wrongMethod = (routes: readonly Route[]): RequestHandler => {
  const methods = routes.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
  const allow = [...methods, 'OPTIONS'].join(', ');
  return (req, res) => {
    if (req.method !== 'OPTIONS') throw new Problem('method_not_allowed', { headers: { Allow: allow } });
    send(res, { status: 204, headers: { Allow: allow } });
  };
};

const answerProblem =
  (deps: ApiDeps): ErrorRequestHandler =>
  // oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
  (error: unknown, req, res, _next) => {
    const problem = problemOf(error);
    const { requestId } = notedOf(res);
    if (problem.code === 'internal' || problem.code === 'unavailable') {
      deps.log.error({ requestId, err: error, code: problem.code }, 'request failed');
    }
    if (res.headersSent) res.destroy();
    else send(res, problemAnswer(problem, { instance: req.originalUrl, requestId }));
  };
