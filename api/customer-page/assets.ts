import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly content: string;
}

/** A file of the pages under a name that changes with its content, so that browsers may keep it for good. */
function asset(file: string, type: string): Asset {
  const content = readFileSync(new URL(file, import.meta.url), 'utf8');
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { path: `/customer/${file.replace('.', `-${hash}.`)}`, type, content };
}

export const STYLE = asset('page.css', 'text/css; charset=utf-8');
export const SCRIPT = asset('page.js', 'text/javascript; charset=utf-8');
export const ASSETS: readonly Asset[] = [STYLE, SCRIPT];
