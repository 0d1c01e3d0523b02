import type { z } from 'zod';
import { newId } from '#sandbox/core/ids.ts';
import { unknown } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import type { ParcelStatus, Scan, parcelSchema } from '#sandbox/carrier/schemas.ts';
import type { HeldParcel } from '#sandbox/carrier/state.ts';
import { cancelHappenings, schedule } from '#sandbox/time/schedule.ts';
import type { Happening } from '#sandbox/time/state.ts';
import { receive } from '#sandbox/warehouse/returns.ts';
import { receiveUnannounced } from '#sandbox/warehouse/unannounced/unannounced.ts';

/** What a scan will say when it happens. */
export type ScanWish = { status: ParcelStatus; place?: string | undefined; note?: string | undefined };

/** Statuses after which nothing that was planned for the parcel still happens. */
const LAST: readonly ParcelStatus[] = ['delivered', 'refused', 'returned', 'lost'];

export function parcelOf(state: State, trackingNo: string): HeldParcel {
  const parcel = state.carrier.parcels.get(trackingNo);
  if (!parcel) throw unknown('parcel', trackingNo);
  return parcel;
}

export function viewParcel({ trackingNo, carrier, scans }: HeldParcel): z.infer<typeof parcelSchema> {
  return { trackingNo, carrier, status: scans.at(-1)?.status ?? 'label_created', scans: [...scans] };
}

const isScanOf = (trackingNo: string) => (one: { kind: string; data: object }) =>
  one.kind === 'parcel.scan' && 'trackingNo' in one.data && one.data.trackingNo === trackingNo;

/** A scan at `at`: now if that has come, else scheduled on the order's clock. */
export function scanAt(
  tx: Tx,
  trackingNo: string,
  { wish, at, now }: { wish: ScanWish; at: number; now: number },
): void {
  if (at <= now) scan(tx, trackingNo, { wish, at });
  else {
    const orderNo = parcelOf(tx.state, trackingNo).orderNo ?? '';
    schedule(tx, { orderNo, at, kind: 'parcel.scan', what: `parcel.${wish.status}`, data: { trackingNo, wish } });
  }
}

/**
 * The carrier's scan. A return parcel that is delivered, and a parcel to a customer that is back at its sender, are
 * received by the warehouse at the same instant.
 */
export function scan(tx: Tx, trackingNo: string, { wish, at }: { wish: ScanWish; at: number }): Scan {
  const { orderNo, rma } = parcelOf(tx.state, trackingNo);
  const { status, place, note } = wish;
  if (LAST.includes(status)) cancelHappenings(tx, orderNo ?? '', { at, matching: isScanOf(trackingNo) });
  const made: Scan = { scanId: newId('scan'), at: iso(at), status, ...(place && { place }), ...(note && { note }) };
  tx.emit('parcel.scanned', { at, port: 'carrier', orderNo, key: null, data: { trackingNo, scan: made } });
  tx.webhook({ port: 'carrier', type: 'parcel.scanned', at, orderNo, data: { trackingNo, ...made } });
  if (rma !== null && status === 'delivered') receiveOnce(tx, rma, { trackingNo, at });
  if (rma === null && orderNo !== null && status === 'returned') receiveUnannounced(tx, { trackingNo, orderNo, at });
  return made;
}

function receiveOnce(tx: Tx, rma: string, { trackingNo, at }: { trackingNo: string; at: number }): void {
  const receipts = tx.state.warehouse.returns.get(rma)?.value.receipts;
  if (receipts?.every((one) => one.trackingNo !== trackingNo)) receive(tx, rma, { trackingNo, at });
}

/** The parcel is gone: nothing more is heard of it, until somebody scans it by hand. */
export function lose(tx: Tx, trackingNo: string, at: number): HeldParcel {
  const { orderNo } = parcelOf(tx.state, trackingNo);
  cancelHappenings(tx, orderNo ?? '', { at, matching: isScanOf(trackingNo) });
  tx.emit('parcel.lost', { at, port: 'carrier', orderNo, key: null, data: { trackingNo } });
  return parcelOf(tx.state, trackingNo);
}

/** Parcels whose way is another one now: nothing of what was planned for them happens. */
export function dropParcelsOf(
  tx: Tx,
  orderNo: string,
  { at, trackingNos }: { at: number; trackingNos: readonly string[] },
): void {
  for (const trackingNo of trackingNos) cancelHappenings(tx, orderNo, { at, matching: isScanOf(trackingNo) });
}

/** Only the delivery that is planned for a parcel, not its other scans. */
export const isDeliveryOf = (trackingNo: string) => (one: Happening) =>
  one.kind === 'parcel.scan' && one.data.trackingNo === trackingNo && one.data.wish.status === 'delivered';
