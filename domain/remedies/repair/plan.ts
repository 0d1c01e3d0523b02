import type { CaseState } from '#domain/case/state.ts';
import { isUnfit } from '#domain/parts/repair/goods.ts';
import {
  goesBackUnrepaired,
  insteadOfRepair,
  nextForRepair,
  nextOfWayOut,
  orderRepair,
} from '#domain/parts/repair/plan.ts';
import { presentRepair, type Repair } from '#domain/parts/repair/repair.ts';
import { plannedReturn, type ReturnParcel } from '#domain/parts/return-parcel.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { nextOfReturn } from '#domain/remedies/return-and-refund/plan.ts';

/**
 * The plan of a repair (D4): the goods come, the workshop quotes, the customer agrees, the work is done and paid, the
 * goods go back. Nothing is worked on without a yes to its price (C4), and nothing is settled: the units stay theirs.
 */
export function nextOfRepair(state: CaseState): NextStep | undefined {
  const repair = presentRepair(state);
  if (!repair) return { ended: 'fulfilled' };
  if (repair.back !== undefined) return nextOfWayOut(state, repair);
  const { parcel = plannedReturn } = state;
  const onTheWay = WAY_IN[parcel.status];
  if (onTheWay) return onTheWay(state, repair);
  return isUnfit(repair, parcel) && isUntouched(repair)
    ? goesBackUnrepaired(state, repair)
    : nextForRepair(state, repair);
}

type Next = (state: CaseState, repair: Repair) => NextStep | undefined;

const announced: Next = (state, repair) => orderRepair(state, repair) ?? nextOfReturn(state);

/** What is next before the goods are here. */
const WAY_IN: { readonly [S in ReturnParcel['status']]?: Next } = {
  planned: nextOfReturn,
  awaitingParcel: announced,
  inTransit: announced,
  lapsed: () => ({ ended: 'lapsed' }),
  // Whose carrier it was decides whose loss it is (R29).
  lost: (state, repair) => (state.parcel?.ourLabel ? insteadOfRepair(state, repair) : { ended: 'lapsed' }),
};

/** The workshop has not looked at it: what the warehouse found decides. */
const isUntouched = ({ status }: Repair): boolean => status === 'planned' || status === 'intake';
