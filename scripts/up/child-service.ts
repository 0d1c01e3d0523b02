import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './data-folder.ts';
import { identify } from './processes.ts';
import type { ProcessIdentity } from './processes.ts';
import type { Service } from './supervisor.ts';

export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly logFile: string;
  readonly env?: Readonly<Record<string, string>>;
  /** a channel to the child, by which it notices our end */
  readonly leashed?: boolean;
}

/** Starts a program in a group of its own, so that a Ctrl-C of the console reaches only the supervisor. */
export async function launch(program: Program): Promise<ProcessIdentity> {
  const log = openSync(program.logFile, 'a');
  const child = spawn(program.file, [...program.args], {
    cwd: ROOT,
    env: { ...process.env, ...program.env },
    detached: true,
    stdio: ['ignore', log, log, ...(program.leashed === true ? (['ipc'] as const) : [])],
  });
  closeSync(log);
  await once(child, 'spawn');
  const identity = identify(child.pid ?? 0);
  if (identity === undefined)
    throw new Error(`it ended at once; the end of ${program.logFile}:\n${endOfLog(program.logFile)}`);
  return identity;
}

export interface OwnProgram {
  readonly name: string;
  readonly main: string;
  readonly logFile: string;
  readonly env: Readonly<Record<string, string>>;
}

/** One of our own programs in TypeScript as a service. */
export function ownService({ name, main, logFile, env }: OwnProgram): Service {
  const leash = pathToFileURL(join(ROOT, 'scripts/up/leash.mjs')).href;
  const args = ['--enable-source-maps', '--import', 'tsx', '--import', leash, join(ROOT, main)];
  return {
    name,
    startedWith: main,
    start: () => launch({ file: process.execPath, args, logFile, env, leashed: true }),
  };
}

export function endOfLog(file: string, lines = 25): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : '(empty)';
}
