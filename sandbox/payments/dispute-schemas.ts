import { z } from 'zod';
import { idSchema, instantSchema, moneySchema, someMoneySchema } from '#sandbox/core/schemas.ts';

export const evidenceInputSchema = z
  .object({ evidenceKey: idSchema, text: z.string().min(1).max(20_000), urls: z.array(z.url()).max(50).default([]) })
  .meta({ id: 'EvidenceInput' });
export type EvidenceInput = z.infer<typeof evidenceInputSchema>;

export const evidenceSchema = z
  .object({ evidenceKey: z.string(), disputeId: z.string(), receivedAt: instantSchema })
  .meta({ id: 'EvidenceReceipt' });
export type Evidence = z.infer<typeof evidenceSchema>;

export const disputeSchema = z
  .object({
    disputeId: z.string(),
    paymentId: z.string(),
    orderNo: z.string(),
    amount: moneySchema,
    reason: z.string(),
    status: z.enum(['open', 'won', 'lost']),
    lost: moneySchema.meta({ description: 'what the bank took away' }),
    evidenceDueAt: instantSchema.nullable().meta({ description: 'null when the bank names no day' }),
    scheme: z.string().nullable().meta({ description: 'the brand of the card' }),
    openedAt: instantSchema,
    closedAt: instantSchema.nullable(),
    evidence: z.array(evidenceSchema.omit({ disputeId: true })),
  })
  .meta({ id: 'Dispute' });
export type Dispute = z.infer<typeof disputeSchema>;

export const disputeInputSchema = z
  .strictObject({
    amount: someMoneySchema.optional().meta({ description: 'what is left of the payment if not said' }),
    reason: z.string().min(1).max(500),
    evidenceDueAt: instantSchema
      .nullable()
      .optional()
      .meta({ description: 'in 30 days if not said; null when the bank names no day' }),
  })
  .meta({ id: 'DisputeInput' });
export type DisputeInput = z.infer<typeof disputeInputSchema>;

export const disputeEndSchema = z
  .strictObject({ outcome: z.enum(['won', 'lost']), amount: someMoneySchema.optional() })
  .meta({ id: 'DisputeEnd' });
export type DisputeEnd = z.infer<typeof disputeEndSchema>;
