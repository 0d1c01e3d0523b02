import { z } from 'zod';
import { authorisationCalls } from './authorisations.ts';
import { chargeCalls } from './charges.ts';
import { disputeAnswer, disputeCalls } from './disputes.ts';
import { payoutCalls } from './payouts.ts';
import type { PaymentRecord, PaymentsPort, RefundAsked } from './port.ts';
import { toRefundReport, wireRefund } from './refund-answer.ts';
import { createHttpClient, segment } from '#adapters/http-client.ts';
import type { Endpoint } from '#adapters/http-client.ts';
import { isAbout, isSameMoney, wireInstant, wireMoney, wireText } from '#adapters/wire.ts';
import type { RefundKey } from '#domain/ids.ts';
import { TENDERS } from '#domain/order.ts';
import type { RefundReport } from '#domain/parts/refund.ts';

const payment = z
  .object({
    paymentId: wireText,
    orderNo: wireText,
    tender: z.enum(TENDERS),
    methodId: wireText,
    captured: wireMoney,
    refunded: wireMoney,
    capturedAt: wireInstant,
    disputes: z.array(disputeAnswer).max(1000),
  })
  .refine(({ captured, refunded }) => captured.currency === refunded.currency, 'more than one currency');

const paymentAnswer = (paymentId: string): z.ZodType<PaymentRecord> =>
  payment.refine(isAbout('paymentId', paymentId), 'about another payment');

/** A refund under another key, on another payment or of another amount is no answer about ours (M7). */
const refundAnswer = (key: RefundKey, asked?: RefundAsked): z.ZodType<RefundReport> =>
  wireRefund
    .extend({ paymentId: wireText })
    .refine(isAbout('refundKey', key), 'about another refund')
    .refine((refund) => asked === undefined || refund.paymentId === asked.paymentId, 'on another payment')
    .refine(({ amount }) => asked === undefined || isSameMoney(amount, asked.money), 'of another amount')
    .transform(toRefundReport);

/** A payment provider that speaks the HTTP contract `/payments/v1`. */
export function createHttpPayments(endpoint: Endpoint): PaymentsPort {
  const http = createHttpClient(endpoint);
  return {
    refund: async (key, input, ctx) => {
      const { paymentId, money, reason, destination } = input;
      const chosen = destination === undefined ? {} : { destinationMethodId: destination };
      const body = { paymentId, refundKey: key, amount: money, reason, ...chosen };
      return http.write({ key, path: '/refunds', body, answer: refundAnswer(key, input) }, ctx);
    },
    lookupRefund: async (key, ctx, asked) =>
      http.find(
        {
          path: `/refunds/by-key/${segment(key)}`,
          absentCode: 'refund_unknown',
          answer: refundAnswer(key, asked),
        },
        ctx,
      ),
    payment: async (paymentId, ctx) =>
      http.find(
        { path: `/payments/${segment(paymentId)}`, absentCode: 'payment_unknown', answer: paymentAnswer(paymentId) },
        ctx,
      ),
    ...authorisationCalls(http),
    ...chargeCalls(http),
    ...payoutCalls(http),
    ...disputeCalls(http),
  };
}
