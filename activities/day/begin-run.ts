import { CATCH_UP_MS } from '#domain/day/runs.ts';
import { slotAt, slotsBetween } from '#domain/day/slots.ts';
import { nameMissed, watchedSince } from '#store/day/digests.ts';
import type { DayActivities, DayDeps, RunCall } from './contract.ts';
import { dayOf, timesText } from './plan-of.ts';

/** Older runs than this are not looked for any more. */
const LOOK_BACK_MS = 62 * 86_400_000;

export const beginRun =
  (deps: DayDeps): DayActivities['beginRun'] =>
  async (call) => {
    const day = dayOf(deps.policies, call);
    const slot = day && slotAt(day.plan.runs[call.kind], day.wall, call.at);
    if (!slot) return null;
    await nameMissedRuns(deps, call, slot.slot);
    return slot;
  };

/**
 * Compares what was to be since the run is watched with what is stored, and names what is missing and too old to be
 * caught up by itself (H1); the run that is about to begin is not missing. Answers how many are new.
 */
export async function nameMissedRuns(
  { database, policies }: Pick<DayDeps, 'database' | 'policies'>,
  { shop, kind, at }: RunCall,
  beginning?: string,
): Promise<number> {
  const day = dayOf(policies, { shop, at });
  if (!day) return 0;
  const times = day.plan.runs[kind];
  const since = await watchedSince(database.queries, { shop, kind, times: timesText(day.plan, kind), at });
  const expected = slotsBetween(times, day.wall, {
    after: Math.max(since, at - LOOK_BACK_MS),
    until: at - CATCH_UP_MS,
  });
  const slots = expected.filter(({ slot }) => slot !== beginning);
  return nameMissed(database.queries, { shop, kind, slots, at });
}
