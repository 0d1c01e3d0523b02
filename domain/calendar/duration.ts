import { addWorkingDays } from '#domain/calendar.ts';
import type { Working } from './hours.ts';
import { addWorkingTime } from './working-time.ts';

/** A length of time as policies write it: calendar days, clock time, working days, or working time (F1). */
export type Duration =
  | { readonly kind: 'exact'; readonly days: number; readonly ms: number }
  | { readonly kind: 'working'; readonly days: number }
  | { readonly kind: 'workingTime'; readonly ms: number };

/** Where a length of time is counted: a zone, a calendar, and the hours of work where somebody said them. */
export type TimeFrame = Working;

/** An instant counted on a calendar, with the years that calendar did not know (see `CountedDay`). */
export interface CountedInstant {
  readonly at: number;
  readonly uncovered: readonly number[];
}

const EXACT = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?)?$/;
const WORKING = /^P(\d+)BD$/;
const WORKING_TIME = /^PT(?=.)(?:(\d+)BH)?(?:(\d+)BM)?$/;

/**
 * Reads ISO 8601 `PT48H`, `P7D`, `P2W`, `P1DT12H`, and our own `P5BD` for working days, `PT4BH`, `PT90BM` for hours and
 * minutes of work. Months and years are not accepted: nobody can say how long they are. Undefined when it is none of
 * these.
 */
export function parseDuration(text: string): Duration | undefined {
  const working = WORKING.exec(text);
  if (working) return { kind: 'working', days: Number(working[1]) };
  const worked = WORKING_TIME.exec(text);
  if (worked) return { kind: 'workingTime', ms: (Number(worked[1] ?? 0) * 60 + Number(worked[2] ?? 0)) * 60_000 };
  const exact = EXACT.exec(text);
  if (!exact) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = exact.slice(1).map((part) => Number(part ?? 0));
  return { kind: 'exact', days: weeks * 7 + days, ms: (hours * 60 + minutes) * 60_000 };
}

/**
 * When a duration that starts now is over. Days keep the wall time over a change of the clocks; hours are exact;
 * working days end with the last of them, at 24:00 of the zone, and the day of the start is not counted; working time
 * runs while the shop is at work.
 */
export function addDuration(start: number, duration: Duration, frame: TimeFrame): CountedInstant {
  const { zone, calendar } = frame;
  if (duration.kind === 'exact') {
    const day = duration.days === 0 ? start : zone.plusDays(start, duration.days);
    return { at: day + duration.ms, uncovered: [] };
  }
  if (duration.kind === 'workingTime') return addWorkingTime(start, duration.ms, frame);
  const last = addWorkingDays(calendar, zone.dateAt(start), duration.days);
  return { at: zone.endOf(last.date), uncovered: last.uncovered };
}
