import { z } from 'zod';
import { addressSchema, durationSchema, idSchema, instantSchema, orderNoSchema } from '#sandbox/core/schemas.ts';
import { freeLineSchema } from '#sandbox/warehouse/lines.ts';

export const shipmentReasonSchema = z.enum(['exchange', 'reship', 'repair_back', 'gift', 'refused_units_back']);
export type ShipmentReason = z.infer<typeof shipmentReasonSchema>;

const shippedLines = z.array(freeLineSchema).min(1).max(200);

const serialsSchema = z.array(z.object({ sku: idSchema, serial: idSchema })).max(1000);
export type SerialOfSku = z.infer<typeof serialsSchema>[number];

export const shipmentInputSchema = z
  .object({
    shipmentKey: idSchema,
    orderNo: orderNoSchema,
    reservationKey: idSchema.optional(),
    lines: shippedLines,
    reason: shipmentReasonSchema,
    to: addressSchema.optional().meta({ description: "the order's address when it is not said" }),
  })
  .meta({ id: 'ShipmentInput' });
export type ShipmentInput = z.infer<typeof shipmentInputSchema>;

export const shipmentSchema = z
  .object({
    shipmentKey: z.string(),
    orderNo: z.string(),
    reason: shipmentReasonSchema,
    lines: shippedLines,
    status: z.enum(['created', 'shipped', 'cancelled']),
    trackingNo: z.string().nullable(),
    carrier: z.string().nullable(),
    createdAt: instantSchema,
    shippedAt: instantSchema.nullable(),
    serials: serialsSchema.meta({ description: 'numbers of the units that were sent' }),
  })
  .meta({ id: 'Shipment' });
export type Shipment = z.infer<typeof shipmentSchema>;

export const shippedSchema = z.object({
  shipmentKey: z.string(),
  orderNo: z.string(),
  trackingNo: z.string(),
  carrier: z.string(),
  shippedAt: instantSchema,
  serials: serialsSchema,
});

/** How shipments of an order go that are created from now on; `manual` also stops those under way. */
export const shipmentPlanSchema = z
  .strictObject({
    shipsAfter: durationSchema.optional(),
    deliversAfter: z.union([durationSchema, z.literal('manual')]).optional(),
    manual: z.literal(true).optional(),
    serials: serialsSchema.optional(),
  })
  .meta({ id: 'ShipmentPlan' });
export type ShipmentPlan = z.infer<typeof shipmentPlanSchema>;
