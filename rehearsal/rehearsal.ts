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
  /** The next instant at which the case itself does something, or undefined. */
  readonly nextOfCase: (caseNo: CaseNo) => Promise<number | undefined>;
  /** Waits until news the world has sent about this order have been handed to their cases. */
  readonly heard: (orderNo: string) => Promise<void>;
}

/** Steps of one call at most; a case that polls every few hours for half a year stays below. */
const MOST_STEPS = 1_000;
/** A timer fires a little after its instant. */
const MARGIN_MS = 20;

/**
 * Goes from one happening to the next - a clock of the case, or something the world has planned - so that nothing is
 * jumped over: what the case does at a deadline can change what the world does the day after.
 */
export function createRehearsal({ caseClock, worldClock, nextOfCase, heard }: RehearsalDeps): Rehearsal {
  const settle = async (caseNo: CaseNo, orderNo: string): Promise<void> => {
    await heard(orderNo);
    await caseClock.settled(caseNo);
  };

  /** A case may end on the way: then there is no clock left to move. */
  const forward = async (caseNo: CaseNo, ms: number): Promise<void> => {
    try {
      await caseClock.forward(caseNo, ms);
    } catch (error) {
      if (!(await caseClock.isOver(caseNo))) throw error;
    }
  };

  const step = async (caseNo: CaseNo, orderNo: string, target: number): Promise<readonly unknown[]> => {
    const now = await caseClock.now(caseNo);
    const planned = [(await worldClock.next(orderNo))?.at, await nextOfCase(caseNo)];
    const due = planned.filter((at) => at !== undefined).map((at) => Math.max(at + MARGIN_MS, now + 1));
    const to = Math.min(target, ...due);
    if (to > now) await forward(caseNo, to - now);
    await caseClock.settled(caseNo);
    const happened = await worldClock.advance(orderNo, to);
    await settle(caseNo, orderNo);
    return happened;
  };

  return {
    now: (caseNo) => caseClock.now(caseNo),
    async fastForward(caseNo, orderNo, ms) {
      await settle(caseNo, orderNo);
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
