import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { CRASH_POINTS, unarmed, type CrashPoint } from '#activities/crash-point.ts';
import type { WorkerConfig } from './config.ts';

/** What a test finds when it has happened: the armed line as it stands, and what was under way. */
const HIT = '.hit';

/**
 * Crash points for tests. Each line of the file of `AFTERCARE_CRASH_FILE` arms one: `commit.after`, or
 * `commit.after@acceptOffer@AS-2026-000123` for the one that is about an accepted offer of that case; lines may come
 * and change while the worker runs. Where a line is met for the first time, it is written into the file of hits, and
 * the process kills itself. Behind the word `stay` it does not: the case that came there goes no further, however often
 * it is tried, until somebody kills the process, so that one death can be many cases' at once. Who comes to a line that
 * was met passes. A name that is no crash point is an error, so that a test cannot pass by a misspelling.
 */
export function armedCrashPoint({ AFTERCARE_CRASH_FILE: file }: WorkerConfig): CrashPoint {
  if (!file) return unarmed;
  const hits = `${file}${HIT}`;
  /** Which case stands at a line. */
  const standing = new Map<string, string>();
  return (name, about) => {
    const [who = ''] = about.split(' ');
    for (const line of linesOf(file)) {
      if (!isMet(line, name, about)) continue;
      if (standing.get(line) === who) return forEver();
      if (isOver(hits, line)) continue;
      appendFileSync(hits, `${line}\t${name} ${about}\n`);
      if (!line.startsWith(STAY)) process.kill(process.pid, 'SIGKILL');
      standing.set(line, who);
      return forEver();
    }
    return Promise.resolve();
  };
}

const STAY = 'stay ';
const forEver = (): Promise<void> => new Promise(() => undefined);

const isOver = (hits: string, line: string): boolean => linesOf(hits).some((hit) => hit.startsWith(`${line}\t`));

const linesOf = (file: string): readonly string[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];

function isMet(line: string, name: string, about: string): boolean {
  const [point = '', ...subjects] = line.replace(STAY, '').split('@');
  if (!CRASH_POINTS.some((one) => one === point))
    throw new Error(`${point} is no crash point; there are ${CRASH_POINTS.join(', ')}`);
  return point === name && subjects.every((subject) => about.includes(subject));
}
