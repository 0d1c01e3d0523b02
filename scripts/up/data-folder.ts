import { chmodSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Where everything that npm start makes is kept. */
export interface DataFolder {
  readonly path: string;
  readonly binaries: string;
  readonly bundles: string;
  readonly postgres: string;
  readonly temporalDatabase: string;
  readonly sandbox: string;
  readonly secrets: string;
  readonly runFile: string;
  logOf(name: string): string;
}

const LARGEST_LOG = 20 * 1024 * 1024;

export function openDataFolder(path = join(ROOT, '.aftercare')): DataFolder {
  for (const folder of [path, join(path, 'logs'), join(path, 'sandbox')]) mkdirSync(folder, { recursive: true });
  // as root the database runs as another user, who must be able to pass through
  if (process.getuid?.() === 0) for (const folder of [path, join(path, 'logs')]) chmodSync(folder, 0o711);
  return {
    path,
    binaries: join(path, 'bin'),
    bundles: join(path, 'build'),
    postgres: join(path, 'postgres'),
    temporalDatabase: join(path, 'temporal.db'),
    sandbox: join(path, 'sandbox'),
    secrets: join(path, 'secrets.json'),
    runFile: join(path, 'run.json'),
    logOf: (name) => logFile(path, name),
  };
}

function logFile(path: string, name: string): string {
  const file = join(path, 'logs', `${name}.log`);
  if (existsSync(file) && statSync(file).size > LARGEST_LOG) renameSync(file, `${file}.1`);
  return file;
}
