import { addDuration, type CountedInstant, type Duration, type TimeFrame } from '#domain/calendar/duration.ts';
import { addDays } from '#domain/calendar/local-date.ts';
import type { ClockEnd } from '#domain/case/clocks.ts';
import type { Payment } from '#domain/order.ts';
import type { ClockTerms, PolicyFile } from './schema.ts';

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
export function refundPromiseOf(refund: PolicyFile['refund'], tender: Tender | undefined, counting: Counting) {
  return (startedAt: number): number => {
    const { frame } = counting;
    const until = (duration: Duration): number => count(startedAt, duration, counting);
    const promised = until({ kind: 'working', days: refundDaysOf(refund, tender) });
    const latest =
      refund.atMostDays === undefined
        ? promised
        : frame.zone.endOf(addDays(frame.zone.dateAt(startedAt), refund.atMostDays));
    return Math.max(Math.min(promised, latest), until(refund.atLeast));
  };
}

/** Counts a clock's end and marks from its start; marks that would not come before the end are left out. */
export function clockTimesOf(
  terms: ClockTerms,
  startedAt: number,
  counting: Counting & { readonly promise: (startedAt: number) => number },
): ClockTimes {
  const dueAt =
    terms.within === 'refundPromise' ? counting.promise(startedAt) : count(startedAt, terms.within, counting);
  const halfWay = startedAt + Math.floor((dueAt - startedAt) / 2);
  const marks = [
    ...terms.remind.map((remind) => count(startedAt, remind, counting)),
    ...terms.warn.map((warn) => Math.max(halfWay, countBack(dueAt, warn, counting))),
  ];
  return { dueAt, marks: marks.filter((mark) => mark < dueAt).toSorted((a, b) => a - b), then: terms.then };
}

function count(start: number, duration: Duration, { frame, report }: Counting): number {
  const counted: CountedInstant = addDuration(start, duration, frame);
  if (counted.uncovered.length > 0) report(counted.uncovered);
  return counted.at;
}

const countBack = (end: number, duration: Duration, { frame }: Counting): number =>
  duration.kind === 'exact' ? frame.zone.plusDays(end, -duration.days) - duration.ms : end;
