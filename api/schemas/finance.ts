import { z } from 'zod';
import { instantOut } from '#api/schemas/case.ts';
import { money } from '#api/schemas/fields.ts';

const task = z.object({
  id: z.string(),
  kind: z.string(),
  why: z.string(),
  step: z.string().nullable(),
  openedAt: instantOut,
  dueAt: instantOut.nullable(),
  owner: z.string().nullable(),
});

const ofCase = {
  caseNo: z.string().nullable(),
  shop: z.string(),
  order: z.string(),
  version: z.int().nullable().meta({ description: 'Of the case, for `If-Match`.' }),
  tasks: z.array(task).meta({ description: 'What people are asked about money in the case.' }),
};

export const refundInTrouble = z
  .object({
    ...ofCase,
    key: z.string(),
    n: z.int(),
    money,
    status: z.string(),
    tender: z.string(),
    paymentId: z.string(),
    providerRef: z.string().nullable(),
    failureCode: z.string().nullable(),
    heldBack: z.boolean().meta({ description: 'It waits for a dispute of its payment (R22).' }),
    expectedAt: instantOut.nullable(),
    plannedAt: instantOut,
    since: instantOut.meta({ description: 'Since when it is so.' }),
    payout: z
      .object({
        to: z.string(),
        askedBy: z.string(),
        approvedBy: z.array(z.string()),
        needed: z.int().nullable(),
        tasks: z.array(z.string()),
      })
      .nullable()
      .meta({ description: 'Another way the customer chose: each approval is by somebody else (R16).' }),
  })
  .meta({ id: 'RefundInTrouble' });

export const listedDispute = z
  .object({
    ...ofCase,
    disputeId: z.string(),
    paymentId: z.string(),
    tender: z.string(),
    money,
    status: z.enum(['open', 'won', 'lost']),
    lost: z.int(),
    reason: z.string().nullable(),
    openedAt: instantOut,
    evidenceDueAt: instantOut.nullable(),
    evidence: z.string().nullable().meta({ description: 'What became of what we said.' }),
  })
  .meta({ id: 'ListedDispute' });

export const unpaidCharge = z
  .object({
    ...ofCase,
    key: z.string(),
    kind: z.string(),
    purpose: z.string(),
    money,
    status: z.string(),
    failureCode: z.string().nullable(),
    expiresAt: instantOut.nullable(),
    since: instantOut,
  })
  .meta({ id: 'UnpaidCharge' });

export type RefundInTrouble = z.output<typeof refundInTrouble>;
export type ListedDisputeView = z.output<typeof listedDispute>;
export type UnpaidChargeView = z.output<typeof unpaidCharge>;
