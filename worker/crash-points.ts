import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { CRASH_POINTS, unarmed, type CrashPoint } from '#activities/crash-point.ts';
import type { WorkerConfig } from './config.ts';

/** What a test finds when it has happened: the file by which the point was armed, under another name. */
const HIT = '.hit';

/**
 * Crash points for tests. The file of `AFTERCARE_CRASH_FILE` names the armed one - `commit.after`, or
 * `commit.after@acceptOffer` for the one that is about an accepted offer; it may come and change while the worker runs.
 * There the process kills itself, once: the file is renamed before, with what was under way in it. A name that is no
 * crash point is an error, so that a test cannot pass by a misspelling.
 */
export function armedCrashPoint({ AFTERCARE_CRASH_FILE: file }: WorkerConfig): CrashPoint {
  if (!file) return unarmed;
  return (name, about = '') => {
    if (!existsSync(file)) return;
    const { point, subject } = readArmed(file);
    if (name !== point || !about.includes(subject)) return;
    writeFileSync(file, `${name} ${about}\n`);
    renameSync(file, `${file}${HIT}`);
    process.kill(process.pid, 'SIGKILL');
  };
}

function readArmed(file: string): { point: string; subject: string } {
  const [point = '', ...words] = readFileSync(file, 'utf8').trim().split('@');
  if (!CRASH_POINTS.some((name) => name === point))
    throw new Error(`${point} of ${file} is no crash point; there are ${CRASH_POINTS.join(', ')}`);
  return { point, subject: words.join('@') };
}
