import { z } from 'zod';
import { durationSchema, idSchema, instantSchema, moneySchema, someMoneySchema } from '#sandbox/core/schemas.ts';

const reasonSchema = z.enum(['lost', 'damaged', 'late']);
const decisionSchema = z.enum(['accepted', 'refused']);
export type ClaimDecision = z.infer<typeof decisionSchema>;

export const claimInputSchema = z
  .object({ claimKey: idSchema, trackingNo: idSchema, amount: someMoneySchema, reason: reasonSchema })
  .meta({ id: 'ClaimInput' });
export type ClaimInput = z.infer<typeof claimInputSchema>;

export const claimSchema = z
  .object({
    claimKey: z.string(),
    trackingNo: z.string(),
    orderNo: z.string().nullable(),
    amount: moneySchema,
    reason: reasonSchema,
    status: z.enum(['open', ...decisionSchema.options, 'reversed']),
    paid: moneySchema.nullable(),
    version: z.int().min(1).max(1_000_000).meta({ description: 'grows with every change' }),
    createdAt: instantSchema,
    updatedAt: instantSchema,
  })
  .meta({ id: 'Claim' });
export type Claim = z.infer<typeof claimSchema>;

export const claimUpdatedSchema = claimSchema.pick({ claimKey: true, trackingNo: true, version: true }).extend({
  status: z.enum([...decisionSchema.options, 'reversed']),
  paid: moneySchema.optional(),
  at: instantSchema,
});

/** What the carrier will decide and when; paid in full when no amount is said. */
export const claimPlanSchema = z
  .strictObject({
    outcome: z.enum([...decisionSchema.options, 'manual']).optional(),
    after: durationSchema.optional(),
    paid: moneySchema.optional(),
  })
  .meta({ id: 'ClaimPlan' });
export type ClaimPlan = z.infer<typeof claimPlanSchema>;

export const claimSettleSchema = z
  .strictObject({ status: decisionSchema, paid: moneySchema.optional(), at: instantSchema.optional() })
  .meta({ id: 'ClaimSettlement' });
