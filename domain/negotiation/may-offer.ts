import type { CaseState } from '#domain/case/state.ts';
import { presentGuidance } from '#domain/parts/guidance/guidance.ts';
import { isWaitingForGoods } from '#domain/parts/wait/part.ts';
import { isAsking } from '#domain/parts/charge/charge.ts';
import { holdsGoods } from '#domain/parts/shipment/shipment.ts';
import { isParked } from '#domain/task.ts';

/**
 * Whether a person may make an offer now: while the customer's answer, or ours, is awaited. Once something was agreed,
 * only where its first step turned out to be impossible and neither goods nor money have moved (R31), or where guidance
 * did not help (B2); after closing, only to care for a customer who was not happy (E2).
 */
export function mayOffer(state: CaseState): boolean {
  const { stage, withdrawn, agreement } = state;
  if (withdrawn) return false;
  if (stage === 'execution')
    return isImpossible(state) || isUnsolved(state) || isWaitingForGoods(state) || isWithoutRepair(state);
  if (stage === 'closed') return state.tasks.some(({ kind }) => kind === 'care') || state.proposal !== undefined;
  return stage === 'diagnosis' || (stage === 'negotiation' && agreement === undefined);
}

/** A step failed; what was put aside or asked for is to be given back before anything else is offered (R32). */
const isImpossible = (state: CaseState): boolean =>
  FAILED_STEPS.some((step) => isParked(state, step)) && !holdsGoods(state) && !isAsking(state);

const FAILED_STEPS = ['cancelUnits', 'authoriseReturn', 'changeOrder', 'reserveGoods', 'shipGoods'] as const;

/** Goods could not be repaired, or were lost, and a person is to offer something else (D4). */
const isWithoutRepair = ({ repairs = [], tasks, agreement }: CaseState): boolean =>
  repairs.some(({ held, takenOver, offer }) => (held ? takenOver === undefined : offer === agreement?.version)) &&
  tasks.some(({ kind, step }) => kind === 'newOffer' || (step === 'repair' && agreement === undefined));

const isUnsolved = (state: CaseState): boolean => presentGuidance(state)?.status === 'notSolved';
