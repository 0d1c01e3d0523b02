import type { CaseState } from '#domain/case/state.ts';
import { releaseStep } from '#domain/parts/shipment/part.ts';
import { nextForShipment } from '#domain/parts/shipment/plan.ts';
import { hasLeft, isDelivered, presentShipment } from '#domain/parts/shipment/shipment.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { nextOfReturn } from '#domain/remedies/return-and-refund/plan.ts';

/** Stock, parcel, signature (D3). A wrong item that is to come back is not waited for: it was our mistake. */
export function nextOfReship(state: CaseState): NextStep | undefined {
  const goods = presentShipment(state);
  if (!goods) return { ended: 'fulfilled' };
  if (goods.status === 'outOfStock') return { do: 'offerInstead' };
  if (isDelivered(state)) return isOut(state) ? (releaseStep(state, goods) ?? { ended: 'fulfilled' }) : wayBack(state);
  const next = nextForShipment(state, goods);
  return next ?? (hasLeft(state) ? wayBack(state) : undefined);
}

/** The wrong item has been seen to, or there is none to come back. */
const isOut = ({ parcel }: CaseState): boolean => parcel === undefined || !UNDER_WAY.has(parcel.status);

const UNDER_WAY: ReadonlySet<NonNullable<CaseState['parcel']>['status']> = new Set([
  'planned',
  'awaitingParcel',
  'inTransit',
  'delivered',
] as const);

/** The label and the parcel of the wrong item; what is found in it is counted, and settles nothing. */
function wayBack(state: CaseState): NextStep | undefined {
  if (isOut(state)) return undefined;
  const next = nextOfReturn(state);
  return next && 'ended' in next ? undefined : next;
}
