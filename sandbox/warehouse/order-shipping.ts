import { openOutbound } from '#sandbox/carrier/outbound.ts';
import { newTrackingNo } from '#sandbox/core/ids.ts';
import { refused } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { cancelledOf } from '#sandbox/shop/cancelled-units.ts';
import type { Order } from '#sandbox/shop/schemas.ts';
import { siteOfOrder } from '#sandbox/shop/shops.ts';
import { heldBackOf } from '#sandbox/warehouse/intercepts/held-back.ts';

/** Lines of which something is still here and neither cancelled nor held back. */
const shippableOf = (state: State, { orderNo, status, lines }: Order): number[] =>
  lines
    .filter(({ parcel }) => parcel === null && status !== 'cancelled')
    .filter(({ lineNo, quantity }) => {
      const stays = Math.max(cancelledOf(state.shop, orderNo, lineNo), heldBackOf(state, orderNo, lineNo));
      return quantity > stays;
    })
    .map(({ lineNo }) => lineNo);

/** What is left of an order leaves the house in one parcel. */
export function shipOrder(tx: Tx, orderNo: string, { at, now }: { at: number; now: number }): Order {
  const order = orderOf(tx.state, orderNo);
  const lineNos = shippableOf(tx.state, order);
  if (lineNos.length === 0)
    throw refused('nothing_to_ship', `order ${orderNo} is ${order.status}, nothing is left here`);
  const trackingNo = newTrackingNo();
  const data = { trackingNo, carrier: siteOfOrder(tx.state, orderNo).carrier, shippedAt: iso(at), lineNos };
  tx.emit('order.shipped', { at, port: 'warehouse', orderNo, key: null, data });
  const deliversAfter = tx.state.carrier.deliveryPlans.get(orderNo) ?? 'manual';
  openOutbound(tx, { trackingNo, orderNo, at, now, deliversAfter });
  return orderOf(tx.state, orderNo);
}
