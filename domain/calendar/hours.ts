import { isWorkingDay, type Calendar } from '#domain/calendar.ts';
import { weekday, type LocalDate } from './local-date.ts';
import type { Zone } from './zone.ts';

/** A stretch of a day's work, in minutes from 0:00 on the wall; it ends before `until`. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

export const DAY_MINUTES = 1_440;

/** When a shop is at work (F1): its spans by ISO weekday, and what holds instead on days moved and on public holidays. */
export interface Hours {
  /** Monday first; a weekday without spans is off, whatever weekends the calendar has. */
  readonly week: readonly (readonly Span[])[];
  readonly makeUpDays: readonly Span[];
  readonly holidays: readonly Span[];
}

/** Where working time is counted; without hours, a working day counts from its 0:00 to its 24:00. */
export interface Working {
  readonly zone: Zone;
  readonly calendar: Calendar;
  readonly hours?: Hours;
}

/** A stretch of time, epoch ms. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const WHOLE_DAY: readonly Span[] = [{ from: 0, until: DAY_MINUTES }];

const spansOn = ({ calendar, hours }: Working, date: LocalDate): readonly Span[] => {
  if (!hours) return isWorkingDay(calendar, date) ? WHOLE_DAY : [];
  if (calendar.makeUpDays.has(date)) return hours.makeUpDays;
  return calendar.holidays.has(date) ? hours.holidays : (hours.week[weekday(date) - 1] ?? []);
};

/**
 * The stretches worked on a day, in order, none overlapping: where the clocks change, a span has as many hours as really
 * pass, and what the change skips is nobody's.
 */
export function workedOn(working: Working, date: LocalDate): readonly Stretch[] {
  const { zone } = working;
  let before = Number.NEGATIVE_INFINITY;
  return spansOn(working, date).flatMap(({ from, until }) => {
    const begin = Math.max(before, zone.at(date, from));
    const end = until === DAY_MINUTES ? zone.endOf(date) : zone.at(date, until);
    before = Math.max(before, end);
    return end > begin ? [{ from: begin, to: end }] : [];
  });
}
