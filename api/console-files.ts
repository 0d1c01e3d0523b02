import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { RequestHandler, Response } from 'express';
import { Problem } from './problems.ts';

/** What stands in the built index.html in the place of the nonce; see console/vite.config.ts. */
const NONCE = /__CONSOLE_NONCE__/g;
const NONCE_BYTES = 16;

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

interface BuiltFile {
  readonly type: string;
  readonly bytes: Buffer;
  readonly gzipped: Buffer | undefined;
}

/** Only our own scripts; styles our own or with the nonce of this answer; nothing from outside, in no frame. */
const policyWith = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * The console below /console/: its files, read once, and for every other address below its page, which finds its way by
 * the address. Whatever is asked for is looked up by name, never on the disk.
 */
export function serveConsole(folder: string | undefined): RequestHandler {
  if (folder === undefined)
    return () => {
      throw new Problem('route_unknown', { detail: 'This installation was started without a console.' });
    };
  const files = filesOf(folder);
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  return (req, res) => {
    if (req.method !== 'GET' && req.method !== 'HEAD')
      throw new Problem('method_not_allowed', { headers: { Allow: 'GET, HEAD' } });
    const file = files.get(req.path.slice(1));
    if (file) sendFile(res, file, /\bgzip\b/.test(req.get('accept-encoding') ?? ''));
    else if (/\.\w+$/.test(req.path)) throw new Problem('route_unknown');
    else sendPage(res, page);
  };
}

function sendPage(res: Response, page: string): void {
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  res.setHeader('Content-Security-Policy', policyWith(nonce));
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.end(page.replaceAll(NONCE, nonce));
}

function sendFile(res: Response, { type, bytes, gzipped }: BuiltFile, takesGzip: boolean): void {
  res.setHeader('Content-Type', type);
  res.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
  res.setHeader('Vary', 'Accept-Encoding');
  if (!takesGzip || !gzipped) {
    res.end(bytes);
    return;
  }
  res.setHeader('Content-Encoding', 'gzip');
  res.end(gzipped);
}

/** The built files by their name below the folder, each with its packed form where the build made one. */
function filesOf(folder: string): ReadonlyMap<string, BuiltFile> {
  const names = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
  const packed = new Set(names.filter((name) => name.endsWith('.gz')));
  return new Map(
    names
      .filter((name) => TYPES[extname(name)] !== undefined)
      .map((name) => [
        name,
        {
          type: TYPES[extname(name)] ?? '',
          bytes: readFileSync(join(folder, name)),
          gzipped: packed.has(`${name}.gz`) ? readFileSync(join(folder, `${name}.gz`)) : undefined,
        },
      ]),
  );
}
