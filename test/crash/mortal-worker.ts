import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CrashPointName } from '#activities/crash-point.ts';
import type { Stack } from '#test/support/stack.ts';

/** A crash point, or the one that is about something: `commit.after@acceptOffer`. */
export type Point = CrashPointName | `${CrashPointName}@${string}`;

/** A worker that dies where it is told to, one point at a time. */
export interface MortalWorker {
  /** From now on it dies at this point, once. */
  arm(point: Point): void;
  /** What was under way where it died, or undefined while it lives. */
  diedAt(): string | undefined;
  /** Waits for its death, and for the worker that takes its place when there is to be one. */
  death(): Promise<void>;
  /** Starts another worker after a death. */
  raise(): Promise<void>;
  /** Its death is nobody's business any more. */
  leave(): Promise<void>;
}

/** Replaces the worker of the stack by a mortal one; unless `rises` is false, another takes its place when it dies. */
export async function mortalWorker(stack: Stack, { rises = true } = {}): Promise<MortalWorker> {
  const armed = join(stack.folder, 'crash');
  const hit = `${armed}.hit`;
  let watched = true;
  let death: Promise<void>;
  const raise = async (): Promise<void> => {
    await stack.start('worker', { AFTERCARE_CRASH_FILE: armed });
    const gone = new Promise<void>((resolve) => {
      stack.process('worker')?.once('exit', () => resolve());
    });
    death = gone.then(() => (watched && rises ? raise() : undefined));
    death.catch(() => undefined);
  };
  await stack.kill('worker');
  await raise();
  return {
    raise,
    arm(point) {
      rmSync(hit, { force: true });
      writeFileSync(armed, point);
    },
    diedAt: () => (existsSync(hit) ? readFileSync(hit, 'utf8').trim() : undefined),
    death: () => death,
    async leave() {
      watched = false;
      rmSync(armed, { force: true });
      await stack.kill('worker');
    },
  };
}
