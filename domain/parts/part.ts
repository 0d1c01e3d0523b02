import type { WantedClock } from '#domain/case/clocks.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { WaitingOn } from '#domain/case/waiting-on.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';

/**
 * A part of carrying a case out - goods on their way back, money, a parcel sent, a repair, a gift: a small state
 * machine over its own field of the case. Remedies are composed of parts; parts know no remedy and not each other.
 */
export interface Part {
  /** Folds one event into the part's own field; the same state when the event is none of its business. */
  readonly fold: (state: CaseState, event: CaseEvent) => CaseState;
  /** The clocks it runs while the case is carried out; keys are `subject.turn`. */
  readonly clocks?: (state: CaseState) => readonly WantedClock[];
  /** The clocks it runs in every stage, also while the case is closed and watched. */
  readonly alwaysClocks?: (state: CaseState) => readonly WantedClock[];
  /** Whose turn it is as far as this part goes; undefined while it waits for nobody. */
  readonly waitsFor?: (state: CaseState) => WaitingOn | undefined;
  /** Whether something of it is not at its end: no case closes over an open part (R47). */
  readonly isOpen?: (state: CaseState) => boolean;
  /** What an open part needs next on its own account, whatever the remedy waits for; undefined while others are waited for. */
  readonly owes?: (state: CaseState) => NextStep | undefined;
  /** What it does in every stage, beside the case and never before what the case itself has to do. */
  readonly aside?: (state: CaseState) => Extract<NextStep, { do: unknown }> | undefined;
  /** Its rows on the operator's page: what, state, keys. Without personal data. */
  readonly rows?: (state: CaseState) => readonly (readonly [string, string, string])[];
}
