import { covers, isWorkingDay, type Calendar } from '#domain/calendar.ts';
import type { Duration, TimeFrame } from './duration.ts';
import { workedOn, type Stretch } from './hours.ts';
import { addDays, weekday, type LocalDate } from './local-date.ts';

/** Why a stretch of time counts or does not. */
export type Counts = 'clock_time' | 'working_day' | 'working_time' | 'make_up_day';
export type Skips = 'first_day' | 'weekend' | 'holiday' | 'closed' | 'customer_awaited';

/** A stretch between a clock's start and its end, epoch ms; together they leave no gap and overlap nowhere (R40). */
export interface CountedInterval {
  readonly from: number;
  readonly to: number;
  readonly counted: boolean;
  readonly why: Counts | Skips;
  /** The calendar does not know the holidays of this stretch's year: only weekends were left out. */
  readonly uncovered?: true;
}

interface Explained {
  readonly startedAt: number;
  readonly dueAt: number;
  /** How its length was counted: as time goes, in working days, or while the shop is at work. */
  readonly counts: Duration['kind'];
  /** Stretches in which the customer was waited for: they stopped it (R39). */
  readonly pauses?: readonly Stretch[];
}

/** Explains a due time by the stretches that were counted and those that were not (R40, F1, F3). */
export function explainInterval({ startedAt, dueAt, counts, pauses = [] }: Explained, frame: TimeFrame) {
  const intervals: CountedInterval[] = [];
  let from = startedAt;
  for (const pause of pauses) {
    intervals.push(...COUNT[counts]({ from, to: pause.from }, frame));
    if (pause.to > pause.from) intervals.push({ ...pause, counted: false, why: 'customer_awaited' });
    from = pause.to;
  }
  return [...intervals, ...COUNT[counts]({ from, to: dueAt }, frame)];
}

type Count = (stretch: Stretch, frame: TimeFrame) => readonly CountedInterval[];

const COUNT: { readonly [K in Duration['kind']]: Count } = {
  exact: ({ from, to }) => (to > from ? [{ from, to, counted: true, why: 'clock_time' }] : []),
  working: byDay((stretch, date, frame) => {
    const why = date === frame.zone.dateAt(stretch.from) && stretch.isFirst ? 'first_day' : kindOfDay(frame, date);
    return [{ from: stretch.from, to: stretch.to, counted: why === 'working_day' || why === 'make_up_day', why }];
  }),
  workingTime: byDay((stretch, date, frame) => {
    const at = [stretch.from, ...workedOn(frame, date).flatMap(({ from, to }) => [from, to]), stretch.to];
    const edges = [...new Set(at.map((one) => Math.min(Math.max(one, stretch.from), stretch.to)))];
    return edges.slice(1).map((to, n): CountedInterval => {
      const from = edges[n] ?? stretch.from;
      const counted = workedOn(frame, date).some((worked) => worked.from <= from && to <= worked.to);
      return { from, to, counted, why: counted ? whyWorked(frame.calendar, date) : whyOff(frame.calendar, date) };
    });
  }),
};

interface OfDay extends Stretch {
  readonly isFirst: boolean;
}

/** Splits a stretch at the days' ends of the zone and says of each part what it is. */
function byDay(partsOf: (stretch: OfDay, date: LocalDate, frame: TimeFrame) => readonly CountedInterval[]): Count {
  return ({ from, to }, frame) => {
    const { zone, calendar } = frame;
    const all: CountedInterval[] = [];
    let date = zone.dateAt(from);
    for (let begin = from; begin < to; date = addDays(date, 1)) {
      const end = Math.min(zone.endOf(date), to);
      const parts = partsOf({ from: begin, to: end, isFirst: begin === from }, date, frame);
      all.push(...(covers(calendar, date) ? parts : parts.map((part) => ({ ...part, uncovered: true as const }))));
      begin = end;
    }
    return all;
  };
}

const kindOfDay = ({ calendar }: TimeFrame, date: LocalDate): Counts | Skips => {
  if (calendar.makeUpDays.has(date)) return 'make_up_day';
  return isWorkingDay(calendar, date) ? 'working_day' : whyOff(calendar, date);
};

const whyWorked = (calendar: Calendar, date: LocalDate): Counts =>
  calendar.makeUpDays.has(date) ? 'make_up_day' : 'working_time';

/** Why nothing counts: a day off has its name, any other day is one on which the shop is closed now. */
function whyOff(calendar: Calendar, date: LocalDate): Skips {
  if (isWorkingDay(calendar, date)) return 'closed';
  return calendar.weekend.includes(weekday(date)) ? 'weekend' : 'holiday';
}
