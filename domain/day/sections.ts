import { CLOCKS, type ClockName } from '#domain/case/clocks.ts';

/** Where something stands in a digest: too late, due today, forgotten by everybody, or merely open (H1). */
export const SECTIONS = ['late', 'due', 'forgotten', 'open'] as const;
export type Section = (typeof SECTIONS)[number];

/** What is known of something that is open. */
export interface Standing {
  readonly dueAt: number | null;
  /** The deadline that runs; what only customers or nobody are waited for is not ours to be late with. */
  readonly clock?: ClockName | null;
  readonly waitingOn: string;
  readonly movedAt: number;
  /** Somebody above was called already (F2). */
  readonly escalated?: boolean;
}

export interface Moment {
  readonly at: number;
  readonly endOfDay: number;
  readonly forgottenAfterMs: number;
}

const OTHERS: ReadonlySet<string> = new Set(['customer', 'nobody', 'carrier', 'payments', 'aftercare']);
/** A deadline acts by itself at once; one that is over for so long has nobody who would act. */
const DEAD_AFTER_MS = 3_600_000;

/** Which section something belongs to; each thing is in one. */
export function sectionOf(one: Standing, { at, endOfDay, forgottenAfterMs }: Moment): Section {
  if (one.dueAt === null) return isForgotten(one, at - forgottenAfterMs) ? 'forgotten' : withoutTime(one);
  if (isOurs(one)) {
    if (one.escalated === true || one.dueAt < at) return 'late';
    return one.dueAt < endOfDay ? 'due' : 'open';
  }
  return one.dueAt < at - DEAD_AFTER_MS ? 'forgotten' : 'open';
}

const withoutTime = ({ escalated }: Standing): Section => (escalated === true ? 'late' : 'open');

/** Nothing will move it: a person of ours has it without a time, or it has not moved for long. */
const isForgotten = ({ waitingOn, movedAt, escalated }: Standing, longAgo: number): boolean =>
  (!OTHERS.has(waitingOn) && escalated !== true) || movedAt < longAgo;

function isOurs({ clock }: Standing): boolean {
  if (clock === undefined || clock === null) return true;
  const { waitsFor } = CLOCKS[clock];
  return waitsFor !== 'customer' && waitsFor !== 'nobody';
}
