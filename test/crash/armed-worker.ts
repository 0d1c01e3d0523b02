import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CrashPointName } from '#activities/crash-point.ts';
import type { Stack } from '#test/support/stack.ts';

/** A crash point, or the one that is about something: `commit.after@acceptOffer`. */
export type Point = CrashPointName | `${CrashPointName}@${string}`;

/** A worker that dies where it is told to. */
export interface MortalWorker {
  /** From now on it dies at this point, once; answers what it knows of it. */
  arm(point: Point): Death;
  /** Another worker takes the place of one that dies, or does not. */
  rises(does: boolean): void;
  raise(): Promise<void>;
  /** Its death is nobody's business any more. */
  leave(): void;
}

export interface Death {
  /** What was under way where it died, or undefined while it lives. */
  at(): string | undefined;
  /** Waits for it, and for the other worker when there is to be one. */
  happened(): Promise<void>;
  /** The point was not reached: it is not armed any more. */
  spare(): void;
}

/** Replaces the worker of the stack by a mortal one. */
export async function mortalWorker(stack: Stack): Promise<MortalWorker> {
  let watched = true;
  let rises = true;
  let file = '';
  let next: () => void = () => undefined;
  const crashFile = join(stack.folder, 'crash');
  const raise = async (): Promise<void> => {
    await stack.start('worker', { AFTERCARE_CRASH_FILE: crashFile });
    stack.process('worker')?.once('exit', () => {
      if (!watched) return;
      if (rises) raise().then(next, next);
      else next();
    });
  };
  await stack.kill('worker');
  await raise();
  return {
    raise,
    rises: (does) => {
      rises = does;
    },
    leave: () => {
      watched = false;
    },
    arm(point) {
      file = join(stack.folder, `hit-${randomUUID()}`);
      const hit = `${crashFile}.hit`;
      const mine = file;
      const happened = new Promise<void>((resolve) => {
        next = () => {
          if (existsSync(hit)) writeFileSync(mine, readFileSync(hit));
          rmSync(hit, { force: true });
          resolve();
        };
      });
      writeFileSync(crashFile, point);
      return {
        at: () => (existsSync(mine) ? readFileSync(mine, 'utf8').trim() : undefined),
        happened: () => happened,
        spare: () => rmSync(crashFile, { force: true }),
      };
    },
  };
}
