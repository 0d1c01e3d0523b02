import { z } from 'zod';
import { command, sourceOf } from '#api/command.ts';
import { defineRoute } from '#api/route.ts';
import { amount, caseNo, evidenceAddress, reference, words } from '#api/schemas/fields.ts';
import { commandResponses } from '#api/schemas/responses.ts';
import { withoutAbsent } from '#api/without-absent.ts';

const PAYOUTS = ['gift_card', 'wallet', 'bank'] as const;
const counted = z.string().regex(/^[1-9]\d{0,5}$/, 'must be a number counted from 1');

const act = {
  method: 'post',
  tag: 'acts',
  idempotency: 'required',
  ifMatch: 'optional',
  responses: commandResponses,
} as const;

export const choosePayout = defineRoute({
  ...act,
  path: '/v1/cases/{no}/refunds/{refund}/payout',
  operationId: 'choosePayout',
  summary: 'Choose another way for money that cannot go back as it was paid',
  description:
    'The policy says which ways there are and how many people have to agree. The account stays in the store.',
  cites: ['R16', 'R21', 'R50'],
  params: z.strictObject({ no: caseNo, refund: counted }),
  body: z.strictObject({
    to: z.enum(PAYOUTS),
    account: words(200).optional().meta({ description: 'The account of a bank or a wallet.' }),
    methodId: reference()
      .optional()
      .meta({ description: 'A gift card the customer has; without it a new one is issued.' }),
  }),
  refusals: ['case_unknown', 'case_closed', 'not_now', 'refund_unknown', 'payout_not_offered', 'account_missing'],
  handler: ({ params, body: { to, account, methodId } }, context) =>
    command(context, {
      caseNo: params.no,
      name: 'choosePayout',
      data: {
        refund: Number(params.refund),
        to,
        ...withoutAbsent({ methodId, account: account === undefined ? undefined : sourceOf(context) }),
      },
      words: account === undefined ? [] : [{ kind: 'account', text: account }],
    }),
});

export const contestDeduction = defineRoute({
  ...act,
  path: '/v1/cases/{no}/deductions/{deduction}/contest',
  operationId: 'contestDeduction',
  summary: 'Contest a deduction for wear: a supervisor decides',
  cites: ['R13'],
  params: z.strictObject({ no: caseNo, deduction: counted }),
  body: z.strictObject({ reason: words(4000).optional() }),
  refusals: ['case_unknown', 'case_closed', 'not_now', 'deduction_unknown'],
  handler: ({ params, body: { reason } }, context) =>
    command(context, {
      caseNo: params.no,
      name: 'contestDeduction',
      data: { deduction: Number(params.deduction) },
      words: reason === undefined ? [] : [{ kind: 'reason', text: reason }],
    }),
});

export const decideDeduction = defineRoute({
  ...act,
  path: '/v1/cases/{no}/tasks/{task}/deduction',
  operationId: 'decideDeduction',
  summary: 'Decide what of a deduction for wear is taken',
  description: 'All of it, less, or nothing; never more than was found. What was withheld beyond it is refunded.',
  cites: ['R13'],
  ifMatch: 'required',
  params: z.strictObject({
    no: caseNo,
    task: z
      .string()
      .max(20)
      .regex(/^t[1-9]\d*$/, 'must look like t1'),
  }),
  body: z.strictObject({ amount, reason: words(500) }),
  refusals: ['case_unknown', 'case_closed', 'task_unknown', 'amount_above_net'],
  handler: ({ params, body }, context) =>
    command(context, {
      caseNo: params.no,
      name: 'decideDeduction',
      data: { task: params.task, ...body },
      needsVersion: true,
    }),
});

export const giveEvidence = defineRoute({
  ...act,
  path: '/v1/cases/{no}/disputes/{dispute}/evidence',
  operationId: 'giveEvidence',
  summary: 'Answer a dispute with evidence',
  description:
    'It is given to the payment provider, which passes it on to the bank, before the day that the bank named.',
  cites: ['R22'],
  params: z.strictObject({ no: caseNo, dispute: reference() }),
  body: z.strictObject({ text: words(4000), urls: z.array(evidenceAddress).max(20).default([]) }),
  refusals: ['case_unknown', 'case_closed', 'not_now', 'dispute_unknown', 'evidence_unknown'],
  handler: ({ params, body: { text, urls } }, context) =>
    command(context, {
      caseNo: params.no,
      name: 'giveEvidence',
      data: { disputeId: params.dispute, words: sourceOf(context) },
      words: [{ kind: 'evidence', text }, ...urls.map((url) => ({ kind: 'evidence' as const, url }))],
    }),
});
