import type { OutsideCall } from '#activities/outside/contract.ts';
import { stepOf } from '#domain/case/own-turn.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { StepName } from '#domain/remedies/remedy.ts';
import type { CaseRun } from './run.ts';

/**
 * The steps that carry remedies out: each is one activity and what its answer puts on record. The name of a record is
 * the business key of the step, so that a crash between call and record repeats neither.
 */
export type Steps = { readonly [S in StepName]: (run: CaseRun, n: number) => Promise<void> };

/** What every outside call carries: the case, the order whose clock it is, and the business time. */
export const callOf = (state: CaseState): OutsideCall => ({
  caseNo: state.caseNo,
  order: state.request.order,
  at: Date.now(),
});

/** Whether the plan still asks for this step, now that its turn to write has come: a command may have come first. */
export function isNext(state: CaseState, step: StepName): boolean {
  const next = stepOf(state);
  return next !== undefined && 'do' in next && next.do === step;
}
