import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCaseClock } from '#rehearsal/case-clock.ts';
import type { Maker, Subject } from './subjects.ts';

/** The world takes its time: news come after the step that asks for them is over and done with. */
const PAUSE_MS = 60;
const UNTIL_REVISIT_MS = 5 * 86_400_000 + 60_000;

/**
 * Plays one return from the request to the closing. How many steps a case has taken tells when it is ready for more,
 * so that both kinds of case are driven by the very same code.
 */
export function playerOf({ client, worker }: Pick<Maker, 'client' | 'worker'>): (subject: Subject) => Promise<void> {
  const clock = createCaseClock(client, { newId: randomUUID, now: Date.now });
  return async ({ caseNo, open, accept, tell, answer }) => {
    const after = async (steps: number): Promise<void> => {
      await worker.steps(caseNo, steps);
      await sleep(PAUSE_MS);
    };
    await open();
    await after(3);
    await accept();
    await after(5);
    await tell(1);
    await after(6);
    await tell(2);
    await after(7);
    await tell(3);
    await after(10);
    await tell(4);
    await after(11);
    await clock.skip(caseNo, UNTIL_REVISIT_MS);
    await after(12);
    await answer();
  };
}

/** Plays all of them, so many at a time. */
export async function playAll(maker: Maker, subjects: readonly Subject[], inFlight: number): Promise<void> {
  const play = playerOf(maker);
  const waiting = [...subjects];
  const lane = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await play(next);
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
}
