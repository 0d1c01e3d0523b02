import { heldValue } from '#sandbox/core/held.ts';
import { refused } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { cancelHappenings, schedule } from '#sandbox/time/schedule.ts';
import type { Happening } from '#sandbox/time/state.ts';
import type { Reservation, ReservationInput } from '#sandbox/warehouse/reservations/schemas.ts';
import { putBack, takeStock, unitsBySku } from '#sandbox/warehouse/stock/stock.ts';
import type { SkuQuantity } from '#sandbox/warehouse/stock/stock.ts';

type When = { readonly at: number; readonly key: string | null };

export const reservationOf = ({ warehouse }: State, reservationKey: string): Reservation =>
  heldValue(warehouse.reservations, reservationKey, 'reservation');

/** Put all units aside, or none. */
export function reserve(tx: Tx, input: ReservationInput, { at, key }: When): Reservation {
  const { reservationKey, lines, expiresAt } = input;
  const { orderNo } = orderOf(tx.state, input.orderNo);
  const until = expiresAt === undefined ? null : Date.parse(expiresAt);
  if (until !== null && until <= at)
    throw refused('expires_in_past', `body.expiresAt: the order's clock shows ${iso(at)}`);
  takeStock(tx, lines, { at, orderNo, key, why: 'reserved', ref: reservationKey });
  const value: Reservation = {
    reservationKey,
    orderNo,
    lines,
    status: 'reserved',
    expiresAt: until === null ? null : iso(until),
    createdAt: iso(at),
    updatedAt: iso(at),
  };
  tx.emit('reservation.made', { at, port: 'warehouse', orderNo, key, data: { value } });
  if (until !== null) {
    const data = { reservationKey };
    schedule(tx, { orderNo, at: until, kind: 'reservation.expire', what: 'reservation.expired', data });
  }
  return value;
}

const isExpiryOf = (reservationKey: string) => (one: Happening) =>
  one.kind === 'reservation.expire' && one.data.reservationKey === reservationKey;

/** The units go back on the shelf, exactly once however often it is said (R32). */
export function release(tx: Tx, reservationKey: string, { at, key }: When): Reservation {
  const { status, orderNo } = reservationOf(tx.state, reservationKey);
  if (status === 'used') throw refused('reservation_used', `reservation ${reservationKey} was used by a shipment`);
  if (status === 'reserved') {
    cancelHappenings(tx, orderNo, { at, matching: isExpiryOf(reservationKey) });
    end(tx, reservationKey, { at, key, type: 'reservation.released' });
  }
  return reservationOf(tx.state, reservationKey);
}

/** Its time is over; nothing to do when it was released or used before. */
export function expire(tx: Tx, reservationKey: string, at: number): void {
  if (reservationOf(tx.state, reservationKey).status === 'reserved') {
    end(tx, reservationKey, { at, key: null, type: 'reservation.expired' });
  }
}

type End = When & { readonly type: 'reservation.released' | 'reservation.expired' };

function end(tx: Tx, reservationKey: string, { at, key, type }: End): void {
  const { orderNo, lines } = reservationOf(tx.state, reservationKey);
  tx.emit(type, { at, port: 'warehouse', orderNo, key, data: { reservationKey } });
  putBack(tx, lines, { at, orderNo, key, why: type, ref: reservationKey });
}

export type Using = When & { readonly shipmentKey: string; readonly lines: readonly SkuQuantity[] };

/** A shipment takes over exactly the units that were put aside; stock fell when they were. */
export function useReservation(tx: Tx, reservationKey: string, { at, key, shipmentKey, lines }: Using): void {
  const { status, orderNo, lines: reserved } = reservationOf(tx.state, reservationKey);
  if (status !== 'reserved') throw refused('reservation_not_open', `reservation ${reservationKey} is ${status}`);
  if (!isSame(unitsBySku(reserved), unitsBySku(lines)))
    throw refused('reservation_mismatch', `body.lines: not the units of reservation ${reservationKey}`);
  cancelHappenings(tx, orderNo, { at, matching: isExpiryOf(reservationKey) });
  const data = { reservationKey, shipmentKey };
  tx.emit('reservation.used', { at, port: 'warehouse', orderNo, key, data });
}

const isSame = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean =>
  a.size === b.size && [...a].every(([sku, quantity]) => b.get(sku) === quantity);
