import { addDays } from '#domain/calendar/local-date.ts';
import type { DayPlan, RunKind, RunTime } from '#domain/day/runs.ts';
import { slotsBetween, type Slot, type WallClock } from '#domain/day/slots.ts';
import type { PolicyBook } from '#policies/load.ts';
import { wallClockOf } from '#policies/wall-clock.ts';

/** A shop's plan with the clock on its wall; undefined for a shop that is not served. */
export function dayOf(
  policies: Pick<PolicyBook, 'days'>,
  { shop, at }: { readonly shop: string; readonly at: number },
): { readonly plan: DayPlan; readonly wall: WallClock } | undefined {
  const plan = policies.days(at)[shop];
  return plan && { plan, wall: wallClockOf(plan.zone) };
}

/** The times of a run in one text: other times are other promises. */
export const timesText = ({ zone, runs }: DayPlan, kind: RunKind): string =>
  [zone, ...runs[kind].map(({ at, weekday }) => (weekday === undefined ? at : `${weekday} ${at}`))].join(' ');

/** The instants at which the days around an instant begin where the shop is. */
export function boundsOf(wall: WallClock, at: number) {
  const today = wall.dateAt(at);
  const start = (days: number): number => wall.instantOf(addDays(today, days), '00:00') ?? at;
  return { startOfYesterday: start(-1), startOfDay: start(0), endOfDay: start(1) };
}

const MOST_DAYS_MS = 31 * 86_400_000;

/** The stretch from the run before to this one: what falls into it is told by this one alone. */
export function stretchBefore(times: readonly RunTime[], wall: WallClock, slot: Slot): { from: number; to: number } {
  const before = slotsBetween(times, wall, { after: slot.at - MOST_DAYS_MS, until: slot.at - 1 }).at(-1);
  return { from: before?.at ?? slot.at - MOST_DAYS_MS, to: slot.at };
}
