import type { CaseState } from '#domain/case/state.ts';
import { isBooked, presentCharge, type Charge } from '#domain/parts/charge/charge.ts';
import { isOver as isLost, nextForCharge, undoCharge } from '#domain/parts/charge/plan.ts';
import { refundsSettled } from '#domain/parts/refund-plan.ts';
import { releaseStep } from '#domain/parts/shipment/part.ts';
import { nextForShipment, nextForStock } from '#domain/parts/shipment/plan.ts';
import { isDelivered, presentShipment, type Shipment } from '#domain/parts/shipment/shipment.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { nextOfReplacementFirst } from './replacement-first.ts';
import { securityOf } from './security.ts';
import { isComing, nextOfWayBack } from './way-back.ts';

/**
 * The plan of an exchange: stock, difference, the old goods, their inspection, the new goods (D3). Nothing ships before
 * the difference is paid (R15); what is set aside or paid for goods that will not be sent is given back (R32).
 */
export function nextOfExchange(state: CaseState): NextStep | undefined {
  const goods = presentShipment(state);
  if (!goods) return { ended: 'fulfilled' };
  const superseded = releaseReplaced(state);
  if (superseded) return superseded;
  if (goods.status === 'planned' && goods.reservations === 0) return nextForStock(state, goods);
  if (goods.status === 'outOfStock' && !isSettled(state) && !isComing(state)) return backToNegotiation(state);
  const unpaid = unpaidBeforeGoods(state);
  if (unpaid) return isLost(state, unpaid) ? given(state, 'lapsed') : nextForCharge(state, unpaid);
  return onceSecured(state, goods);
}

function onceSecured(state: CaseState, goods: Shipment): NextStep | undefined {
  const hold = securityOf(state);
  const isGone = goods.status === 'outOfStock' || goods.status === 'refunded';
  if (hold && !isGone) return nextOfReplacementFirst(state, { goods, hold });
  return isSettled(state) ? afterInspection(state, goods) : oldGoodsFirst(state);
}

const isSettled = ({ parcel }: CaseState): boolean => parcel?.status === 'settled';

/** A difference that is still to be paid, and of which the old goods have not decided yet. */
function unpaidBeforeGoods(state: CaseState): Charge | undefined {
  const payment = presentCharge(state, 'payment');
  const isDecided = isSettled(state) || state.parcel?.status === 'inspected';
  return payment && !isBooked(payment) && !isDecided ? payment : undefined;
}

function oldGoodsFirst(state: CaseState): NextStep | undefined {
  const back = nextOfWayBack(state);
  return back && 'ended' in back ? given(state, 'lapsed') : back;
}

/** What was put aside for more than was accepted is given back before less is put aside. */
const releaseReplaced = (state: CaseState): NextStep | undefined =>
  (state.shipments ?? [])
    .filter(({ replacedBy }) => replacedBy !== undefined)
    .map((shipment) => releaseStep(state, shipment))
    .find((step) => step !== undefined);

/** The old goods were looked at: only what was accepted is replaced, and what nobody has any more is paid back. */
function afterInspection(state: CaseState, goods: Shipment): NextStep | undefined {
  const { accepted, of } = state.settled ?? { accepted: 0, of: 0 };
  if (isDelivered(state)) return given(state, accepted < of ? 'partly_fulfilled' : 'fulfilled');
  if (accepted === 0) return given(state, 'nothing_acceptable');
  if (goods.status === 'refunded') return given(state, 'partly_fulfilled');
  if (goods.status === 'outOfStock') return { do: 'refundInstead', n: goods.n };
  const payment = presentCharge(state, 'payment');
  if (payment && !isBooked(payment))
    return isLost(state, payment) ? refunded(state, goods) : nextForCharge(state, payment);
  return nextForShipment(state, goods);
}

/** The difference was never paid, and the old goods are here: nothing ships, and they are paid back. */
const refunded = (state: CaseState, goods: Shipment): NextStep | undefined =>
  releaseStep(state, goods) ?? { do: 'refundInstead', n: goods.n };

/** The goods are gone before anything was sent back: the customer chooses anew (D3). */
function backToNegotiation(state: CaseState): NextStep | undefined {
  const undo = undone(state);
  if (undo) return undo;
  return refundsSettled(state) ? { do: 'offerInstead' } : undefined;
}

/** It ends, once what was set aside, asked for, held or paid for it is given back. */
const given = (state: CaseState, ended: 'lapsed' | 'fulfilled' | 'partly_fulfilled' | 'nothing_acceptable'): NextStep =>
  undone(state) ?? { ended };

function undone(state: CaseState): NextStep | undefined {
  const { agreement, charges = [], shipments = [] } = state;
  const ofIt = ({ offer }: { readonly offer: number }): boolean => offer === agreement?.version;
  const goods = shipments.filter(ofIt).map((shipment) => releaseStep(state, shipment));
  const money = charges.filter(ofIt).map((charge) => undoCharge(state, charge));
  return [...goods, ...money].find((step) => step !== undefined);
}
