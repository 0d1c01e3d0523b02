import { z } from 'zod';
import { idSchema, instantSchema, moneySchema, orderNoSchema, someMoneySchema } from '#sandbox/core/schemas.ts';

export const authorisationInputSchema = z
  .object({ authorisationKey: idSchema, orderNo: orderNoSchema, methodId: idSchema, amount: someMoneySchema })
  .meta({ id: 'AuthorisationInput' });
export type AuthorisationInput = z.infer<typeof authorisationInputSchema>;

export const authorisationSchema = z
  .object({
    authorisationId: z.string(),
    authorisationKey: z.string(),
    orderNo: z.string(),
    methodId: z.string(),
    amount: moneySchema,
    status: z.enum(['authorised', 'captured', 'voided', 'expired']),
    captured: moneySchema.optional(),
    paymentId: z.string().optional().meta({ description: 'the payment of the order that it became' }),
    expiresAt: instantSchema,
    createdAt: instantSchema,
    updatedAt: instantSchema,
    version: z.int().min(1).max(1_000_000),
  })
  .meta({ id: 'Authorisation' });
export type Authorisation = z.infer<typeof authorisationSchema>;

export const captureInputSchema = z
  .object({ captureKey: idSchema, amount: someMoneySchema.optional().meta({ description: 'all of it if not said' }) })
  .meta({ id: 'CaptureInput' });
