import { rollToWorkingDay, type CountedDay } from '#domain/calendar.ts';
import { addDuration, type Duration, type TimeFrame } from '#domain/calendar/duration.ts';
import { addDays, daysBetween } from '#domain/calendar/local-date.ts';
import type { OrderDates } from './facts.ts';

/** Which event of an order the window for returns without a reason is counted from (R36). */
export type WindowAnchor = 'signed' | 'lastParcel' | 'delivered' | 'fulfilledPlusBuffer';

/** How a policy counts that window. */
export interface WindowRule {
  readonly anchor: WindowAnchor;
  /** Whether the day of the anchor is the first day, or the day after it. */
  readonly firstDay: 'sameDay' | 'nextDay';
  readonly days: number;
  /** A last day off moves to the next working day. */
  readonly rollToWorkingDay: boolean;
  /** Stands for the delivery when nobody has told when it was: this long after the goods were handed over. */
  readonly buffer: Duration | null;
}

/** A window counted for one order; without any anchor it has not begun, and is open. */
export interface Window {
  readonly anchorAt: number | null;
  /** The first instant outside; null while the window has not begun. */
  readonly endsAt: number | null;
  /** Whether a request of this instant is in time: the request's instant counts, not the approval's (R36). */
  open(at: number): boolean;
  /** Which day of the window this instant is in; 0 before its first day. */
  daysSinceAnchor(at: number): number;
  /** Years the calendar did not know when the last day was looked for. */
  readonly uncovered: readonly number[];
}

const NOT_BEGUN: Window = {
  anchorAt: null,
  endsAt: null,
  open: () => true,
  daysSinceAnchor: () => 0,
  uncovered: [],
};

/** The event a rule names, read from the order; signing is what the carrier reports as delivery. */
const ANCHORS: { readonly [A in WindowAnchor]: (dates: OrderDates) => number | null } = {
  signed: (dates) => dates.deliveredAt,
  delivered: (dates) => dates.deliveredAt,
  lastParcel: (dates) => dates.lastParcelAt,
  fulfilledPlusBuffer: () => null,
};

/** Counts the window of an order; pure, the zone and the calendar are given (R36). */
export function windowOf(rule: WindowRule, dates: OrderDates, frame: TimeFrame): Window {
  const anchorAt = ANCHORS[rule.anchor](dates) ?? shippedPlusBuffer(rule.buffer, dates, frame);
  if (anchorAt === null) return NOT_BEGUN;
  const anchorDay = frame.zone.dateAt(anchorAt);
  const firstDay = rule.firstDay === 'nextDay' ? addDays(anchorDay, 1) : anchorDay;
  const last = lastDay(rule, addDays(firstDay, rule.days - 1), frame);
  const endsAt = frame.zone.endOf(last.date);
  return {
    anchorAt,
    endsAt,
    open: (at) => at < endsAt,
    daysSinceAnchor: (at) => Math.max(0, daysBetween(firstDay, frame.zone.dateAt(at)) + 1),
    uncovered: last.uncovered,
  };
}

function shippedPlusBuffer(buffer: Duration | null, dates: OrderDates, frame: TimeFrame): number | null {
  return buffer === null || dates.shippedAt === null ? null : addDuration(dates.shippedAt, buffer, frame).at;
}

const lastDay = (rule: WindowRule, date: string, { calendar }: TimeFrame): CountedDay =>
  rule.rollToWorkingDay ? rollToWorkingDay(calendar, date) : { date, uncovered: [] };
