import type { CaseNo } from '#domain/ids.ts';
import type { CaseClock } from './case-clock.ts';
import type { WorldClock } from './world-clock.ts';

/** Plays a case forward in time, together with the world around it; sandbox mode only (design 6). */
export interface Rehearsal {
  now(caseNo: CaseNo): Promise<number>;
  /** Moves case and world by `ms`; answers the case's new time and what the world did on the way. */
  fastForward(
    caseNo: CaseNo,
    orderNo: string,
    ms: number,
  ): Promise<{ readonly now: number; readonly happened: readonly unknown[] }>;
}

interface RehearsalDeps {
  readonly caseClock: CaseClock;
  readonly worldClock: WorldClock;
  /** Waits until news the world has sent about this order have been handed to their cases. */
  readonly heard: (orderNo: string) => Promise<void>;
  /** Lets real time pass, in milliseconds. */
  readonly wait: (ms: number) => Promise<unknown>;
}

/** Steps of one call at most; a case that polls every few hours for half a year stays below. */
const MOST_STEPS = 2_000;
/** Nearer than this the real clock is waited for: a skip must not be overtaken by work that begins meanwhile. */
const NEAR_MS = 1_000;

/**
 * Goes from one happening to the next - a timer of the case, or something the world has planned - so that nothing is
 * jumped over: what the case does at a deadline can change what the world does the day after.
 */
export function createRehearsal({ caseClock, worldClock, heard, wait }: RehearsalDeps): Rehearsal {
  /** A case may end on the way: then there is no clock left to move. */
  const skip = async (caseNo: CaseNo, ms: number): Promise<void> => {
    try {
      await (ms < NEAR_MS ? wait(ms) : caseClock.skip(caseNo, ms));
    } catch (error) {
      if (!(await caseClock.isOver(caseNo))) throw error;
    }
  };

  const step = async (caseNo: CaseNo, orderNo: string, target: number): Promise<readonly unknown[]> => {
    const now = await caseClock.now(caseNo);
    const planned = (await worldClock.next(orderNo))?.at ?? target;
    await skip(caseNo, Math.min(target, Math.max(planned, now)) - now);
    await caseClock.settled(caseNo);
    const happened = await worldClock.advance(orderNo, Math.min(target, await caseClock.now(caseNo)));
    await heard(orderNo);
    await caseClock.settled(caseNo);
    return happened;
  };

  return {
    now: (caseNo) => caseClock.now(caseNo),
    async fastForward(caseNo, orderNo, ms) {
      await heard(orderNo);
      await caseClock.settled(caseNo);
      const target = (await caseClock.now(caseNo)) + ms;
      const happened: unknown[] = [];
      for (let steps = 0; steps < MOST_STEPS && (await caseClock.now(caseNo)) < target; steps += 1) {
        if (await caseClock.isOver(caseNo)) break;
        happened.push(...(await step(caseNo, orderNo, target)));
      }
      return { now: await caseClock.now(caseNo), happened };
    },
  };
}
