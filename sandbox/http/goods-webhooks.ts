import { z } from 'zod';
import { claimUpdatedSchema } from '#sandbox/carrier/claims/schemas.ts';
import { scanSchema } from '#sandbox/carrier/schemas.ts';
import { interceptAnsweredSchema } from '#sandbox/warehouse/intercepts/schemas.ts';
import { quotedSchema, updatedSchema } from '#sandbox/warehouse/repairs/schemas.ts';
import { inspectionSchema, receiptSchema } from '#sandbox/warehouse/schemas.ts';
import { shippedSchema } from '#sandbox/warehouse/shipments/schemas.ts';
import { unannouncedInspectionSchema, unannouncedSchema } from '#sandbox/warehouse/unannounced/schemas.ts';

const receivedUnannounced = unannouncedSchema.omit({ inspections: true }).extend({ rma: z.null() });

/** What warehouse and carrier tell us on their own. */
export const GOODS_WEBHOOKS = {
  'return.received': ['warehouse', z.union([receiptSchema.extend({ rma: z.string() }), receivedUnannounced])],
  'return.inspected': ['warehouse', z.union([inspectionSchema, unannouncedInspectionSchema])],
  'shipment.shipped': ['warehouse', shippedSchema],
  'intercept.answered': ['warehouse', interceptAnsweredSchema],
  'repair.quoted': ['warehouse', quotedSchema],
  'repair.updated': ['warehouse', updatedSchema],
  'parcel.scanned': ['carrier', scanSchema.extend({ trackingNo: z.string() })],
  'claim.updated': ['carrier', claimUpdatedSchema],
} as const;
