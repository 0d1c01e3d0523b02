import { shippedScans } from '#sandbox/carrier/shipped-scans.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Order } from '#sandbox/shop/schemas.ts';

/** Where the dates of an order are moved to: `deliveredAt` is when the last parcel arrived. */
export type MovedDelivery = { readonly placedAt: string; readonly shippedAt: string; readonly deliveredAt: string };

const later = (instant: string, ms: number): string => iso(Date.parse(instant) + ms);

/** Lets the order have been delivered then. Parcels that arrived one after the other still do, as far apart as before. */
export function moveDelivery({ carrier, payments }: State, order: Order, to: MovedDelivery): void {
  const aheads = order.parcels.map((parcel) => aheadOf(order, parcel));
  order.status = 'delivered';
  order.placedAt = later(to.placedAt, Math.min(...aheads));
  for (const [index, parcel] of order.parcels.entries()) {
    parcel.shippedAt = later(to.shippedAt, aheads[index] ?? 0);
    parcel.deliveredAt = later(to.deliveredAt, aheads[index] ?? 0);
    const held = carrier.parcels.get(parcel.trackingNo);
    if (held) carrier.parcels.set(parcel.trackingNo, { ...held, scans: shippedScans(parcel) });
  }
  for (const payment of order.payments) {
    payment.capturedAt = order.placedAt;
    const held = payments.payments.get(payment.paymentId);
    if (held) held.capturedAt = order.placedAt;
  }
}

/** How long before the last parcel this one arrived, as a negative time; none while one of them is on its way. */
function aheadOf({ parcels }: Order, { deliveredAt }: Order['parcels'][number]): number {
  const arrivals = parcels.map((parcel) => (parcel.deliveredAt === null ? null : Date.parse(parcel.deliveredAt)));
  if (deliveredAt === null || arrivals.includes(null)) return 0;
  return Date.parse(deliveredAt) - Math.max(...arrivals.map(Number));
}
