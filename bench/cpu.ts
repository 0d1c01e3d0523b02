import { readdirSync, readFileSync } from 'node:fs';

/** What is measured: processes by their part; of `postgres` all that the first one has started count. */
export type Parts = Readonly<Record<string, number>>;

/** CPU used by each part since the process began, in milliseconds; `all` is the whole machine. */
export interface CpuReading {
  readonly at: number;
  readonly parts: Readonly<Record<string, number>>;
  readonly all: number;
}

/** What one window of a measurement used. */
export interface CpuUse {
  readonly elapsedMs: number;
  readonly parts: Readonly<Record<string, number>>;
  /** What others used meanwhile, in cores. */
  readonly others: number;
}

/** The kernel counts in hundredths of a second on every Linux we run on. */
const TICK_MS = 10;
const [PPID, UTIME, STIME, CUTIME, CSTIME] = [1, 11, 12, 13, 14];

/** Reads /proc: what the parts, their children included, and the machine have used so far. */
export function readCpu(parts: Parts): CpuReading {
  const processes = allProcesses();
  const used = Object.entries(parts).map(([part, pid]) => [part, usedBy(processes, pid)] as const);
  const own = process.cpuUsage();
  return {
    at: performance.now(),
    parts: { ...Object.fromEntries(used), driver: (own.user + own.system) / 1_000 },
    all: machine(),
  };
}

export function between(before: CpuReading, after: CpuReading): CpuUse {
  const parts = Object.fromEntries(
    Object.entries(after.parts).map(([part, ms]) => [part, ms - (before.parts[part] ?? 0)]),
  );
  const elapsedMs = after.at - before.at;
  const ours = Object.values(parts).reduce((sum, ms) => sum + ms, 0);
  return { elapsedMs, parts, others: Math.max(0, (after.all - before.all - ours) / elapsedMs) };
}

interface ProcessUse {
  readonly parent: number;
  /** Its own and that of children which have ended. */
  readonly ms: number;
}

function allProcesses(): ReadonlyMap<number, ProcessUse> {
  const found = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Map(found.flatMap((pid) => useOf(Number(pid))));
}

function useOf(pid: number): [number, ProcessUse][] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the second field is the program's name in brackets and may itself hold blanks
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const ms = [UTIME, STIME, CUTIME, CSTIME].reduce((sum, field) => sum + (fields[field ?? 0] ?? 0), 0) * TICK_MS;
    return [[pid, { parent: fields[PPID ?? 0] ?? 0, ms }]];
  } catch {
    // ended meanwhile: its parent has it
    return [];
  }
}

function usedBy(processes: ReadonlyMap<number, ProcessUse>, pid: number): number {
  const children = [...processes].filter(([, { parent }]) => parent === pid).map(([child]) => usedBy(processes, child));
  return children.reduce((sum, ms) => sum + ms, processes.get(pid)?.ms ?? 0);
}

const IDLE_FIELDS = new Set([3, 4]);
/** Guests are counted in the first two fields already. */
const COUNTED_FIELDS = 8;

function machine(): number {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const ticks = line
    .trim()
    .split(/\s+/)
    .slice(1, 1 + COUNTED_FIELDS)
    .map(Number);
  return ticks.reduce((sum, one, field) => (IDLE_FIELDS.has(field) ? sum : sum + one), 0) * TICK_MS;
}

/** The process that has started this one, such as the Postgres of a backend. */
export function parentOf(pid: number): number {
  const parent = allProcesses().get(pid)?.parent;
  if (parent === undefined) throw new Error(`there is no process ${pid}`);
  return parent;
}
