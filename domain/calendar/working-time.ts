import { covers } from '#domain/calendar.ts';
import { workedOn, type Working } from './hours.ts';
import { addDays, yearOf } from './local-date.ts';

/** Nobody is closed for longer: a week without spans is refused when it is read, this guards against the rest. */
const LONGEST_DAYS = 3_660;

/** An instant counted in working time, with the years whose holidays the calendar did not know. */
export interface Counted {
  readonly at: number;
  readonly uncovered: readonly number[];
}

/** When so much working time that begins now is over; what ends with a span is due at that span's end (F1). */
export function addWorkingTime(start: number, ms: number, working: Working): Counted {
  const uncovered = new Set<number>();
  let left = ms;
  let date = working.zone.dateAt(start);
  for (let days = 0; left > 0 && days < LONGEST_DAYS; days += 1, date = addDays(date, 1)) {
    if (!covers(working.calendar, date)) uncovered.add(yearOf(date));
    for (const { from, to } of workedOn(working, date)) {
      const begin = Math.max(from, start);
      if (begin + left <= to) return { at: begin + left, uncovered: [...uncovered] };
      left -= Math.max(0, to - begin);
    }
  }
  if (left > 0) throw new RangeError(`${working.calendar.id}: there is no working time to count in`);
  return { at: start, uncovered: [] };
}

/** How much working time lies between two instants. */
export function workingTimeBetween({ from, to }: { from: number; to: number }, working: Working): number {
  let total = 0;
  for (let date = working.zone.dateAt(from); working.zone.at(date, 0) < to; date = addDays(date, 1))
    for (const worked of workedOn(working, date))
      total += Math.max(0, Math.min(worked.to, to) - Math.max(worked.from, from));
  return total;
}
