import { z } from 'zod';
import {
  durationSchema,
  idSchema,
  instantSchema,
  moneySchema,
  orderNoSchema,
  someMoneySchema,
} from '#sandbox/core/schemas.ts';

export const chargeInputSchema = z
  .object({
    chargeKey: idSchema,
    orderNo: orderNoSchema,
    methodId: idSchema.optional().meta({ description: 'charged at once; without it the customer pays by a link' }),
    amount: someMoneySchema,
    reason: z.string().min(1).max(500),
    expiresIn: durationSchema.default('P7D').meta({ description: 'how long the link can be paid' }),
  })
  .meta({ id: 'ChargeInput' });
export type ChargeInput = z.infer<typeof chargeInputSchema>;

const codeSchema = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/u, 'a code in snake_case');

export const chargeSchema = z
  .object({
    chargeId: z.string(),
    chargeKey: z.string(),
    orderNo: z.string(),
    methodId: z.string().nullable(),
    amount: moneySchema,
    reason: z.string(),
    status: z.enum(['awaiting', 'succeeded', 'failed', 'expired', 'cancelled', 'refunded']),
    failureCode: codeSchema.optional(),
    payUrl: z.string().optional(),
    paymentId: z.string().optional().meta({ description: 'the payment of the order that it became' }),
    expiresAt: instantSchema.nullable(),
    createdAt: instantSchema,
    updatedAt: instantSchema,
    version: z.int().min(1).max(1_000_000),
  })
  .meta({ id: 'Charge' });
export type Charge = z.infer<typeof chargeSchema>;

export const chargePaySchema = z
  .strictObject({ methodId: idSchema.optional() })
  .prefault({})
  .meta({ id: 'ChargePayment' });

export const chargeFailSchema = z
  .strictObject({ failureCode: codeSchema.default('card_declined') })
  .prefault({})
  .meta({ id: 'ChargeFailure' });
