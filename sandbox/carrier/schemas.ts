import { z } from 'zod';
import { addressSchema, durationSchema, idSchema, instantSchema } from '#sandbox/core/schemas.ts';

export const labelInputSchema = z
  .object({
    reference: idSchema.meta({ description: 'the RMA' }),
    from: addressSchema,
    to: addressSchema,
    payer: z.enum(['merchant', 'customer']),
    service: z.literal('return'),
  })
  .meta({ id: 'LabelInput' });
export type LabelInput = z.infer<typeof labelInputSchema>;

export const labelSchema = z
  .object({
    labelId: z.string(),
    reference: z.string(),
    trackingNo: z.string(),
    carrier: z.string(),
    labelUrl: z.string(),
    status: z.enum(['active', 'voided']),
    createdAt: instantSchema,
  })
  .meta({ id: 'Label' });
export type Label = z.infer<typeof labelSchema>;

export const parcelStatusSchema = z.enum([
  'label_created',
  'in_transit',
  'out_for_delivery',
  'delivered',
  'exception',
  'lost',
  'refused',
  'returning',
  'returned',
]);
export type ParcelStatus = z.infer<typeof parcelStatusSchema>;

export const scanSchema = z
  .object({
    scanId: z.string(),
    at: instantSchema,
    status: parcelStatusSchema,
    place: z.string().optional(),
    note: z.string().optional(),
  })
  .meta({ id: 'Scan' });
export type Scan = z.infer<typeof scanSchema>;

export const parcelSchema = z
  .object({ trackingNo: z.string(), carrier: z.string(), status: parcelStatusSchema, scans: z.array(scanSchema) })
  .meta({ id: 'Parcel' });

export const refuseSchema = z
  .strictObject({
    at: instantSchema.optional(),
    returnsIn: z.union([durationSchema, z.literal('manual')]).default('P3D'),
    note: z.string().max(500).optional(),
  })
  .prefault({})
  .meta({ id: 'RefuseInput' });

export const findSchema = z
  .strictObject({ at: instantSchema.optional(), arrivesIn: durationSchema.default('P1D') })
  .prefault({})
  .meta({ id: 'FindInput' });

/** When the parcels of an order arrive, counted from shipping; `manual`: when somebody says so. */
export const deliveryPlanSchema = z
  .strictObject({ deliversAfter: z.union([durationSchema, z.literal('manual')]) })
  .meta({ id: 'DeliveryPlan' });
export type DeliveryPlan = z.infer<typeof deliveryPlanSchema>;

export const sendSchema = z
  .strictObject({
    trackingNo: idSchema.optional(),
    at: instantSchema.optional(),
    arrivesIn: durationSchema.default('P2D'),
  })
  .prefault({})
  .meta({ id: 'SendInput' });

export const scanInputSchema = z
  .strictObject({
    status: parcelStatusSchema,
    at: instantSchema.optional(),
    place: z.string().optional(),
    note: z.string().optional(),
  })
  .meta({ id: 'ScanInput' });
