import type { Calendar } from '#domain/calendar.ts';
import { daysBetween, yearOf } from '#domain/calendar/local-date.ts';

/** How long a calendar still knows the holidays. */
export interface Coverage {
  readonly calendar: string;
  /** The last day of the last year, from now on without a gap, whose holidays were entered; yesterday's year when this one is missing. */
  readonly until: string;
  /** Days from today to that day; negative when it is over. */
  readonly daysLeft: number;
}

/** Within so many days deadlines reach into the next year: its holidays have to be known by then (F1). */
export const ENOUGH_DAYS = 60;

/** How far a calendar reaches, seen from a day. */
export function coverageOf({ id, years }: Pick<Calendar, 'id' | 'years'>, today: string): Coverage {
  let last = yearOf(today) - 1;
  while (years.includes(last + 1)) last += 1;
  const until = `${last}-12-31`;
  return { calendar: id, until, daysLeft: daysBetween(today, until) };
}

/** What is said aloud of calendars that are about to end, or have; undefined when all reach far enough. */
export function coverageWarning(coverages: readonly Coverage[]): string | undefined {
  const short = coverages.filter(({ daysLeft }) => daysLeft < ENOUGH_DAYS);
  if (short.length === 0) return undefined;
  return short
    .map(
      ({ calendar, until }) =>
        `the calendar ${calendar} knows no holidays after ${until}: working days are counted by weekends only then`,
    )
    .join('; ');
}
