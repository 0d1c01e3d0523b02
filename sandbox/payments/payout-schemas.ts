import { z } from 'zod';
import { idSchema, instantSchema, moneySchema, someMoneySchema } from '#sandbox/core/schemas.ts';
import { refundStatusSchema } from '#sandbox/payments/schemas.ts';

const targetSchema = z.object({
  kind: z.enum(['bank', 'wallet', 'gift_card']),
  ref: idSchema.meta({ description: "the account; of a gift card: another payment method of the same customer's" }),
});

export const payoutInputSchema = z
  .object({
    payoutKey: idSchema,
    paymentId: idSchema,
    amount: someMoneySchema,
    to: targetSchema,
    reason: z.string().min(1).max(500),
  })
  .meta({ id: 'PayoutInput' });
export type PayoutInput = z.infer<typeof payoutInputSchema>;

export const payoutSchema = z
  .object({
    payoutId: z.string(),
    payoutKey: z.string(),
    paymentId: z.string(),
    amount: moneySchema,
    to: targetSchema,
    status: refundStatusSchema,
    failureCode: z.string().optional(),
    expectedArrivalAt: instantSchema.nullable(),
    createdAt: instantSchema,
    updatedAt: instantSchema,
    version: z.int().min(1).max(1_000_000),
  })
  .meta({ id: 'Payout' });
export type Payout = z.infer<typeof payoutSchema>;
