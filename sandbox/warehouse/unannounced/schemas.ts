import { z } from 'zod';
import { instantSchema } from '#sandbox/core/schemas.ts';
import { inspectionSchema } from '#sandbox/warehouse/schemas.ts';

export const unannouncedInspectionSchema = inspectionSchema
  .extend({ rma: z.null(), orderNo: z.string(), trackingNo: z.string() })
  .meta({ id: 'UnannouncedInspection' });
export type UnannouncedInspection = z.infer<typeof unannouncedInspectionSchema>;

export const unannouncedSchema = z
  .object({
    trackingNo: z.string(),
    orderNo: z.string(),
    receiptId: z.string(),
    receivedAt: instantSchema,
    inspections: z.array(unannouncedInspectionSchema),
  })
  .meta({ id: 'UnannouncedParcel' });
export type Unannounced = z.infer<typeof unannouncedSchema>;
