import { z } from 'zod';
import { command, sourceOf } from '#api/command.ts';
import { defineRoute } from '#api/route.ts';
import { caseParams, nothing, reference, words } from '#api/schemas/fields.ts';
import { evidence } from '#api/schemas/intake.ts';
import { commandResponses } from '#api/schemas/responses.ts';
import { FOREIGN_CHOICES } from '#domain/parts/foreign/foreign.ts';
import { withoutAbsent } from '#api/without-absent.ts';

/** What all of these have in common: the customer's own acts on their case, by themselves or by an agent for them. */
const act = {
  method: 'post',
  tag: 'acts',
  idempotency: 'required',
  ifMatch: 'optional',
  params: caseParams,
  responses: commandResponses,
} as const;

export const giveTracking = defineRoute({
  ...act,
  path: '/v1/cases/{no}/tracking',
  operationId: 'giveTracking',
  summary: 'Tell the number of the parcel that was sent by other means',
  cites: ['D2'],
  body: z.strictObject({
    trackingNo: reference(64),
    another: z
      .literal(true)
      .optional()
      .meta({ description: 'One more parcel of a return that is on its way already.' }),
  }),
  refusals: ['case_unknown', 'case_closed', 'not_now'],
  handler: ({ params, body: { trackingNo, another } }, context) =>
    command(context, { caseNo: params.no, name: 'giveTracking', data: { trackingNo, ...withoutAbsent({ another }) } }),
});

export const provePosting = defineRoute({
  ...act,
  path: '/v1/cases/{no}/proof-of-posting',
  operationId: 'provePosting',
  summary: 'Show that the goods were sent',
  description:
    "The time to send them is kept by it. Where the policy says so, the refund is due then, though the goods have not arrived. Without a number it is about all parcels of the return; a number that nobody told before is that of the customer's own parcel.",
  cites: ['D2', 'R16'],
  body: z.strictObject({ evidence, trackingNo: reference(64).optional() }),
  refusals: ['case_unknown', 'case_closed', 'not_now', 'evidence_unknown'],
  handler: ({ params, body: { evidence: urls, trackingNo } }, context) =>
    command(context, {
      caseNo: params.no,
      name: 'provePosting',
      data: { words: sourceOf(context), ...withoutAbsent({ trackingNo }) },
      words: urls.map((url) => ({ kind: 'evidence' as const, url })),
    }),
});

export const chooseForeign = defineRoute({
  ...act,
  path: '/v1/cases/{no}/foreign-goods',
  operationId: 'chooseForeign',
  summary: 'Say what becomes of things in the return that are not ours',
  description: 'Sent back at the cost of the customer, or disposed of; without an answer in time they are disposed of.',
  cites: ['R28'],
  body: z.strictObject({ choice: z.enum(FOREIGN_CHOICES) }),
  refusals: ['case_unknown', 'case_closed', 'not_now'],
  handler: ({ params, body }, context) => command(context, { caseNo: params.no, name: 'chooseForeign', data: body }),
});

export const disputeRefusal = defineRoute({
  ...act,
  path: '/v1/cases/{no}/dispute',
  operationId: 'disputeRefusal',
  summary: 'Dispute a refusal: a person decides',
  cites: ['C5'],
  body: z.strictObject({ reason: words(4000).optional() }),
  refusals: ['case_unknown', 'case_closed', 'not_now'],
  handler: ({ params, body: { reason } }, context) =>
    command(context, {
      caseNo: params.no,
      name: 'disputeRefusal',
      data: { reason: reason !== undefined },
      words: reason === undefined ? [] : [{ kind: 'reason', text: reason }],
    }),
});

export const writeToUs = defineRoute({
  ...act,
  path: '/v1/cases/{no}/words',
  operationId: 'writeToUs',
  summary: 'Write to whoever has the case, or answer what they asked',
  description: 'While the customer was waited for, the time of our own tasks stood still; it runs again from now on.',
  cites: ['F3', 'R39', 'A1'],
  body: z.strictObject({ text: words(4000) }),
  refusals: ['case_unknown', 'case_closed'],
  handler: ({ params, body: { text } }, context) =>
    command(context, { caseNo: params.no, name: 'writeToUs', data: {}, words: [{ kind: 'answer', text }] }),
});

export const withdraw = defineRoute({
  ...act,
  path: '/v1/cases/{no}/withdraw',
  operationId: 'withdraw',
  summary: 'Withdraw the request',
  cites: ['A3', 'C5'],
  body: nothing,
  refusals: ['case_unknown', 'case_closed', 'not_now'],
  handler: ({ params }, context) => command(context, { caseNo: params.no, name: 'withdraw', data: {} }),
});

export const answerGuidance = defineRoute({
  ...act,
  path: '/v1/cases/{no}/guidance',
  operationId: 'answerGuidance',
  summary: 'Say whether the steps that were sent solved it',
  description: 'Solved: the case is closed. Not solved: another solution is looked for.',
  cites: ['B2', 'J1'],
  body: z.strictObject({ solved: z.boolean(), reason: words(4000).optional() }),
  refusals: ['case_unknown', 'case_closed', 'not_now'],
  handler: ({ params, body: { solved, reason } }, context) =>
    command(context, {
      caseNo: params.no,
      name: 'answerGuidance',
      data: { solved },
      words: reason === undefined ? [] : [{ kind: 'reply', text: reason }],
    }),
});

export const answerRevisit = defineRoute({
  ...act,
  path: '/v1/cases/{no}/revisit',
  operationId: 'answerRevisit',
  summary: 'Say whether it helped',
  description: 'Not solved: the case is taken up again with its history.',
  cites: ['E1', 'E2'],
  body: z.strictObject({
    solved: z.boolean(),
    score: z.int().min(1).max(5).optional(),
    suggestion: words(4000).optional(),
  }),
  refusals: ['case_unknown', 'case_closed', 'not_now'],
  handler: ({ params, body: { solved, score, suggestion } }, context) =>
    command(context, {
      caseNo: params.no,
      name: 'answerRevisit',
      data: { solved, ...withoutAbsent({ score }) },
      words: suggestion === undefined ? [] : [{ kind: 'reply', text: suggestion }],
    }),
});
