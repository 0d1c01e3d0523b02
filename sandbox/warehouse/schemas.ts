import { z } from 'zod';
import {
  addressSchema,
  durationSchema,
  idSchema,
  instantSchema,
  moneySchema,
  orderNoSchema,
} from '#sandbox/core/schemas.ts';
import { lineSchema } from '#sandbox/warehouse/lines.ts';

export const authoriseSchema = z
  .object({
    rma: idSchema,
    orderNo: orderNoSchema,
    lines: z.array(lineSchema).min(1).max(200),
    reason: z.string().min(1).max(500),
  })
  .meta({ id: 'AuthoriseInput' });
export type AuthoriseInput = z.infer<typeof authoriseSchema>;

export const unitSchema = z
  .object({
    lineNo: z.int().min(1).max(10_000).nullable(),
    sku: idSchema,
    outcome: z.enum(['accepted', 'accepted_with_deduction', 'refused', 'wrong_item', 'not_ours', 'missing']),
    disposition: z.enum(['sellable', 'refurbish', 'scrap', 'to_supplier', 'back_to_customer']).nullable(),
    deduction: moneySchema.optional(),
    serial: idSchema.optional().meta({ description: 'the number that was read off it' }),
    reason: z.string().optional(),
    evidence: z.array(z.string()).optional(),
  })
  .meta({ id: 'InspectedUnit' });
export type Unit = z.infer<typeof unitSchema>;

export const receiptSchema = z
  .object({ receiptId: z.string(), trackingNo: z.string().nullable(), receivedAt: instantSchema })
  .meta({ id: 'Receipt' });
export type Receipt = z.infer<typeof receiptSchema>;

export const inspectionSchema = z
  .object({
    rma: z.string(),
    inspectionId: z.string(),
    inspectedAt: instantSchema,
    final: z.literal(true),
    units: z.array(unitSchema),
  })
  .meta({ id: 'Inspection' });
export type Inspection = z.infer<typeof inspectionSchema>;

export const authorisationSchema = z
  .object({ rma: z.string(), returnAddress: addressSchema, createdAt: instantSchema })
  .meta({ id: 'ReturnAuthorisation' });

export const returnSchema = authorisationSchema
  .extend({
    orderNo: z.string(),
    lines: z.array(lineSchema),
    reason: z.string(),
    status: z.enum(['open', 'cancelled']),
    receipts: z.array(receiptSchema),
    inspections: z.array(inspectionSchema),
  })
  .meta({ id: 'Return' });
export type Return = z.infer<typeof returnSchema>;

const unitsSchema = z.array(unitSchema).min(1).max(500);

/** What the warehouse will find, and how long after receipt; `manual`: nothing until somebody says so. */
export const inspectionPlanSchema = z
  .strictObject({ units: z.union([unitsSchema, z.literal('manual')]).optional(), after: durationSchema.optional() })
  .meta({ id: 'InspectionPlan' });
export type InspectionPlan = z.infer<typeof inspectionPlanSchema>;

export const receiveSchema = z
  .strictObject({ trackingNo: idSchema.nullish(), at: instantSchema.optional() })
  .default({})
  .meta({ id: 'ReceiveInput' });

export const inspectSchema = z
  .strictObject({ units: unitsSchema.optional(), at: instantSchema.optional() })
  .default({})
  .meta({ id: 'InspectInput' });
