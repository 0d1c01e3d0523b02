import type { CaseState } from '#domain/case/state.ts';
import { isBooked, type Charge } from '#domain/parts/charge/charge.ts';
import { nextForCharge } from '#domain/parts/charge/plan.ts';
import { nextForShipment } from '#domain/parts/shipment/plan.ts';
import { hasLeft, isDelivered, type Shipment } from '#domain/parts/shipment/shipment.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { isParked } from '#domain/task.ts';
import { nextOfWayBack } from './way-back.ts';

interface Secured {
  readonly goods: Shipment;
  readonly hold: Charge;
}

/**
 * The new goods go out while the old ones are still with the customer: money is held on the card until they are back,
 * taken when they never come, and let go when they do.
 */
export function nextOfReplacementFirst(state: CaseState, { goods, hold }: Secured): NextStep | undefined {
  if (!hasLeft(state)) return isSecured(hold) ? nextForShipment(state, goods) : nextForHold(state, hold);
  if (isDelivered(state) && isOver(state) && isAtRest(hold)) return { ended: 'fulfilled' };
  const steps = [
    nextOfOldGoods(state, hold),
    isDelivered(state) ? undefined : nextForShipment(state, goods),
    nextForHold(state, hold),
  ].filter((step) => step !== undefined);
  return steps.find((step) => 'do' in step) ?? steps[0];
}

/** The money is held, or was taken at once. */
const isSecured = (hold: Charge): boolean => hold.status === 'authorised' || isBooked(hold);

/** Nothing more is waited for from the customer. */
const isOver = ({ parcel }: CaseState): boolean =>
  parcel?.status === 'settled' || parcel?.status === 'lapsed' || parcel?.status === 'lost';

/** What never comes is settled as well: then all that is held is due; but never before the new goods have arrived. */
function nextOfOldGoods(state: CaseState, hold: Charge): NextStep | undefined {
  if (state.parcel?.status === 'settled') return undefined;
  const next = nextOfWayBack(state);
  if (!next || !('ended' in next)) return next;
  return isDelivered(state) && !isDecided(hold) ? { do: 'settleExchange' } : undefined;
}

/** It is known what of it is due, or goes back. */
const isDecided = ({ take, back }: Charge): boolean => take !== undefined || back !== undefined;

/** It is known what is due, and that was taken, let go, or given up by a person. */
const isAtRest = (hold: Charge): boolean => {
  const { status, take } = hold;
  return isDecided(hold) && (isBooked(hold) || status === 'cancelled' || (take === 0 && status !== 'authorised'));
};

/** A hold that the bank let go is placed anew while nothing was sent back, and when something is due of it. */
function nextForHold(state: CaseState, hold: Charge): NextStep | undefined {
  const { n, status, take, again } = hold;
  if (isParked(state, 'charge')) return undefined;
  if (status === 'expired') return isDue(state, take) ? { do: 'replaceCharge', n } : undefined;
  if (status !== 'failed') return nextForCharge(state, hold);
  if (take === undefined || take === 0) return undefined;
  return again === true
    ? { do: 'replaceCharge', n }
    : { park: 'charge', why: `hold ${n} could not be renewed: ${hold.code ?? 'no reason given'}` };
}

const isDue = ({ parcel }: CaseState, take: number | undefined): boolean =>
  take === undefined ? parcel?.status === 'planned' || parcel?.status === 'awaitingParcel' : take > 0;
