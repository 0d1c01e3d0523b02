import { existsSync, writeFileSync } from 'node:fs';
import { CRASH_POINTS, unarmed, type CrashPoint } from '#activities/crash-point.ts';
import type { WorkerConfig } from './config.ts';

/**
 * Arms one crash point for tests: the process kills itself there, once; the marker file tells the next process that
 * it has happened. Refuses a name that is no crash point, so that a test cannot pass by a misspelling.
 */
export function armedCrashPoint({
  AFTERCARE_CRASH_POINT: armed,
  AFTERCARE_CRASH_MARKER: marker,
}: WorkerConfig): CrashPoint {
  if (!armed || !marker) return unarmed;
  const [point, ...words] = armed.split('@');
  const subject = words.join('@');
  if (!CRASH_POINTS.some((name) => name === point))
    throw new Error(`AFTERCARE_CRASH_POINT=${armed} is no crash point; there are ${CRASH_POINTS.join(', ')}`);
  return (name, about = '') => {
    if (name !== point || !about.includes(subject) || existsSync(marker)) return;
    writeFileSync(marker, `${name} ${about}\n`);
    process.kill(process.pid, 'SIGKILL');
  };
}
