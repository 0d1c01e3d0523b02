import { z } from 'zod';
import { command } from '#api/command.ts';
import { consentTo } from '#api/consent.ts';
import { defineRoute } from '#api/route.ts';
import { amount, caseNo, caseParams, words } from '#api/schemas/fields.ts';
import { replacements } from '#api/schemas/goods.ts';
import { wish } from '#api/schemas/intake.ts';
import { confirmation, extra, guidance } from '#api/schemas/negotiation.ts';
import { commandResponses } from '#api/schemas/responses.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import type { CommandData } from '#domain/case/commands.ts';
import { REMEDIES, type RemedyKind } from '#domain/remedies/index.ts';

const MAX_ROUNDS = 1000;
const offerParams = z.strictObject({
  no: caseNo,
  version: z.coerce.number().int().min(1).max(MAX_ROUNDS).meta({ description: 'The version the consent is to (R44).' }),
});

export const acceptOffer = defineRoute({
  method: 'post',
  path: '/v1/cases/{no}/offers/{version}/accept',
  operationId: 'acceptOffer',
  tag: 'acts',
  summary: 'Accept an offer, by its version',
  cites: ['C4', 'R44'],
  idempotency: 'required',
  ifMatch: 'optional',
  params: offerParams,
  body: z.strictObject({ confirmation: confirmation.optional() }),
  responses: commandResponses,
  refusals: ['case_unknown', 'case_closed', 'not_now', 'offer_superseded', 'offer_lapsed', 'confirmation_missing'],
  handler: ({ params: { no, version }, body }, context) =>
    command(context, { caseNo: no, name: 'acceptOffer', ...consentTo(version, body.confirmation, context) }),
});

export const declineOffer = defineRoute({
  method: 'post',
  path: '/v1/cases/{no}/offers/{version}/decline',
  operationId: 'declineOffer',
  tag: 'acts',
  summary: 'Decline an offer, with a wish',
  cites: ['C5', 'R44'],
  idempotency: 'required',
  ifMatch: 'optional',
  params: offerParams,
  body: z.strictObject({
    wish: wish.optional(),
    amount: amount.optional().meta({ description: 'What they would settle for, minor units.' }),
    reason: words(2000).optional(),
  }),
  responses: commandResponses,
  refusals: ['case_unknown', 'case_closed', 'not_now', 'offer_superseded', 'offer_lapsed'],
  handler: ({ params: { no, version }, body }, context) =>
    command(context, {
      caseNo: no,
      name: 'declineOffer',
      data: { version, ...withoutAbsent({ wish: body.wish, amount: body.amount }) },
      words: body.reason === undefined ? [] : [{ kind: 'wish', text: body.reason }],
    }),
});

const REMEDY_KINDS = Object.keys(REMEDIES).filter((kind): kind is RemedyKind => Object.hasOwn(REMEDIES, kind));

/** What a person says of an offer; of a preview the same. */
export const offerBody = z.strictObject({
  remedy: z.enum(REMEDY_KINDS),
  amount: amount.optional(),
  freight: z.enum(['customer', 'merchant']).optional(),
  extras: z.array(extra).min(1).max(10).optional().meta({ description: 'Grants beside it, or the gift it is.' }),
  guidance: guidance.optional(),
  replacements: replacements.optional(),
  reason: words(500),
});

/** The same as the case is told it. */
export const offerData = ({
  remedy,
  reason,
  extras,
  replacements: instead,
  ...terms
}: z.output<typeof offerBody>): CommandData['makeOffer'] => ({
  remedy,
  reason,
  ...withoutAbsent({
    ...terms,
    replacements: instead?.map(({ line, quantity, sku }) => ({ lineNo: line, quantity, sku })),
    extras: extras?.map(({ kind, ...more }) => ({ kind, ...withoutAbsent(more) })),
  }),
});

export const makeOffer = defineRoute({
  method: 'post',
  path: '/v1/cases/{no}/offers',
  operationId: 'makeOffer',
  tag: 'acts',
  summary: 'Make another offer',
  description:
    'The amount, in minor units, may lower what the policy computes and never raise it; of a coupon or a partial refund it is the worth. Above the limit of its maker an offer waits for a supervisor, and the customer does not see it.',
  cites: ['C5', 'R37', 'R43'],
  idempotency: 'required',
  ifMatch: 'required',
  params: caseParams,
  body: offerBody,
  responses: commandResponses,
  refusals: [
    'case_unknown',
    'case_closed',
    'not_now',
    'units_not_free',
    'replacement_unknown',
    'replacement_of_other_product',
    'out_of_stock',
    'change_missing',
    'line_unknown',
    'amount_above_net',
    'amount_missing',
    'guidance_missing',
    'extras_invalid',
    'tied_to_opinion',
  ],
  handler: ({ params, body }, context) =>
    command(context, { caseNo: params.no, name: 'makeOffer', data: offerData(body), needsVersion: true }),
});
