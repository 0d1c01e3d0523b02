import { z } from 'zod';
import { ON_BEHALF } from '#api/access.ts';
import { command } from '#api/command.ts';
import { defineRoute } from '#api/route.ts';
import { amount, caseNo, caseParams, nothing, words } from '#api/schemas/fields.ts';
import { wish } from '#api/schemas/intake.ts';
import { commandResponses } from '#api/schemas/responses.ts';
import { withoutAbsent } from '#api/without-absent.ts';
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
  roles: ON_BEHALF,
  idempotency: 'required',
  ifMatch: 'optional',
  params: offerParams,
  body: nothing,
  responses: commandResponses,
  refusals: ['case_unknown', 'case_closed', 'not_now', 'offer_superseded', 'offer_lapsed'],
  handler: ({ params: { no, version } }, context) =>
    command(context, { caseNo: no, name: 'acceptOffer', data: { version } }),
});

export const declineOffer = defineRoute({
  method: 'post',
  path: '/v1/cases/{no}/offers/{version}/decline',
  operationId: 'declineOffer',
  tag: 'acts',
  summary: 'Decline an offer, with a wish',
  cites: ['C5', 'R44'],
  roles: ON_BEHALF,
  idempotency: 'required',
  ifMatch: 'optional',
  params: offerParams,
  body: z.strictObject({ wish: wish.optional(), reason: words(2000).optional() }),
  responses: commandResponses,
  refusals: ['case_unknown', 'case_closed', 'not_now', 'offer_superseded', 'offer_lapsed'],
  handler: ({ params: { no, version }, body }, context) =>
    command(context, {
      caseNo: no,
      name: 'declineOffer',
      data: { version, ...withoutAbsent({ wish: body.wish }) },
      words: body.reason === undefined ? [] : [{ kind: 'wish', text: body.reason }],
    }),
});

const REMEDY_KINDS = Object.keys(REMEDIES).filter((kind): kind is RemedyKind => Object.hasOwn(REMEDIES, kind));

export const makeOffer = defineRoute({
  method: 'post',
  path: '/v1/cases/{no}/offers',
  operationId: 'makeOffer',
  tag: 'acts',
  summary: 'Make another offer',
  description: 'The amount, in minor units, may lower what the policy computes and never raise it.',
  cites: ['C5', 'R37', 'R43'],
  roles: ['agent', 'supervisor'],
  idempotency: 'required',
  ifMatch: 'required',
  params: caseParams,
  body: z.strictObject({
    remedy: z.enum(REMEDY_KINDS),
    amount: amount.optional(),
    freight: z.enum(['customer', 'merchant']).optional(),
    reason: words(500),
  }),
  responses: commandResponses,
  refusals: [
    'case_unknown',
    'case_closed',
    'not_now',
    'units_not_free',
    'above_limit',
    'amount_above_net',
    'reason_missing',
  ],
  handler: ({ params, body: { remedy, reason, ...terms } }, context) =>
    command(context, {
      caseNo: params.no,
      name: 'makeOffer',
      data: { remedy, reason, ...withoutAbsent(terms) },
      needsVersion: true,
    }),
});
