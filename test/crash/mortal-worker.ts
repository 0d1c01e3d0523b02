import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { CrashPointName } from '#activities/crash-point.ts';
import type { Stack } from '#test/support/stack.ts';

/** A crash point, or the one that is about something: `commit.after@acceptOffer`. */
export type Point = CrashPointName | `${CrashPointName}@${string}`;

/** A worker that dies where it is told to, one point at a time. */
export interface MortalWorker {
  /** From now on it dies at this point, once. */
  arm(point: Point): void;
  /** Waits for its death. */
  death(): Promise<void>;
  /** Starts another worker after a death. */
  raise(): Promise<void>;
  /** Its death is nobody's business any more. */
  leave(): Promise<void>;
}

const filesOf = ({ folder }: Stack): { armed: string; hits: string } => {
  const armed = join(folder, 'crash');
  return { armed, hits: `${armed}.hit` };
};

/** Replaces the worker of the stack by a mortal one. */
export async function mortalWorker(stack: Stack): Promise<MortalWorker> {
  const { armed, hits } = filesOf(stack);
  let death = Promise.resolve();
  const raise = async (): Promise<void> => {
    await stack.start('worker', { AFTERCARE_CRASH_FILE: armed });
    death = new Promise((resolve) => {
      stack.process('worker')?.once('exit', () => resolve());
    });
  };
  await stack.kill('worker');
  await raise();
  return {
    raise,
    arm(point) {
      rmSync(hits, { force: true });
      writeFileSync(armed, point);
    },
    death: () => death,
    async leave() {
      rmSync(armed, { force: true });
      await stack.kill('worker');
    },
  };
}

/** A worker in which many cases stand at a point each, and which then dies for all of them at once; another follows. */
export interface CommonDeath {
  /** From now on whatever comes to this point, about the case where one is named, goes no further before the next death. */
  arm(point: Point, caseNo?: string): void;
  /** Waits until somebody stands there. */
  stop(point: Point): Promise<void>;
  /** From now on it dies; before, whoever came to a point stays there however long. */
  begin(): void;
  /** What was under way where it was stopped; undefined while nothing came there. */
  stoppedAt(point: Point): string | undefined;
  /** Dies for those who stand at a point now, and never again. */
  end(): Promise<void>;
}

/** How long others may take to come to their points once one stands at its own; a dispatcher holds everybody up. */
const GATHERING_MS = 6_000;
const HOLDING_UP_MS = 600;
const HOLDS_EVERYBODY_UP = /^stay (inbox|outbox)\./;

/** `all` of so many points; when each was come to, nobody else is waited for. */
export async function commonDeath(stack: Stack, all: number): Promise<CommonDeath> {
  const { armed, hits } = filesOf(stack);
  const lines = new Map<Point, string>();
  const isStopped = new Map<string, string>();
  let begun = false;
  let ended = false;
  let dueAt = Infinity;
  const start = (): Promise<void> => stack.start('worker', { AFTERCARE_CRASH_FILE: armed });
  const readHits = (): void => {
    const fresh = linesOf(hits).filter(([line]) => !isStopped.has(line));
    for (const [line, about] of fresh) {
      isStopped.set(line, about);
      dueAt = Math.min(dueAt, Date.now() + (HOLDS_EVERYBODY_UP.test(line) ? HOLDING_UP_MS : GATHERING_MS));
    }
  };

  /** Waits until one stands at its point, gives others their time, and lets the worker die. */
  const watch = async (): Promise<void> => {
    while (!ended || dueAt < Infinity) {
      await pause(50);
      readHits();
      const isEverybodyThere = dueAt < Infinity && isStopped.size === all;
      if (!begun || dueAt === Infinity || (Date.now() < dueAt && !isEverybodyThere && !ended)) continue;
      await stack.kill('worker');
      readHits();
      dueAt = Infinity;
      await start();
    }
  };

  await stack.kill('worker');
  await start();
  const watching = watch();
  watching.catch(() => undefined);
  return {
    arm(point, caseNo) {
      lines.set(point, `stay ${point}${caseNo === undefined ? '' : `@${caseNo}`}`);
      // the worker reads it at any time: it is whole or as it was
      writeFileSync(`${armed}.next`, [...lines.values()].join('\n'));
      renameSync(`${armed}.next`, armed);
    },
    async stop(point) {
      for (const until = Date.now() + 30_000; !isStopped.has(lines.get(point) ?? ''); await pause(50))
        if (Date.now() > until) throw new Error(`nobody comes to ${point}`);
    },
    begin() {
      begun = true;
    },
    stoppedAt: (point) => isStopped.get(lines.get(point) ?? ''),
    async end() {
      ended = true;
      await watching;
    },
  };
}

/** Each line of the file of hits: what was armed, and what was under way. */
const linesOf = (hits: string): [string, string][] =>
  existsSync(hits)
    ? readFileSync(hits, 'utf8')
        .split('\n')
        .filter((line) => line.includes('\t'))
        .map((line) => {
          const [armedAs = '', about = ''] = line.split('\t');
          return [armedAs, about];
        })
    : [];
