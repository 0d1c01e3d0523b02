import { z } from 'zod';
import { refused, unknown } from '#sandbox/core/problem.ts';
import { idSchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { paymentSchema, refundInputSchema, refundSchema } from '#sandbox/payments/schemas.ts';
import { cancelRefund, createRefund, refundByKey, refundedOf } from '#sandbox/payments/refunds.ts';

const payment = defineRoute({
  operation: 'payments.payment',
  method: 'get',
  path: '/payments/v1/payments/{paymentId}',
  summary: 'What was captured and what of it is given back',
  params: z.object({ paymentId: idSchema }),
  reply: paymentSchema,
  codes: ['payment_unknown'],
  handle: ({ tx, params }) => {
    const found = tx.state.payments.payments.get(params.paymentId);
    if (!found) throw unknown('payment', params.paymentId);
    const refunded = { amount: refundedOf(tx.state, found.paymentId), currency: found.captured.currency };
    const { paymentId, orderNo, tender, methodId, captured, capturedAt } = found;
    return { paymentId, orderNo, tender, methodId, captured, refunded, capturedAt, disputes: [] };
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
    'refund_key_mismatch',
  ],
  handle: ({ tx, body, key, timeline, now }) => {
    if (key !== body.refundKey) {
      throw refused('refund_key_mismatch', 'body.refundKey: must be the same as the header Idempotency-Key');
    }
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

export const paymentsRoutes = [payment, refund, lookup, refundStatus, cancel] as const;
