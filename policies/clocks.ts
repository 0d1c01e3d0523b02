import { addDuration, type CountedInstant, type Duration, type TimeFrame } from '#domain/calendar/duration.ts';
import { addDays } from '#domain/calendar/local-date.ts';
import type { ClockEnd, ClockName } from '#domain/case/clocks.ts';
import { SLIPS } from '#domain/case/slips.ts';
import type { Payment } from '#domain/order.ts';
import type { LadderRole } from '#domain/roles.ts';
import type { ClockTerms, Rung } from './clock-section.ts';
import { calledAfter, cycleOf, type Cycle, type CycleSubject } from './cycles.ts';
import { durationText } from './plain.ts';
import type { PolicyFile } from './schema.ts';

export type Tender = Payment['tender'];

/** A clock's instants, counted once when it starts and kept by the case (F4, R35). */
export interface ClockTimes {
  readonly dueAt: number;
  /** Reminders and warnings before the end, in order. */
  readonly marks: readonly number[];
  readonly then: ClockEnd;
  /** The length they were counted from, as policies write it (R40); none of an end that somebody else said. */
  readonly within?: string;
  /** Who is called at the end (F2). */
  readonly to?: LadderRole;
  /** When the customer hears that the date slips, and the new one (D7). */
  readonly slip?: { readonly at: number; readonly newAt: number };
}

/** Hears of years whose holidays a calendar does not know, though something was counted in them. */
export type ReportGaps = (years: readonly number[]) => void;

/** What some clocks are counted by beside their start. */
export interface ClockSubject extends CycleSubject {
  /** What a refund goes back to. */
  readonly tender?: Tender;
  /** When the customer gave notice: the instant of the request; the start, where nobody says. */
  readonly noticeAt?: number;
  /** The end, where somebody else said it: only warnings and who is called are the policy's then (E6, D7). */
  readonly dueAt?: number;
  /** Where the shop of the case counts time, where that is not as its policy says. */
  readonly frame?: Partial<TimeFrame>;
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

/** What the times of a clock are counted by, besides its terms. */
export interface ClockCounting extends Counting {
  readonly name: ClockName;
  readonly promise: (startedAt: number) => number;
  readonly about: ClockSubject;
  /** The levels above whoever it begins with. */
  readonly rungs: readonly Rung[];
  readonly pastHolidays: (end: number) => number;
}

/** Counts a clock's end and marks from its start; marks that would not come before the end are left out. */
export function clockTimesOf(terms: ClockTerms, startedAt: number, counting: ClockCounting): ClockTimes {
  const { about, rungs } = counting;
  const { level = 0 } = about;
  const said = about.dueAt;
  const ruled = cycleOf(terms, rungs, about);
  const cycle = said === undefined ? ruled : { ...ruled, remind: [] };
  const dueAt = said ?? endOf(terms, { cycle, startedAt }, counting);
  const run = { cycle, startedAt, dueAt };
  const marks = marksOf(run, counting);
  const to = terms.then === 'escalate' ? calledAfter(rungs, level) : undefined;
  const warned = lastWarning(run, counting);
  return {
    dueAt,
    marks,
    then: terms.then,
    ...(said === undefined ? unusual(cycle, terms) : {}),
    ...(to === undefined ? {} : { to }),
    ...(warned === undefined || SLIPS[counting.name] === undefined || terms.then === 'agree'
      ? {}
      : { slip: { at: warned, newAt: newDate(terms, dueAt, counting) } }),
  };
}

/** The usual length stands in the version that the case pinned; a history carries what differs from it. */
const unusual = (cycle: Cycle, terms: ClockTerms): { within?: string } =>
  lengthText(cycle) === lengthText(terms) ? {} : { within: lengthText(cycle) };

export const lengthText = ({ within }: Pick<Cycle, 'within'>): string =>
  within === 'refundPromise' ? within : durationText(within);

interface Run {
  readonly cycle: Cycle;
  readonly startedAt: number;
  readonly dueAt: number;
}

function marksOf(run: Run, counting: ClockCounting): number[] {
  const { startedAt, dueAt } = run;
  const { remind, warn } = run.cycle;
  const marks = [
    ...remind.map((one) => count(startedAt, one, counting)),
    ...warn.map((one) => warningAt(one, run, counting)),
  ];
  return [...new Set(marks.filter((mark) => mark < dueAt))].toSorted((a, b) => a - b);
}

const warningAt = (warn: Duration, { startedAt, dueAt }: Run, counting: ClockCounting): number =>
  Math.max(startedAt + Math.floor((dueAt - startedAt) / 2), countBack(dueAt, warn, counting));

/** The last warning before the end is when a customer who was told the date hears that it slips (D7). */
function lastWarning(run: Run, counting: ClockCounting): number | undefined {
  const warnings = run.cycle.warn.map((one) => warningAt(one, run, counting));
  return warnings
    .filter((mark) => mark < run.dueAt)
    .toSorted((a, b) => a - b)
    .at(-1);
}

/** The date that is told instead: the end of whoever is called next, or as long again (D7, F2). */
function newDate(terms: ClockTerms, dueAt: number, counting: ClockCounting): number {
  const { about, rungs } = counting;
  const level = terms.then === 'escalate' ? (about.level ?? 0) + 1 : 0;
  const next = { ...counting, about: { ...about, level, noticeAt: dueAt } };
  return endOf(terms, { cycle: cycleOf(terms, rungs, next.about), startedAt: dueAt }, next);
}

function endOf(
  { from, atLeast }: ClockTerms,
  { cycle: { within }, startedAt }: Omit<Run, 'dueAt'>,
  counting: ClockCounting,
): number {
  if (within === 'refundPromise') return counting.promise(startedAt);
  const { noticeAt = startedAt, level = 0 } = counting.about;
  const end = count(from === 'notice' && level === 0 ? noticeAt : startedAt, within, counting);
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
