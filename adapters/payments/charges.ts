import { z } from 'zod';
import type { CallContext } from '#adapters/call-context.ts';
import { segment } from '#adapters/http-client.ts';
import type { HttpClient } from '#adapters/http-client.ts';
import { isAbout, isSameMoney, wireInstant, wireMoney, wireOptional, wireText, withoutAbsent } from '#adapters/wire.ts';
import type { OrderNo } from '#domain/ids.ts';
import type { Money } from '#domain/money.ts';

/** Money that the customer is to pay: an exchange difference (R15), a repair quote. */
export interface ChargeInput {
  readonly orderNo: OrderNo;
  readonly money: Money;
  readonly reason: string;
  /** Charged at once; without it the customer is asked to pay by a link. */
  readonly methodId?: string;
}

/** A charge, or a request to pay, as the provider knows it. */
export interface Charge {
  readonly key: string;
  readonly ref: string;
  readonly orderNo: OrderNo;
  readonly money: Money;
  readonly status: 'awaiting' | 'succeeded' | 'failed' | 'expired' | 'cancelled' | 'refunded';
  /** Why it failed, definitely: a new try is a new charge. */
  readonly code?: string;
  /** Where the customer pays while it is awaiting. */
  readonly payUrl?: string;
  /** The payment of the order that it became, to be refunded like any other. */
  readonly paymentId?: string;
  readonly expiresAt: number | null;
  readonly version: number;
}

/** Charges and requests to pay. */
export interface Charges {
  /** A card that declines is an answer (`failed`), not a refusal. */
  readonly charge: (key: string, input: ChargeInput, ctx: CallContext) => Promise<Charge>;
  readonly lookupCharge: (key: string, ctx: CallContext) => Promise<Charge | undefined>;
  /** By the charge's own key; harmless twice. Rejected `charge_not_cancellable` once it was paid. */
  readonly cancelCharge: (key: string, ctx: CallContext) => Promise<Charge>;
}

/** What the provider's record of a charge and its webhook have in common. */
const wireCharge = z.object({
  chargeId: wireText,
  chargeKey: wireText,
  orderNo: wireText,
  amount: wireMoney,
  status: z.enum(['awaiting', 'succeeded', 'failed', 'expired', 'cancelled', 'refunded']),
  failureCode: wireOptional(wireText),
  paymentId: wireOptional(wireText),
  version: z.int().positive(),
});

const chargeAnswer = (key: string, asked?: Money): z.ZodType<Charge> =>
  wireCharge
    .extend({ payUrl: wireOptional(z.url()), expiresAt: wireInstant.nullable() })
    .refine(isAbout('chargeKey', key), 'about another charge')
    .refine(({ amount }) => asked === undefined || isSameMoney(amount, asked), 'of another amount')
    .refine(({ status, paymentId }) => status !== 'succeeded' || paymentId !== undefined, 'paid without a payment')
    .transform(({ chargeId, chargeKey, amount, failureCode, ...rest }) => ({
      key: chargeKey,
      ref: chargeId,
      money: amount,
      ...withoutAbsent({ ...rest, code: failureCode }),
    }));

/** What became of a charge since it was made. */
export const chargeUpdated = wireCharge.extend({ at: wireInstant });

export const chargeCalls = (http: HttpClient): Charges => ({
  charge: async (key, { money, ...input }, ctx) => {
    const body = { chargeKey: key, amount: money, ...input };
    return http.write({ key, path: '/charges', body, answer: chargeAnswer(key, money) }, ctx);
  },
  lookupCharge: async (key, ctx) =>
    http.find(
      { path: `/charges/by-key/${segment(key)}`, absentCode: 'charge_unknown', answer: chargeAnswer(key) },
      ctx,
    ),
  cancelCharge: async (key, ctx) => {
    const path = `/charges/${segment(key)}/cancel`;
    return http.write({ key: `${key}/cancel`, path, body: {}, answer: chargeAnswer(key) }, ctx);
  },
});
