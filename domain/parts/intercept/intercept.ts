import { wasSpent } from '#domain/case/spent.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { LineClaim } from '#domain/intake/request.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { isParked } from '#domain/task.ts';

/** How the race between the customer's change of mind and the parcel ended; only the warehouse knows (R31). */
export type InterceptOutcome = 'intercepted' | 'tooLate';

/** Units of an order that shall not leave: asked of the warehouse, which answers for it (R31). */
export interface Intercept {
  /** The version of the offer it carries out. */
  readonly offer: number;
  readonly lines: readonly LineClaim[];
  readonly status: 'planned' | 'asked' | InterceptOutcome;
  /** How often the answer was looked for. */
  readonly looks: number;
}

export interface InterceptState {
  readonly intercept?: Intercept;
}

/** What an offer says of units that are to be held back. */
export interface InterceptTerms {
  readonly intercept?: { readonly lines: readonly LineClaim[] };
}

export interface InterceptEvents {
  interceptAsked: { key: string };
  interceptAnswered: { key: string; outcome: InterceptOutcome };
}

/** What the warehouse tells of its own accord. */
export interface InterceptHappenings {
  interceptAnswered: { key: string; outcome: InterceptOutcome };
}

/** What a person can record in place of an intercept that cannot go on. */
export interface RecordedIntercept {
  readonly step: 'intercept';
  readonly outcome: InterceptOutcome;
}

/** Names one wait for the warehouse's answer. */
export const answerClock = ({ offer, looks }: Intercept): string => `i${offer}.${looks}`;

/** The race is not decided. */
export const isRunning = ({ status }: Intercept): boolean => status === 'planned' || status === 'asked';

/** Looks at a race that nobody decides before a person is asked. */
const LOOKS = 4;

/** What the race needs next; undefined while the warehouse is waited for. */
export function nextForIntercept(state: CaseState, intercept: Intercept): NextStep | undefined {
  if (isParked(state, 'intercept')) return undefined;
  if (intercept.status === 'planned') return { do: 'askIntercept' };
  if (!wasSpent(state, 'interceptAnswer', answerClock(intercept))) return undefined;
  return intercept.looks < LOOKS
    ? { do: 'traceIntercept' }
    : { park: 'intercept', why: 'the warehouse does not say whether it has stopped the goods' };
}

/** The warehouse was asked to stop the goods, and has not said that it was too late (R31). */
export const isBeingStopped = ({ intercept }: CaseState): boolean =>
  intercept !== undefined && intercept.status !== 'planned' && intercept.status !== 'tooLate';

/** Whether an answer is news: the first one stands (R45). */
export const isNewsOfIntercept = ({ intercept }: CaseState): boolean => intercept !== undefined && isRunning(intercept);
