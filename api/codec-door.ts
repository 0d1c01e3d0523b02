import type { RequestHandler } from 'express';
import { Problem } from './problems.ts';

export interface CodecDoor {
  /** Where the Temporal Web UI is: the one page of another origin that may ask. Without it nobody's page may. */
  readonly webUi: string | undefined;
  /** The key that stands for whoever uses the Web UI of a sandbox, where all keys are known to everybody. */
  readonly demoKey: string | undefined;
}

/** Where a sandbox's Web UI asks, without anybody having signed in. */
const DEMO = '/demo';

/**
 * Stands before the codec's address (`/v1/codec`): lets the pages of the Temporal Web UI ask, and no other origin's. That a
 * request comes from there stands in for the console's own header (CSRF): browsers do not let pages lie about it.
 */
export function codecDoor({ webUi, demoKey }: CodecDoor): RequestHandler {
  const allowed = webUi === undefined ? undefined : originOf(webUi);
  return (req, res, next) => {
    const origin = req.get('origin');
    res.setHeader('Vary', 'Origin');
    if (origin !== undefined && (allowed === undefined || originOf(origin) !== allowed))
      throw new Problem('forbidden', { detail: 'Not from this origin.' });
    if (origin !== undefined) {
      res.setHeader('Access-Control-Allow-Origin', origin);
      res.setHeader('Access-Control-Allow-Credentials', 'true');
      req.headers['x-aftercare-console'] = '1';
    }
    if (req.method === 'OPTIONS') {
      res.setHeader('Access-Control-Allow-Methods', 'POST');
      res.setHeader('Access-Control-Allow-Headers', 'authorization, authorization-extras, content-type, x-namespace');
      res.setHeader('Access-Control-Max-Age', '600');
      res.status(204).end();
      return;
    }
    if (demoKey !== undefined && req.url.startsWith(`${DEMO}/`)) {
      req.url = req.url.slice(DEMO.length);
      req.headers.authorization ??= `Bearer ${demoKey}`;
    }
    next();
  };
}

/** The same machine is called by either name. */
const originOf = (address: string): string | undefined =>
  URL.canParse(address) ? new URL(address).origin.replace('//localhost', '//127.0.0.1') : undefined;
