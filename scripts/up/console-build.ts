import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** All that may be inside the console, and what says which libraries are. */
const SOURCES = ['console', 'domain'];
const LOCK = 'package-lock.json';
const OLDER_KEPT = 2;

export interface ConsoleBuild {
  readonly folder: string;
  readonly built: boolean;
}

/** The console as files for the API to serve, built only when its sources or libraries changed. */
export async function prepareConsole(keepIn: string): Promise<ConsoleBuild> {
  const folder = join(resolve(keepIn), `console-${fingerprint()}`);
  if (existsSync(folder)) return { folder, built: false };
  mkdirSync(keepIn, { recursive: true });
  // built aside and renamed: nobody is served half a console
  const aside = `${folder}.${process.pid}`;
  const [{ build }, { consoleBuild }] = await Promise.all([import('vite'), import('#console/vite.config.ts')]);
  await build(consoleBuild(aside));
  pack(aside);
  if (existsSync(folder)) rmSync(aside, { recursive: true, force: true });
  else renameSync(aside, folder);
  dropOlder(keepIn, folder);
  return { folder, built: true };
}

/** Each text packed once, so that the API does not pack it for every browser. */
function pack(folder: string): void {
  for (const path of filesBelow(folder).filter((name) => /\.(js|css|svg)$/.test(name)))
    writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
}

function fingerprint(): string {
  const hash = createHash('sha256');
  hash.update(readFileSync(join(ROOT, LOCK)));
  for (const file of SOURCES.flatMap((folder) => filesBelow(join(ROOT, folder))).toSorted())
    hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function dropOlder(keepIn: string, kept: string): void {
  readdirSync(keepIn)
    .filter((name) => /^console-[0-9a-f]{16}$/.test(name))
    .map((name) => join(keepIn, name))
    .filter((path) => path !== kept)
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
    .slice(OLDER_KEPT)
    .forEach((path) => rmSync(path, { recursive: true, force: true }));
}
