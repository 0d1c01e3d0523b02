import { durationMs } from '#sandbox/core/duration.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { scanAt } from '#sandbox/carrier/parcels.ts';
import { siteOfOrder } from '#sandbox/shop/shops.ts';

export type Outbound = {
  readonly trackingNo: string;
  readonly orderNo: string;
  readonly at: number;
  readonly now: number;
  readonly deliversAfter: string;
};

/** A parcel leaves for a customer; it arrives by the order's clock, unless that is left to a person. */
export function openOutbound(tx: Tx, { trackingNo, orderNo, at, now, deliversAfter }: Outbound): void {
  const data = { trackingNo, carrier: siteOfOrder(tx.state, orderNo).carrier, rma: null };
  tx.emit('parcel.opened', { at, port: 'carrier', orderNo, key: null, data });
  scanAt(tx, trackingNo, { wish: { status: 'in_transit' }, at, now });
  if (deliversAfter === 'manual') return;
  scanAt(tx, trackingNo, { wish: { status: 'delivered' }, at: at + durationMs(deliversAfter), now });
}
