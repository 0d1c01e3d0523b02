import { z } from 'zod';
import { addressSchema, idSchema, instantSchema } from '#sandbox/core/schemas.ts';
import { freeLineSchema } from '#sandbox/warehouse/lines.ts';

const unitsSchema = z.array(freeLineSchema).min(1).max(200);
const howSchema = z.enum(['dispose', 'send_back']);

export const disposalInputSchema = z
  .object({ disposalKey: idSchema, rma: idSchema, units: unitsSchema, how: howSchema, to: addressSchema.optional() })
  .meta({ id: 'DisposalInput' });
export type DisposalInput = z.infer<typeof disposalInputSchema>;

export const disposalSchema = z
  .object({
    disposalKey: z.string(),
    rma: z.string(),
    orderNo: z.string(),
    units: unitsSchema,
    how: howSchema,
    status: z.literal('done'),
    trackingNo: z.string().nullable(),
    carrier: z.string().nullable(),
    doneAt: instantSchema,
  })
  .meta({ id: 'Disposal' });
export type Disposal = z.infer<typeof disposalSchema>;
