import { z } from 'zod';
import { unknown } from '#sandbox/core/problem.ts';
import { sameKey } from '#sandbox/core/same-key.ts';
import { idSchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { disputesOf } from '#sandbox/payments/disputes.ts';
import { incomingRoutes } from '#sandbox/payments/incoming-routes.ts';
import { outgoingRoutes } from '#sandbox/payments/outgoing-routes.ts';
import { paymentOf, refundedOf } from '#sandbox/payments/room.ts';
import { paymentSchema, refundInputSchema, refundSchema } from '#sandbox/payments/schemas.ts';
import { cancelRefund, createRefund, refundByKey } from '#sandbox/payments/refunds.ts';

const payment = defineRoute({
  operation: 'payments.payment',
  method: 'get',
  path: '/payments/v1/payments/{paymentId}',
  summary: 'What was captured and what of it is given back',
  params: z.object({ paymentId: idSchema }),
  reply: paymentSchema,
  codes: ['payment_unknown'],
  handle: ({ tx, params }) => {
    const { paymentId, orderNo, tender, methodId, captured, capturedAt } = paymentOf(tx.state, params.paymentId);
    const refunded = { amount: refundedOf(tx.state, paymentId), currency: captured.currency };
    const disputes = disputesOf(tx.state, paymentId);
    return { paymentId, orderNo, tender, methodId, captured, refunded, capturedAt, disputes };
  },
});

const refund = defineRoute({
  operation: 'payments.refund',
  method: 'post',
  path: '/payments/v1/refunds',
  summary: 'Give money back; the Idempotency-Key is the refundKey for life',
  key: 'required',
  body: refundInputSchema,
  status: 201,
  reply: refundSchema,
  codes: [
    'payment_unknown',
    'amount_above_captured',
    'currency_mismatch',
    'destination_not_allowed',
    'refund_window_closed',
    'too_many_refunds',
    'too_soon',
    'payment_disputed',
    'account_closed',
    'refund_key_mismatch',
  ],
  handle: ({ tx, body, key, timeline, now }) => {
    sameKey(key, body.refundKey, 'refund');
    const orderNo = tx.state.payments.payments.get(body.paymentId)?.orderNo ?? timeline;
    return createRefund(tx, body, now(orderNo));
  },
});

const lookup = defineRoute({
  operation: 'payments.lookup',
  method: 'get',
  path: '/payments/v1/refunds/by-key/{refundKey}',
  summary: 'The refund that was asked for under this key',
  params: z.object({ refundKey: idSchema }),
  reply: refundSchema,
  codes: ['refund_unknown'],
  handle: ({ tx, params, sees }) => {
    const held = refundByKey(tx.state, params.refundKey);
    if (!sees(held.createdRealAt)) throw unknown('refund', params.refundKey);
    return held.refund;
  },
});

const byId = z.object({ refundId: idSchema });

const refundStatus = defineRoute({
  operation: 'payments.refund_status',
  method: 'get',
  path: '/payments/v1/refunds/{refundId}',
  summary: 'A refund by the id of the provider',
  params: byId,
  reply: refundSchema,
  codes: ['refund_unknown'],
  handle: ({ tx, params, sees }) => {
    const key = tx.state.payments.keyOfId.get(params.refundId);
    const held = key === undefined ? undefined : tx.state.payments.refunds.get(key);
    if (!held || !sees(held.createdRealAt)) throw unknown('refund', params.refundId);
    return held.refund;
  },
});

const cancel = defineRoute({
  operation: 'payments.cancel',
  method: 'post',
  path: '/payments/v1/refunds/{refundId}/cancel',
  summary: 'Take a refund back that has not gone out',
  key: 'optional',
  params: byId,
  reply: refundSchema,
  codes: ['refund_unknown', 'refund_not_cancellable'],
  handle: ({ tx, params, now }) => {
    const key = tx.state.payments.keyOfId.get(params.refundId);
    if (key === undefined) throw unknown('refund', params.refundId);
    return cancelRefund(tx, key, now(refundByKey(tx.state, key).orderNo));
  },
});

export const paymentsRoutes = [
  payment,
  refund,
  lookup,
  refundStatus,
  cancel,
  ...incomingRoutes,
  ...outgoingRoutes,
] as const;
