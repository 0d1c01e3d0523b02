import { covers, isWorkingDay, type Calendar } from '#domain/calendar.ts';
import type { TimeFrame } from './duration.ts';
import { addDays, weekday, type LocalDate } from './local-date.ts';

/** Why a stretch of time counts or does not. */
export type Counts = 'clock_time' | 'working_day' | 'make_up_day';
export type Skips = 'first_day' | 'weekend' | 'holiday';

/** A stretch between a clock's start and its end, epoch ms; together they leave no gap and overlap nowhere (R40). */
export interface CountedInterval {
  readonly from: number;
  readonly to: number;
  readonly counted: boolean;
  readonly why: Counts | Skips;
  /** The calendar does not know the holidays of this stretch's year: only weekends were left out. */
  readonly uncovered?: true;
}

interface Counted {
  readonly startedAt: number;
  readonly dueAt: number;
  /** Whether it was counted in working days, or as time goes. */
  readonly inWorkingDays: boolean;
}

/** Explains a due time by the stretches that were counted and those that were not (R40, F1). */
export function explainInterval(
  { startedAt, dueAt, inWorkingDays }: Counted,
  { zone, calendar }: TimeFrame,
): readonly CountedInterval[] {
  if (!inWorkingDays) return [{ from: startedAt, to: dueAt, counted: true, why: 'clock_time' }];
  const first = zone.dateAt(startedAt);
  const days: CountedInterval[] = [];
  for (let date = first, from = startedAt; from < dueAt; date = addDays(date, 1)) {
    const to = Math.min(zone.endOf(date), dueAt);
    const why = date === first ? 'first_day' : kindOfDay(calendar, date);
    const counted = why === 'working_day' || why === 'make_up_day';
    days.push({ from, to, counted, why, ...(covers(calendar, date) ? {} : { uncovered: true }) });
    from = to;
  }
  return days;
}

function kindOfDay(calendar: Calendar, date: LocalDate): Counts | Skips {
  if (calendar.makeUpDays.has(date)) return 'make_up_day';
  if (isWorkingDay(calendar, date)) return 'working_day';
  return calendar.weekend.includes(weekday(date)) ? 'weekend' : 'holiday';
}
