import { parseDuration, type Duration, type TimeFrame } from '#domain/calendar/duration.ts';
import { explainInterval, type CountedInterval } from '#domain/calendar/explain.ts';
import type { Clock, ClockName } from '#domain/case/clocks.ts';
import type { PausedClock } from '#domain/talk/awaited.ts';
import {
  clockTimesOf,
  movedPast,
  refundDaysOf,
  refundPromiseOf,
  type ClockSubject,
  type ClockTimes,
  type Counting,
  type Tender,
  lengthText,
} from './clocks.ts';
import { rungsAbove } from './cycles.ts';
import { resumed } from './resume.ts';
import type { PolicyFile } from './schema.ts';

/** What a policy says of time. A frame in place of its own is that of the case's shop (F1). */
export interface PolicyTime {
  /** A clock's instants when it starts at `startedAt`. */
  clock(name: ClockName, startedAt: number, about?: ClockSubject): ClockTimes;
  /** A clock that stood still while the customer was awaited goes on with what was left of it (F3, R39). */
  resume(paused: PausedClock, at: number, frame?: Partial<TimeFrame>): Clock;
  /** The time that was counted between a clock's start and its end, and the time that was not (R40). */
  explain(
    clock: Pick<Clock, 'name' | 'startedAt' | 'dueAt' | 'within' | 'setBy' | 'pauses'>,
    frame?: Partial<TimeFrame>,
  ): readonly CountedInterval[];
  /** A clock's length as this policy writes it; undefined of one whose end others set (R40). */
  lengthOf(clock: Pick<Clock, 'name' | 'within' | 'setBy'>): string | undefined;
  /** Working days within which a refund is promised to arrive (D1). */
  refundDays(tender?: Tender): number;
  /** The instant until which a refund asked for now is promised to have arrived (D1). */
  refundPromise(startedAt: number, tender?: Tender, noticeAt?: number): number;
}

/** Counts as the file says; the frame is the policy's own. */
export function createPolicyTime(file: PolicyFile, { frame, report }: Counting): PolicyTime {
  const framed = (more: Partial<TimeFrame> = {}): Counting => ({ frame: { ...frame, ...more }, report });
  const promise = (about: ClockSubject) => refundPromiseOf(file.refund, about, framed(about.frame));
  return {
    clock: (name, startedAt, about = {}) => {
      const counting = framed(about.frame);
      return clockTimesOf(file.clocks[name], startedAt, {
        ...counting,
        name,
        about,
        rungs: rungsAbove(file.clocks[name].ladder ?? file.escalation?.ladder ?? [], about.first ?? 'agent'),
        promise: promise(about),
        pastHolidays: movedPast(file.holidayExtension, name, counting.frame),
      });
    },
    resume: (paused, at, more) => resumed(paused, at, { counts: countsOf(paused, file), frame: framed(more).frame }),
    explain: (clock, more) => explainInterval({ ...clock, counts: countsOf(clock, file) }, framed(more).frame),
    lengthOf: ({ name, within, setBy }) =>
      setBy === undefined ? (within ?? lengthText(file.clocks[name])) : undefined,
    refundDays: (tender) => refundDaysOf(file.refund, tender),
    refundPromise: (startedAt, tender, noticeAt) =>
      promise({ ...(tender ? { tender } : {}), ...(noticeAt === undefined ? {} : { noticeAt }) })(startedAt),
  };
}

/** How a clock was counted: as its own length says, of an older one as the policy says; what others set is plain time. */
function countsOf(
  { name, within, setBy }: Pick<Clock, 'name' | 'within' | 'setBy'>,
  file: Pick<PolicyFile, 'clocks'>,
): Duration['kind'] {
  if (setBy !== undefined) return 'exact';
  const length = within === undefined ? file.clocks[name].within : (parseDuration(within) ?? 'refundPromise');
  return length === 'refundPromise' ? 'working' : length.kind;
}
