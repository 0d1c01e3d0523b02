import { addDays, weekday, yearOf, type LocalDate } from '#domain/calendar/local-date.ts';

/**
 * Which days count as working days somewhere: the weekly days off, the public holidays, and the days off that are
 * worked to make up for one (F1). Years outside `years` were not known when the table was made.
 */
export interface Calendar {
  readonly id: string;
  /** ISO weekdays off, 6 and 7 in most places. */
  readonly weekend: readonly number[];
  readonly years: readonly number[];
  readonly holidays: ReadonlySet<LocalDate>;
  readonly makeUpDays: ReadonlySet<LocalDate>;
}

/**
 * A day counted on a calendar. `uncovered` names the years whose holidays the calendar does not know: there only
 * weekends were left out, and whoever asked has to report it.
 */
export interface CountedDay {
  readonly date: LocalDate;
  readonly uncovered: readonly number[];
}

export const covers = (calendar: Calendar, date: LocalDate): boolean => calendar.years.includes(yearOf(date));

/** Whether work is done on this day; in a year not covered, as the weekend alone says. */
export const isWorkingDay = (calendar: Calendar, date: LocalDate): boolean =>
  calendar.makeUpDays.has(date) || (!calendar.holidays.has(date) && !calendar.weekend.includes(weekday(date)));

/** The n-th working day after `date`; `date` itself when n is 0, be it worked or not. */
export function addWorkingDays(calendar: Calendar, date: LocalDate, n: number): CountedDay {
  let day = date;
  const uncovered = new Set<number>();
  for (let left = n; left > 0;) {
    day = addDays(day, 1);
    if (!covers(calendar, day)) uncovered.add(yearOf(day));
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return { date: day, uncovered: [...uncovered] };
}

/** `date` if it is worked, else the next working day: how a last day off moves where the law says so (R36). */
export const rollToWorkingDay = (calendar: Calendar, date: LocalDate): CountedDay => {
  if (!isWorkingDay(calendar, date)) return addWorkingDays(calendar, date, 1);
  return { date, uncovered: covers(calendar, date) ? [] : [yearOf(date)] };
};
