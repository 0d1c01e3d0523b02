import { z } from 'zod';
import { found, sameKey } from '#sandbox/core/same-key.ts';
import { idSchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { disputeSchema, evidenceInputSchema, evidenceSchema } from '#sandbox/payments/dispute-schemas.ts';
import { disputeOf, giveEvidence } from '#sandbox/payments/disputes.ts';
import { payoutInputSchema, payoutSchema } from '#sandbox/payments/payout-schemas.ts';
import { cancelPayout, orderNoOfPayout, payOut } from '#sandbox/payments/payouts.ts';

const byPayout = z.object({ payoutKey: idSchema });
const byDispute = z.object({ disputeId: idSchema });

const payout = defineRoute({
  operation: 'payments.payout',
  method: 'post',
  path: '/payments/v1/payouts',
  summary: 'Give money of a payment back another way than it came',
  key: 'required',
  body: payoutInputSchema,
  status: 201,
  reply: payoutSchema,
  codes: [
    'payment_unknown',
    'amount_above_captured',
    'currency_mismatch',
    'payment_disputed',
    'in_kind_only',
    'account_closed',
    'destination_not_allowed',
    'payout_key_mismatch',
  ],
  handle: ({ tx, body, key, timeline, now }) => {
    sameKey(key, body.payoutKey, 'payout');
    return payOut(tx, body, now(tx.state.payments.payments.get(body.paymentId)?.orderNo ?? timeline));
  },
});

const payoutLookup = defineRoute({
  operation: 'payments.payout_lookup',
  method: 'get',
  path: '/payments/v1/payouts/by-key/{payoutKey}',
  summary: 'The payout that was asked for under this key',
  params: byPayout,
  reply: payoutSchema,
  codes: ['payout_unknown'],
  handle: ({ tx, params, sees }) => found(tx.state.payments.payouts, params.payoutKey, { thing: 'payout', sees }),
});

const payoutCancel = defineRoute({
  operation: 'payments.payout_cancel',
  method: 'post',
  path: '/payments/v1/payouts/{payoutKey}/cancel',
  summary: 'Take a payout back that has not gone out',
  key: 'optional',
  params: byPayout,
  reply: payoutSchema,
  codes: ['payout_unknown', 'payout_not_cancellable'],
  handle: ({ tx, params: { payoutKey }, now }) =>
    cancelPayout(tx, payoutKey, now(orderNoOfPayout(tx.state, payoutKey))),
});

const dispute = defineRoute({
  operation: 'payments.dispute',
  method: 'get',
  path: '/payments/v1/disputes/{disputeId}',
  summary: 'A dispute as the bank sees it now',
  params: byDispute,
  reply: disputeSchema,
  codes: ['dispute_unknown'],
  handle: ({ tx, params }) => disputeOf(tx.state, params.disputeId),
});

const evidence = defineRoute({
  operation: 'payments.evidence',
  method: 'post',
  path: '/payments/v1/disputes/{disputeId}/evidence',
  summary: 'Say something in a dispute, in time',
  key: 'required',
  params: byDispute,
  body: evidenceInputSchema,
  status: 201,
  reply: evidenceSchema,
  codes: ['dispute_unknown', 'dispute_closed', 'evidence_too_late', 'evidence_key_mismatch'],
  handle: ({ tx, params: { disputeId }, body, key, now }) => {
    sameKey(key, body.evidenceKey, 'evidence');
    return giveEvidence(tx, disputeId, { input: body, at: now(disputeOf(tx.state, disputeId).orderNo) });
  },
});

const evidenceLookup = defineRoute({
  operation: 'payments.evidence_lookup',
  method: 'get',
  path: '/payments/v1/evidence/by-key/{evidenceKey}',
  summary: 'The evidence that was given under this key',
  params: z.object({ evidenceKey: idSchema }),
  reply: evidenceSchema,
  codes: ['evidence_unknown'],
  handle: ({ tx, params, sees }) => found(tx.state.payments.evidence, params.evidenceKey, { thing: 'evidence', sees }),
});

/** Money that goes out by other ways, or that a bank wants back. */
export const outgoingRoutes = [payout, payoutLookup, payoutCancel, dispute, evidence, evidenceLookup] as const;
