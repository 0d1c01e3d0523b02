import { z } from 'zod';
import { SHIPMENT_REASONS } from './port.ts';
import type { Shipment, WarehousePort } from './port.ts';
import { shipmentLine } from './shipment-line.ts';
import { segment } from '#adapters/http-client.ts';
import type { HttpClient } from '#adapters/http-client.ts';
import { isAbout, wireInstant, wireOptional, wireText, withoutAbsent } from '#adapters/wire.ts';

const shipment = z
  .object({
    shipmentKey: wireText,
    orderNo: wireText,
    reason: z.enum(SHIPMENT_REASONS),
    lines: z.array(shipmentLine),
    status: z.enum(['created', 'shipped', 'cancelled']),
    trackingNo: wireOptional(wireText),
    carrier: wireOptional(wireText),
    shippedAt: wireOptional(wireInstant),
    serials: z.array(z.object({ sku: wireText, serial: wireText })).default([]),
  })
  .refine(
    ({ status, trackingNo, shippedAt }) =>
      status !== 'shipped' || (trackingNo !== undefined && shippedAt !== undefined),
    'shipped goes with a tracking number and an instant',
  );

const shipmentAnswer = (key: string): z.ZodType<Shipment> =>
  shipment
    .refine(isAbout('shipmentKey', key), 'about another shipment')
    .transform(({ shipmentKey, ...rest }) => ({ key: shipmentKey, ...withoutAbsent(rest) }));

type Calls = Pick<WarehousePort, 'ship' | 'lookupShipment' | 'cancelShipment'>;

/** What goes out after the sale (D3). */
export const shipmentCalls = (http: HttpClient): Calls => ({
  ship: async (key, input, ctx) =>
    http.write({ key, path: '/shipments', body: { shipmentKey: key, ...input }, answer: shipmentAnswer(key) }, ctx),
  lookupShipment: async (key, ctx) =>
    http.find({ path: `/shipments/${segment(key)}`, absentCode: 'shipment_unknown', answer: shipmentAnswer(key) }, ctx),
  cancelShipment: async (key, ctx) => {
    const path = `/shipments/${segment(key)}/cancel`;
    return http.write({ key: `${key}/cancel`, path, body: {}, answer: shipmentAnswer(key) }, ctx);
  },
});
