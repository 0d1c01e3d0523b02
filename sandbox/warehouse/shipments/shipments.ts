import { durationMs } from '#sandbox/core/duration.ts';
import { heldValue } from '#sandbox/core/held.ts';
import { newTrackingNo } from '#sandbox/core/ids.ts';
import { conflict, refused } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { openOutbound } from '#sandbox/carrier/outbound.ts';
import type { Order } from '#sandbox/shop/schemas.ts';
import { siteOfOrder } from '#sandbox/shop/shops.ts';
import { cancelHappenings, schedule } from '#sandbox/time/schedule.ts';
import type { Happening } from '#sandbox/time/state.ts';
import { useReservation } from '#sandbox/warehouse/reservations/reservations.ts';
import type { Shipment, ShipmentInput, ShipmentPlan, ShipmentReason } from '#sandbox/warehouse/shipments/schemas.ts';
import { serialsOf } from '#sandbox/warehouse/shipments/serials.ts';
import { putBack, takeStock } from '#sandbox/warehouse/stock/stock.ts';

const SHIPS_AFTER = 'PT6H';
const DELIVERS_AFTER = 'P2D';

type When = { readonly at: number; readonly key: string | null };

export const shipmentOf = ({ warehouse }: State, shipmentKey: string): Shipment =>
  heldValue(warehouse.shipments, shipmentKey, 'shipment');

/** What the customer owns already: it comes from no shelf and goes back to none. */
export const isCustomersOwn = (reason: ShipmentReason): boolean =>
  reason === 'repair_back' || reason === 'refused_units_back';

const planOf = ({ warehouse }: State, orderNo: string): ShipmentPlan => warehouse.shipmentPlans.get(orderNo) ?? {};

/** Goods that shall go out; the units are taken at once, from a reservation or from the shelf. */
export function createShipment(tx: Tx, input: ShipmentInput, { at, key }: When): Shipment {
  const order = orderOf(tx.state, input.orderNo);
  const { orderNo } = order;
  checkLineNos(order, input);
  takeUnits(tx, input, { at, key });
  const { shipmentKey, reason, lines, to = order.shippingAddress } = input;
  const value: Shipment = {
    shipmentKey,
    orderNo,
    reason,
    lines,
    status: 'created',
    trackingNo: null,
    carrier: null,
    createdAt: iso(at),
    shippedAt: null,
    serials: [],
  };
  tx.emit('shipment.created', { at, port: 'warehouse', orderNo, key, data: { value, to } });
  const { manual, shipsAfter = SHIPS_AFTER } = planOf(tx.state, orderNo);
  if (!manual) {
    const due = at + durationMs(shipsAfter);
    schedule(tx, { orderNo, at: due, kind: 'shipment.ship', what: 'shipment.shipped', data: { shipmentKey } });
  }
  return value;
}

function checkLineNos({ orderNo, lines }: Order, input: ShipmentInput): void {
  for (const [index, { lineNo }] of input.lines.entries()) {
    if (lineNo !== null && lines.every((one) => one.lineNo !== lineNo)) {
      throw refused('line_unknown', `body.lines.${index}.lineNo: order ${orderNo} has no line ${lineNo}`);
    }
  }
}

function takeUnits(tx: Tx, { shipmentKey, orderNo, reason, lines, reservationKey }: ShipmentInput, when: When): void {
  if (isCustomersOwn(reason)) {
    if (reservationKey === undefined) return;
    throw refused('reservation_not_wanted', `body.reservationKey: ${reason} sends the customer's own units`);
  }
  if (reservationKey !== undefined) useReservation(tx, reservationKey, { ...when, shipmentKey, lines });
  else takeStock(tx, lines, { ...when, orderNo, why: 'shipment', ref: shipmentKey });
}

const isShippingOf = (shipmentKey: string) => (one: Happening) =>
  one.kind === 'shipment.ship' && one.data.shipmentKey === shipmentKey;

/** It leaves the house: from now on it is a parcel of the carrier. */
export function ship(tx: Tx, shipmentKey: string, { at, now }: { at: number; now: number }): Shipment {
  const value = shipmentOf(tx.state, shipmentKey);
  const { orderNo, status } = value;
  if (status !== 'created') throw refused('shipment_not_open', `shipment ${shipmentKey} is ${status}`);
  cancelHappenings(tx, orderNo, { at, matching: isShippingOf(shipmentKey) });
  const plan = planOf(tx.state, orderNo);
  const sent = {
    shipmentKey,
    trackingNo: newTrackingNo(),
    carrier: siteOfOrder(tx.state, orderNo).carrier,
    serials: serialsOf(tx.state, value, plan),
  };
  tx.emit('shipment.shipped', { at, port: 'warehouse', orderNo, key: null, data: sent });
  const news = { ...sent, orderNo, shippedAt: iso(at) };
  tx.webhook({ port: 'warehouse', type: 'shipment.shipped', at, orderNo, data: news });
  const deliversAfter = plan.deliversAfter ?? DELIVERS_AFTER;
  openOutbound(tx, { trackingNo: sent.trackingNo, orderNo, at, now, deliversAfter });
  return shipmentOf(tx.state, shipmentKey);
}

/** It stays here, and what came from the shelf goes back there, once. */
export function cancelShipment(tx: Tx, shipmentKey: string, { at, key }: When): Shipment {
  const { orderNo, status, reason, lines } = shipmentOf(tx.state, shipmentKey);
  if (status === 'shipped') throw conflict('already_shipped', `shipment ${shipmentKey} has left`);
  if (status === 'created') {
    cancelHappenings(tx, orderNo, { at, matching: isShippingOf(shipmentKey) });
    tx.emit('shipment.cancelled', { at, port: 'warehouse', orderNo, key, data: { shipmentKey } });
    if (!isCustomersOwn(reason)) {
      putBack(tx, lines, { at, orderNo, key, why: 'shipment.cancelled', ref: shipmentKey });
    }
  }
  return shipmentOf(tx.state, shipmentKey);
}

/** How the shipments of an order go from now on. */
export function planShipments(tx: Tx, orderNo: string, { plan, at }: { plan: ShipmentPlan; at: number }): void {
  tx.emit('shipment.planned', { at, port: 'warehouse', orderNo, key: null, data: { plan } });
  if (plan.manual) cancelHappenings(tx, orderNo, { at, matching: (one) => one.kind === 'shipment.ship' });
}
