import { apply } from '#domain/case/apply.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';

/** One event with the case before and after it: all that the read model derives from. */
export interface Step {
  readonly event: CaseEvent;
  readonly before: CaseState;
  readonly after: CaseState;
}

/** Folds events into a case one by one, keeping every state in between. */
export function stepsOf(state: CaseState, events: readonly CaseEvent[]): Step[] {
  let before = state;
  return events.map((event) => {
    const step = { event, before, after: apply(before, event) };
    before = step.after;
    return step;
  });
}

/** The case after the last of the steps. */
export const lastOf = (steps: readonly Step[], start: CaseState): CaseState => steps.at(-1)?.after ?? start;
