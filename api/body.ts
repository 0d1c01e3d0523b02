import express, { type Request, type RequestHandler, type Response } from 'express';
import { Problem } from './problems.ts';
import type { Route } from './route.ts';

export const BODY_LIMIT = 64 * 1024;

// Compressed bodies are refused: nobody needs them for 64 kB, and what they grow to is unknown.
const json = express.json({ limit: BODY_LIMIT, strict: false, inflate: false });
const raw = (limit: number): RequestHandler => express.raw({ limit, type: () => true, inflate: false });

/** The body of a request: a JSON value, bytes for a route that wants them raw, or nothing for one that takes none. */
export async function readBody(route: Route, req: Request, res: Response): Promise<unknown> {
  if (route.bodyKind === 'raw') {
    await run(raw(route.bodyLimit ?? BODY_LIMIT), req, res);
    return Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  }
  if (!route.body) return undefined;
  if (!hasBody(req)) return {};
  if (!req.is('application/json'))
    throw new Problem('media_type_unsupported', { headers: { Accept: 'application/json' } });
  await run(json, req, res);
  return req.body;
}

const hasBody = (req: Request): boolean =>
  req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;

/** Express' own parsers, awaited. */
const run = (parser: RequestHandler, req: Request, res: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    void parser(req, res, (error?: unknown) =>
      error === undefined ? resolve() : reject(error instanceof Error ? error : new Error('body')),
    );
  });
