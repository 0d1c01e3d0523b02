import { z } from 'zod';
import { command } from '#api/command.ts';
import { consentTo } from '#api/consent.ts';
import { defineRoute } from '#api/route.ts';
import { caseNo } from '#api/schemas/fields.ts';
import { confirmation } from '#api/schemas/negotiation.ts';
import { commandResponses } from '#api/schemas/responses.ts';

/** What the customer says to a price of the workshop, by themselves or by an agent for them. */
const act = {
  method: 'post',
  tag: 'acts',
  cites: ['D4', 'C4', 'R44'],
  idempotency: 'required',
  ifMatch: 'optional',
  params: z.strictObject({
    no: caseNo,
    version: z.coerce.number().int().min(1).max(1000).meta({ description: 'The version the answer is to (R44).' }),
  }),
  responses: commandResponses,
} as const;

const refusals = ['case_unknown', 'case_closed', 'not_now', 'quote_superseded', 'quote_lapsed'] as const;

export const approveQuote = defineRoute({
  ...act,
  path: '/v1/cases/{no}/quotes/{version}/approve',
  operationId: 'approveQuote',
  summary: 'Say yes to the price of a repair, by its version',
  body: z.strictObject({ confirmation: confirmation.optional() }),
  refusals: [...refusals, 'confirmation_missing'],
  handler: ({ params: { no, version }, body }, context) =>
    command(context, { caseNo: no, name: 'approveQuote', ...consentTo(version, body.confirmation, context) }),
});

export const declineQuote = defineRoute({
  ...act,
  path: '/v1/cases/{no}/quotes/{version}/decline',
  operationId: 'declineQuote',
  summary: 'Say no to the price of a repair: the goods come back as they are',
  body: z.strictObject({}),
  refusals: [...refusals],
  handler: ({ params: { no, version } }, context) =>
    command(context, { caseNo: no, name: 'declineQuote', data: { version } }),
});
