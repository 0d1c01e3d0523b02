import { z } from 'zod';
import { durationSchema, idSchema, instantSchema, moneySchema, someMoneySchema } from '#sandbox/core/schemas.ts';
import { disputeSchema } from '#sandbox/payments/dispute-schemas.ts';
import { tenderSchema } from '#sandbox/shop/schemas.ts';

export const refundStatusSchema = z.enum(['pending', 'held', 'succeeded', 'failed', 'reversed']);
export type RefundStatus = z.infer<typeof refundStatusSchema>;

export const refundSchema = z
  .object({
    refundId: z.string(),
    refundKey: z.string(),
    paymentId: z.string(),
    amount: moneySchema,
    destinationMethodId: z.string().optional(),
    status: refundStatusSchema,
    failureCode: z.string().optional(),
    expectedArrivalAt: instantSchema.nullable(),
    createdAt: instantSchema,
    updatedAt: instantSchema,
    version: z.int().min(1).max(1_000_000).meta({ description: 'grows with every change' }),
  })
  .meta({ id: 'Refund' });
export type Refund = z.infer<typeof refundSchema>;

export const refundInputSchema = z
  .object({
    paymentId: idSchema,
    refundKey: idSchema,
    amount: someMoneySchema,
    reason: z.string().min(1).max(500),
    destinationMethodId: idSchema.optional().meta({ description: 'another means of the same customer: a gift card' }),
  })
  .meta({ id: 'RefundInput' });
export type RefundInput = z.infer<typeof refundInputSchema>;

export const paymentSchema = z
  .object({
    paymentId: z.string(),
    orderNo: z.string(),
    tender: tenderSchema,
    methodId: z.string(),
    captured: moneySchema,
    refunded: moneySchema.meta({ description: 'pending, held and succeeded refunds and payouts together' }),
    capturedAt: instantSchema,
    disputes: z.array(disputeSchema),
  })
  .meta({ id: 'Payment' });

export const refundPlanSchema = z
  .strictObject({
    steps: z
      .array(
        z.strictObject({
          status: refundStatusSchema,
          after: durationSchema.meta({ description: "counted from the refund's creation" }),
          failureCode: z.string().optional(),
        }),
      )
      .max(20),
  })
  .meta({ id: 'RefundPlan' });
export type RefundPlan = z.infer<typeof refundPlanSchema>;
export type RefundStep = RefundPlan['steps'][number];

export const settleSchema = z
  .strictObject({ status: refundStatusSchema, failureCode: z.string().min(1).optional() })
  .meta({ id: 'Settlement' });
