import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from '#test/support/stack.ts';

/** A worker that will die at one place. */
export interface ArmedWorker {
  /** What was under way where it died, or undefined when it never got there. */
  diedAt(): string | undefined;
  /** How often it died. */
  deaths(): number;
  /** Waits for it to have died and to run again. */
  risen(): Promise<void>;
  /** From now on its death would be nobody's business. */
  leave(): Promise<void>;
}

/** Replaces the worker of the stack by one that kills itself at `point`, and starts another when that has happened. */
export async function armWorker(stack: Stack, point: string): Promise<ArmedWorker> {
  const marker = join(stack.folder, `crash-${randomUUID()}`);
  const armed = { AFTERCARE_CRASH_POINT: point, AFTERCARE_CRASH_MARKER: marker };
  let watching = true;
  let deaths = 0;
  let rising: Promise<void> = Promise.resolve();
  await stack.kill('worker');
  const raise = async (): Promise<void> => {
    await stack.start('worker', armed);
    stack.process('worker')?.once('exit', (_code, signal) => {
      if (!watching || signal !== 'SIGKILL') return;
      deaths += 1;
      rising = raise();
    });
  };
  await raise();
  return {
    diedAt: () => (existsSync(marker) ? readFileSync(marker, 'utf8').trim() : undefined),
    deaths: () => deaths,
    async risen() {
      while (deaths === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      await rising;
    },
    async leave() {
      watching = false;
      await rising;
    },
  };
}
