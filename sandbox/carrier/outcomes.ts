import { durationMs } from '#sandbox/core/duration.ts';
import { refused } from '#sandbox/core/problem.ts';
import { orderOf } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { isDeliveryOf, parcelOf, scanAt, viewParcel } from '#sandbox/carrier/parcels.ts';
import type { HeldParcel } from '#sandbox/carrier/state.ts';
import { cancelHappenings } from '#sandbox/time/schedule.ts';

type When = { readonly at: number; readonly now: number };

/** Where a parcel must not have been for its customer to refuse it. */
const OVER: readonly string[] = ['delivered', 'refused', 'returning', 'returned'];

const over = (trackingNo: string, status: string) => refused(`parcel_${status}`, `parcel ${trackingNo} is ${status}`);

export type Refusing = When & { readonly returnsIn: string; readonly note?: string | undefined };

/** The customer does not take it: it turns round and comes back to the house (D5, R30). */
export function refuseParcel(tx: Tx, trackingNo: string, { at, now, returnsIn, note }: Refusing): HeldParcel {
  const parcel = parcelOf(tx.state, trackingNo);
  if (parcel.rma !== null) throw refused('parcel_is_return', `parcel ${trackingNo} goes to the warehouse`);
  const { status } = viewParcel(parcel);
  if (OVER.includes(status)) throw over(trackingNo, status);
  scanAt(tx, trackingNo, { wish: { status: 'refused', note }, at, now });
  scanAt(tx, trackingNo, { wish: { status: 'returning' }, at, now });
  if (returnsIn !== 'manual') {
    scanAt(tx, trackingNo, { wish: { status: 'returned' }, at: at + durationMs(returnsIn), now });
  }
  return parcelOf(tx.state, trackingNo);
}

export type Finding = When & { readonly arrivesIn: string };

/** It turns up after all and goes on to where it was sent (R29). */
export function findParcel(tx: Tx, trackingNo: string, { at, now, arrivesIn }: Finding): HeldParcel {
  const { status } = viewParcel(parcelOf(tx.state, trackingNo));
  if (status === 'delivered' || status === 'returned') throw over(trackingNo, status);
  scanAt(tx, trackingNo, { wish: { status: 'in_transit', note: 'found' }, at, now });
  scanAt(tx, trackingNo, { wish: { status: 'delivered' }, at: at + durationMs(arrivesIn), now });
  return parcelOf(tx.state, trackingNo);
}

export type Delivering = { readonly deliversAfter: string; readonly now: number };

/** When the order's own parcels arrive, those on the road now and those to come. */
export function planDeliveries(tx: Tx, orderNo: string, { deliversAfter, now }: Delivering): void {
  const { parcels } = orderOf(tx.state, orderNo);
  tx.emit('delivery.planned', { at: now, port: 'carrier', orderNo, key: null, data: { deliversAfter } });
  for (const { trackingNo, shippedAt, deliveredAt } of parcels) {
    cancelHappenings(tx, orderNo, { at: now, matching: isDeliveryOf(trackingNo) });
    const { scans, lost } = parcelOf(tx.state, trackingNo);
    const turned = scans.some(({ status }) => OVER.includes(status));
    if (deliveredAt !== null || lost || turned || deliversAfter === 'manual') continue;
    const at = Date.parse(shippedAt) + durationMs(deliversAfter);
    scanAt(tx, trackingNo, { wish: { status: 'delivered' }, at, now });
  }
}
