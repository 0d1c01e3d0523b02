import type { CaseState } from '#domain/case/state.ts';
import { nextOfReturn } from '#domain/remedies/return-and-refund/plan.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';

/** The way of the old goods, as of any return up to the inspection; what was found is settled by goods, not by money. */
export function nextOfWayBack(state: CaseState): NextStep | undefined {
  const next = nextOfReturn(state);
  return next && 'do' in next && next.do === 'settleReturn' ? { do: 'settleExchange' } : next;
}

/** The old goods are between the customer and the inspection. */
export const isComing = ({ parcel }: CaseState): boolean =>
  parcel?.status === 'inTransit' || parcel?.status === 'delivered' || parcel?.status === 'inspected';
