import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { CaseFacts } from '#domain/figures/facts.ts';

/** One event with the case before and after it. */
export interface FactStep {
  readonly event: CaseEvent;
  readonly before: CaseState;
  readonly after: CaseState;
}

/** What one event changes in some of the facts; the same facts when it changes nothing. */
export type FactFold = (facts: CaseFacts, step: FactStep) => CaseFacts;
