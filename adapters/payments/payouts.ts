import type { z } from 'zod';
import { toReport, wireOutgoing } from './refund-answer.ts';
import type { CallContext } from '#adapters/call-context.ts';
import { segment } from '#adapters/http-client.ts';
import type { HttpClient } from '#adapters/http-client.ts';
import { isAbout, isSameMoney, wireInstant, wireText } from '#adapters/wire.ts';
import type { Money } from '#domain/money.ts';
import type { RefundReport } from '#domain/parts/refund.ts';

/** Money of a payment that goes back another way than it came (R21). */
export interface PayoutInput {
  readonly paymentId: string;
  readonly money: Money;
  /** `ref` is the customer's account: personal, kept outside the case (R50). */
  readonly to: { readonly kind: 'bank' | 'wallet' | 'gift_card'; readonly ref: string };
  readonly reason: string;
}

/** By what a payout is recognised as the one that was asked for (M7). */
export type PayoutAsked = Pick<PayoutInput, 'paymentId' | 'money'>;

/** Payouts another way: they live like refunds and count against the same captured amount (R7). */
export interface Payouts {
  readonly payOut: (key: string, input: PayoutInput, ctx: CallContext) => Promise<RefundReport>;
  readonly lookupPayout: (key: string, ctx: CallContext, asked?: PayoutAsked) => Promise<RefundReport | undefined>;
  /** By the payout's own key; harmless twice. Rejected `payout_not_cancellable`. */
  readonly cancelPayout: (key: string, ctx: CallContext) => Promise<RefundReport>;
}

const wirePayout = wireOutgoing.extend({ payoutId: wireText, payoutKey: wireText, paymentId: wireText });

/** A payout under another key, of another payment or amount is no answer about ours (M7). */
const payoutAnswer = (key: string, asked?: PayoutAsked): z.ZodType<RefundReport> =>
  wirePayout
    .refine(isAbout('payoutKey', key), 'about another payout')
    .refine((payout) => asked === undefined || payout.paymentId === asked.paymentId, 'on another payment')
    .refine(({ amount }) => asked === undefined || isSameMoney(amount, asked.money), 'of another amount')
    .transform((payout) => toReport(payout.payoutId, payout));

/** What became of a payout since it was made. */
export const payoutUpdated = wirePayout.extend({ at: wireInstant });

export const payoutCalls = (http: HttpClient): Payouts => ({
  payOut: async (key, input, ctx) => {
    const { paymentId, money, to, reason } = input;
    const body = { payoutKey: key, paymentId, amount: money, to, reason };
    return http.write({ key, path: '/payouts', body, answer: payoutAnswer(key, input) }, ctx);
  },
  lookupPayout: async (key, ctx, asked) =>
    http.find(
      { path: `/payouts/by-key/${segment(key)}`, absentCode: 'payout_unknown', answer: payoutAnswer(key, asked) },
      ctx,
    ),
  cancelPayout: async (key, ctx) => {
    const path = `/payouts/${segment(key)}/cancel`;
    return http.write({ key: `${key}/cancel`, path, body: {}, answer: payoutAnswer(key) }, ctx);
  },
});
