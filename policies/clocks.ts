import { addDuration, type CountedInstant, type Duration, type TimeFrame } from '#domain/calendar/duration.ts';
import { addDays } from '#domain/calendar/local-date.ts';
import type { ClockEnd, ClockName } from '#domain/case/clocks.ts';
import type { Payment } from '#domain/order.ts';
import type { ClockTerms } from './clock-section.ts';
import type { PolicyFile } from './schema.ts';

export type Tender = Payment['tender'];

/** A clock's instants, counted once when it starts and kept by the case (F4, R35). */
export interface ClockTimes {
  readonly dueAt: number;
  /** Reminders and warnings before the end, in order. */
  readonly marks: readonly number[];
  readonly then: ClockEnd;
}

/** Hears of years whose holidays a calendar does not know, though something was counted in them. */
export type ReportGaps = (years: readonly number[]) => void;

/** What some clocks are counted by beside their start. */
export interface ClockSubject {
  /** What a refund goes back to. */
  readonly tender?: Tender;
  /** When the customer gave notice: the instant of the request; the start, where nobody says. */
  readonly noticeAt?: number;
  /** Whether the case is in the VIP queue, with its shorter cycles (J3). */
  readonly vip?: boolean;
}

/** Where a policy counts time, and who hears of gaps. */
export interface Counting {
  readonly frame: TimeFrame;
  readonly report: ReportGaps;
}

/** Working days within which a refund by this tender is promised to arrive (D1). */
export const refundDaysOf = (refund: PolicyFile['refund'], tender?: Tender): number =>
  (tender === undefined ? undefined : refund.perTender[tender]) ?? refund.workingDays;

/**
 * Until when a refund asked for now is promised to have arrived: the end of the last working day, not later than
 * `atMostDays` calendar days allow, and never so soon that the provider could not answer (D1, R20).
 */
export function refundPromiseOf(refund: PolicyFile['refund'], about: ClockSubject, counting: Counting) {
  return (startedAt: number): number => {
    const until = (duration: Duration): number => count(startedAt, duration, counting);
    const promised = until({ kind: 'working', days: refundDaysOf(refund, about.tender) });
    const latest = latestRefund(refund, { startedAt, noticeAt: about.noticeAt ?? startedAt }, counting) ?? promised;
    return Math.max(Math.min(promised, latest), until(refund.atLeast));
  };
}

/**
 * The last day that `atMostDays` leaves, if any. Days counted from the notice bind only while they last: who sends the
 * goods late is waited for, and the refund then goes the ordinary way.
 */
function latestRefund(
  { atMostDays, from }: PolicyFile['refund'],
  { startedAt, noticeAt }: { readonly startedAt: number; readonly noticeAt: number },
  { frame: { zone } }: Counting,
): number | undefined {
  if (atMostDays === undefined) return undefined;
  const latest = zone.endOf(addDays(zone.dateAt(from === 'notice' ? noticeAt : startedAt), atMostDays));
  return latest > startedAt ? latest : undefined;
}

/** Counts a clock's end and marks from its start; marks that would not come before the end are left out. */
export function clockTimesOf(
  terms: ClockTerms,
  startedAt: number,
  counting: Counting & {
    readonly promise: (startedAt: number) => number;
    readonly noticeAt: number;
    readonly vip: boolean;
    readonly pastHolidays: (end: number) => number;
  },
): ClockTimes {
  const dueAt = endOf(terms, startedAt, counting);
  const halfWay = startedAt + Math.floor((dueAt - startedAt) / 2);
  const marks = [
    ...terms.remind.map((remind) => count(startedAt, remind, counting)),
    ...terms.warn.map((warn) => Math.max(halfWay, countBack(dueAt, warn, counting))),
  ];
  return { dueAt, marks: marks.filter((mark) => mark < dueAt).toSorted((a, b) => a - b), then: terms.then };
}

function endOf(
  { within: usual, vip, from, atLeast }: ClockTerms,
  startedAt: number,
  counting: Parameters<typeof clockTimesOf>[2],
): number {
  const within = (counting.vip ? vip : undefined) ?? usual;
  if (within === 'refundPromise') return counting.promise(startedAt);
  const end = count(from === 'notice' ? counting.noticeAt : startedAt, within, counting);
  return counting.pastHolidays(atLeast === undefined ? end : Math.max(end, count(startedAt, atLeast, counting)));
}

/** An end that would fall into a holiday of the platform's table, moved to the end of its last day (F1). */
export function movedPast(
  extension: PolicyFile['holidayExtension'],
  name: ClockName,
  { zone }: TimeFrame,
): (end: number) => number {
  const periods = extension?.clocks.includes(name) === true ? extension.periods : [];
  return (end) => {
    // An end at midnight belongs to the day that is over then.
    const day = zone.dateAt(end - 1);
    const holiday = periods.find(({ from, until }) => from <= day && day <= until);
    return holiday ? zone.endOf(holiday.until) : end;
  };
}

function count(start: number, duration: Duration, { frame, report }: Counting): number {
  const counted: CountedInstant = addDuration(start, duration, frame);
  if (counted.uncovered.length > 0) report(counted.uncovered);
  return counted.at;
}

const countBack = (end: number, duration: Duration, { frame }: Counting): number =>
  duration.kind === 'exact' ? frame.zone.plusDays(end, -duration.days) - duration.ms : end;
