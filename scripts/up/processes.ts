import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** One run of one process: a pid alone is handed out again by the system, with its start time it is not. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string;
}

/** Who runs under this pid now; undefined when nobody does, or only a zombie. */
export function identify(pid: number): ProcessIdentity | undefined {
  const startedAt = process.platform === 'linux' ? startTimeByProc(pid) : startTimeByPs(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** True while the very process that was identified still runs. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.startedAt === identity.startedAt;
}

/** What the process was started as, for messages; undefined when that cannot be told. */
export function commandLine(pid: number): string | undefined {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || undefined;
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

export interface StopPatience {
  readonly signal?: NodeJS.Signals;
  readonly patienceMs: number;
}

/** Asks the process to stop, waits, and kills it when it does not. Never touches another process that got its pid. */
export async function stopProcess(identity: ProcessIdentity, patience: StopPatience): Promise<void> {
  if (!isAlive(identity)) return;
  process.kill(identity.pid, patience.signal ?? 'SIGTERM');
  if (await waitUntil(() => !isAlive(identity), patience.patienceMs)) return;
  process.kill(identity.pid, 'SIGKILL');
  await waitUntil(() => !isAlive(identity), 5_000);
}

/** Polls until the condition holds; false when it did not in time. */
export async function waitUntil(condition: () => boolean | Promise<boolean>, patienceMs: number): Promise<boolean> {
  const giveUpAt = performance.now() + patienceMs;
  while (performance.now() < giveUpAt) {
    if (await condition()) return true;
    await sleep(50);
  }
  return condition();
}

export interface Finished {
  readonly code: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
  readonly timeoutMs?: number;
}

/** Runs a program to its end; a failing exit code is an answer, not an exception. */
export function run(file: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const { timeoutMs, ...rest } = options;
  return new Promise((resolve) => {
    const limits = { maxBuffer: 16 * 1024 * 1024, timeout: timeoutMs ?? 0 };
    const child = execFile(file, [...args], { ...rest, ...limits }, (error, stdout, stderr) => {
      const code = error === null ? 0 : (error.code ?? error.signal ?? 1);
      resolve({ code, stdout, stderr: stderr || (error?.message ?? '') });
    });
    child.stdin?.end();
  });
}

const STATE = 0;
const START_TIME = 19;

function startTimeByProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the second field is the program's name in brackets and may itself hold blanks and brackets
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[STATE] === 'Z' || fields[STATE] === 'X') return undefined;
    return `${bootId()}/${fields[START_TIME]}`;
  } catch {
    return undefined;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'boot';
  }
}

function startTimeByPs(pid: number): string | undefined {
  try {
    const [state, ...started] = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/);
    return state === undefined || state.startsWith('Z') ? undefined : started.join(' ');
  } catch {
    return undefined;
  }
}
