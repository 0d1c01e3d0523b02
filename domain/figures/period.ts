import { addDays, daysBetween, weekday, yearOf, type LocalDate } from '#domain/calendar/local-date.ts';

/** The stretches that figures can be told by, on the wall calendar of the shop (I1). */
export const PERIODS = ['day', 'week', 'month'] as const;
export type Period = (typeof PERIODS)[number];

/** Days from inclusive, to inclusive, as people say them. */
export interface DaySpan {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The name of the period a day lies in: `2026-11-22`, `2026-W47` (ISO 8601), `2026-11`. */
export function periodOf(date: LocalDate, period: Period): string {
  switch (period) {
    case 'day':
      return date;
    case 'week':
      return isoWeek(date);
    case 'month':
      return date.slice(0, 'yyyy-mm'.length);
  }
}

/** The week belongs to the year that its Thursday is in. */
function isoWeek(date: LocalDate): string {
  const thursday = addDays(date, 4 - weekday(date));
  const first = `${String(yearOf(thursday)).padStart(4, '0')}-01-01`;
  const week = Math.floor(daysBetween(first, thursday) / 7) + 1;
  return `${first.slice(0, 4)}-W${String(week).padStart(2, '0')}`;
}

/** Each period that a span of days touches, with its last day within the span. */
export function periodsIn({ from, to }: DaySpan, period: Period): readonly { name: string; last: LocalDate }[] {
  const found = new Map<string, LocalDate>();
  for (let day = from; day <= to; day = addDays(day, 1)) found.set(periodOf(day, period), day);
  return [...found].map(([name, last]) => ({ name, last }));
}
