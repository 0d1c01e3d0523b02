import { z } from 'zod';
import { idSchema, moneySchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { chargeFailSchema, chargePaySchema, chargeSchema } from '#sandbox/payments/charge-schemas.ts';
import { chargeOf, failCharge, pay } from '#sandbox/payments/charges.ts';
import { disputeEndSchema, disputeInputSchema, disputeSchema } from '#sandbox/payments/dispute-schemas.ts';
import { closeDispute, disputeOf, openDispute } from '#sandbox/payments/disputes.ts';
import { limitsSchema } from '#sandbox/payments/limits.ts';
import { payoutSchema } from '#sandbox/payments/payout-schemas.ts';
import { orderNoOfPayout, settlePayout } from '#sandbox/payments/payouts.ts';
import { paymentOf } from '#sandbox/payments/room.ts';
import { settleSchema } from '#sandbox/payments/schemas.ts';
import { methodOf } from '#sandbox/payments/take.ts';
import { paymentMethodSchema } from '#sandbox/shop/schemas.ts';

const byCharge = z.object({ chargeKey: idSchema });

const paying = defineRoute({
  operation: 'world.pay',
  method: 'post',
  path: '/world/v1/charges/{chargeKey}/pay',
  summary: 'The customer follows the link and pays, by the first card if nothing else is said',
  params: byCharge,
  body: chargePaySchema,
  reply: chargeSchema,
  codes: ['charge_unknown', 'charge_not_payable', 'payment_method_unknown', 'method_of_another'],
  handle: ({ tx, params: { chargeKey }, body, now }) =>
    pay(tx, chargeKey, { ...body, at: now(chargeOf(tx.state, chargeKey).orderNo) }),
});

const failing = defineRoute({
  operation: 'world.fail',
  method: 'post',
  path: '/world/v1/charges/{chargeKey}/fail',
  summary: 'The customer tries to pay, and cannot',
  params: byCharge,
  body: chargeFailSchema,
  reply: chargeSchema,
  codes: ['charge_unknown', 'charge_not_payable'],
  handle: ({ tx, params: { chargeKey }, body, now }) =>
    failCharge(tx, chargeKey, { ...body, at: now(chargeOf(tx.state, chargeKey).orderNo) }),
});

const settlingPayout = defineRoute({
  operation: 'world.settle_payout',
  method: 'post',
  path: '/world/v1/payouts/{payoutKey}/settle',
  summary: 'What becomes of a payout, by hand',
  params: z.object({ payoutKey: idSchema }),
  body: settleSchema,
  reply: payoutSchema,
  codes: ['payout_unknown', 'amount_above_captured'],
  handle: ({ tx, params: { payoutKey }, body, now }) =>
    settlePayout(tx, payoutKey, { ...body, at: now(orderNoOfPayout(tx.state, payoutKey)) }),
});

const limits = defineRoute({
  operation: 'world.payment_limits',
  method: 'put',
  path: '/world/v1/payment-limits',
  summary: 'What the payment provider does not do; what is not said is as at the beginning',
  body: limitsSchema,
  reply: limitsSchema,
  handle: ({ tx, body }) => {
    tx.emit('payment_limits.set', {
      at: tx.realNow,
      port: 'payments',
      orderNo: null,
      key: null,
      data: { limits: body },
    });
    return body;
  },
});

const limitsOfPayment = defineRoute({
  operation: 'world.payment_limits_of',
  method: 'put',
  path: '/world/v1/payments/{paymentId}/limits',
  summary: 'What the payment provider does not do for one payment',
  params: z.object({ paymentId: idSchema }),
  body: limitsSchema,
  reply: limitsSchema,
  codes: ['payment_unknown'],
  handle: ({ tx, params: { paymentId }, body }) => {
    const { orderNo } = paymentOf(tx.state, paymentId);
    tx.emit('payment_limits.set', {
      at: tx.realNow,
      port: 'payments',
      orderNo,
      key: paymentId,
      data: { limits: body, paymentId },
    });
    return body;
  },
});

const method = defineRoute({
  operation: 'world.payment_method',
  method: 'put',
  path: '/world/v1/payment-methods/{methodId}',
  summary: 'Close a means of payment, let its bank say no, or set what it holds',
  params: z.object({ methodId: idSchema }),
  body: z.strictObject({
    closed: z.boolean().default(false),
    declines: z.boolean().default(false),
    balance: moneySchema.optional(),
  }),
  reply: paymentMethodSchema,
  codes: ['payment_method_unknown'],
  handle: ({ tx, params: { methodId }, body: { balance, ...body } }) => {
    methodOf(tx.state, methodId);
    const data = { methodId, ...body, ...(balance && { balance }) };
    tx.emit('payment_method.set', { at: tx.realNow, port: 'payments', orderNo: null, key: methodId, data });
    return methodOf(tx.state, methodId);
  },
});

const disputing = defineRoute({
  operation: 'world.open_dispute',
  method: 'post',
  path: '/world/v1/payments/{paymentId}/disputes',
  summary: "The customer's bank wants a payment back, or a part of it",
  params: z.object({ paymentId: idSchema }),
  body: disputeInputSchema,
  status: 201,
  reply: disputeSchema,
  codes: ['payment_unknown', 'amount_above_captured', 'currency_mismatch'],
  handle: ({ tx, params: { paymentId }, body, now }) =>
    openDispute(tx, paymentId, { input: body, at: now(paymentOf(tx.state, paymentId).orderNo) }),
});

const deciding = defineRoute({
  operation: 'world.close_dispute',
  method: 'post',
  path: '/world/v1/disputes/{disputeId}/close',
  summary: 'The bank decides: won is won, lost is gone, in part if an amount is said',
  params: z.object({ disputeId: idSchema }),
  body: disputeEndSchema,
  reply: disputeSchema,
  codes: ['dispute_unknown', 'dispute_closed', 'amount_above_captured', 'currency_mismatch'],
  handle: ({ tx, params: { disputeId }, body, now }) =>
    closeDispute(tx, disputeId, { end: body, at: now(disputeOf(tx.state, disputeId).orderNo) }),
});

export const moneyRoutes = [
  paying,
  failing,
  settlingPayout,
  limits,
  limitsOfPayment,
  method,
  disputing,
  deciding,
] as const;
