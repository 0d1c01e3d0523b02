import { z } from 'zod';
import { idSchema, instantSchema, orderNoSchema } from '#sandbox/core/schemas.ts';

export const waybillBatchInputSchema = z
  .object({
    batchKey: idSchema.meta({ description: 'of the shop and the hour' }),
    shop: idSchema,
    orders: z
      .array(orderNoSchema)
      .min(1)
      .max(5000)
      .refine((orders) => new Set(orders).size === orders.length, 'every order once'),
  })
  .meta({ id: 'WaybillBatchInput' });

export const waybillBatchSchema = z
  .object({ batchKey: z.string(), shop: z.string(), orders: z.array(z.string()), acceptedAt: instantSchema })
  .meta({ id: 'WaybillBatch' });
export type WaybillBatch = z.infer<typeof waybillBatchSchema>;
