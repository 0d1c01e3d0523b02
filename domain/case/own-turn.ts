import { PARTS } from '#domain/parts/index.ts';
import type { Part } from '#domain/parts/part.ts';
import type { Refund } from '#domain/parts/refund.ts';
import { remedyOf } from '#domain/remedies/index.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { holdsCase } from '#domain/task.ts';
import type { CaseOutcome } from './events.ts';
import type { CaseState } from './state.ts';
import { isFrozen } from './waiting-on.ts';

/** Nobody has judged yet, or a person has granted what no rule gave; a reopened case is a person's from the start. */
export function needsJudgement({ stage, refusal, tasks, granted, reopened, offer }: CaseState): boolean {
  if (stage !== 'diagnosis' || tasks.some(holdsCase)) return false;
  return granted || (refusal === undefined && offer?.status !== 'open' && reopened === 0);
}

/**
 * What the plan of what was agreed asks for, or how it ended. Parts that are not at their end - money that is not where
 * it belongs, from whichever round - are seen to while others are waited for and before any end (R19, R47); without an
 * agreement there is nothing else to carry out (C4).
 */
export function planOf(state: CaseState): NextStep | undefined {
  const next = agreedNext(state);
  if (next !== undefined && !('ended' in next)) return next;
  const open = PARTS.filter(({ isOpen }: Part) => isOpen?.(state));
  return open.length === 0 ? next : firstOwed(open, state);
}

/** The first step that an open part can take now; one to be parked comes after those to be done. */
function firstOwed(open: readonly Part[], state: CaseState): NextStep | undefined {
  const steps = open.map(({ owes }) => owes?.(state)).filter((step) => step !== undefined);
  return steps.find((step) => 'do' in step) ?? steps[0];
}

function agreedNext(state: CaseState): NextStep | undefined {
  if (state.withdrawn) return { ended: 'withdrawn' };
  return state.agreement
    ? shortOf(state, remedyOf(state.agreement.remedy).next(state))
    : { ended: endedWithout(state) };
}

/** Without an agreement there is nothing to carry out; goods that only came back unrepaired are no success (D4). */
function endedWithout({ repairs = [], offer }: CaseState): CaseOutcome {
  const isBack = repairs.some(({ held, takenOver, settled }) => held && takenOver === undefined && settled !== true);
  if (!isBack) return 'fulfilled';
  return offer?.status === 'lapsed' ? 'lapsed' : 'refused';
}

/** What the payments could not cover is not fulfilled, whoever looked at it (R17). */
const shortOf = ({ shortfall }: CaseState, next: NextStep | undefined): NextStep | undefined =>
  shortfall && next && 'ended' in next && next.ended === 'fulfilled' ? { ended: 'partly_fulfilled' } : next;

/** The step the case itself has to take now in carrying out; undefined while others are waited for. */
export function stepOf(state: CaseState): Exclude<NextStep, { ended: unknown }> | undefined {
  const next = state.stage === 'execution' && !isFrozen(state) ? planOf(state) : undefined;
  return next === undefined || 'ended' in next ? undefined : next;
}

/** What a part does beside the case, in whatever stage: only when the case itself has nothing to do (R29). */
export function asideOf(state: CaseState): Extract<NextStep, { do: unknown }> | undefined {
  if (state.stage === 'archived' || isFrozen(state) || stepOf(state) !== undefined) return undefined;
  return PARTS.map(({ aside }: Part) => aside?.(state)).find((step) => step !== undefined);
}

/** The refund whose place another one has to take now, under a new key with the same money (R18, R19). */
export function refundToReplace(state: CaseState): Refund | undefined {
  const step = stepOf(state);
  return step && 'do' in step && step.do === 'planRefund' ? state.refunds.find(({ n }) => n === step.n) : undefined;
}
