import { z } from 'zod';
import { wireInstant, wireText, withoutAbsent } from '#adapters/wire.ts';
import { caseNoOfShipmentKey } from '#domain/ids.ts';
import type { Reading } from './happening.ts';

const left = z.object({
  shipmentKey: wireText,
  trackingNo: wireText,
  carrier: wireText,
  shippedAt: wireInstant,
  serials: z.array(z.object({ sku: wireText, serial: wireText })).default([]),
});

/** Goods have left the warehouse, under a number by which the carrier speaks of them from now on (D3). */
export const goodsShipped: Reading = left.transform(
  ({ shipmentKey: key, trackingNo, carrier, shippedAt, serials }) => ({
    what: {
      type: 'shipmentShipped',
      at: shippedAt,
      data: { key, trackingNo, carrier, ...(serials.length === 0 ? {} : { serials }) },
    },
    reference: { kind: 'shipment', key, ...withoutAbsent({ caseNo: caseNoOfShipmentKey(key) }) },
  }),
);
