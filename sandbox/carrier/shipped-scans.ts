import type { Scan } from '#sandbox/carrier/schemas.ts';

export type Shipped = { readonly trackingNo: string; readonly shippedAt: string; readonly deliveredAt: string | null };

/** The scans of a parcel that the shop sent out before the world began. */
export function shippedScans({ trackingNo, shippedAt, deliveredAt }: Shipped): Scan[] {
  const shipped: Scan = { scanId: `scan_${trackingNo}_1`, at: shippedAt, status: 'in_transit' };
  if (deliveredAt === null) return [shipped];
  return [shipped, { scanId: `scan_${trackingNo}_2`, at: deliveredAt, status: 'delivered' }];
}
