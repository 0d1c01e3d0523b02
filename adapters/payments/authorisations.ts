import { z } from 'zod';
import type { CallContext } from '#adapters/call-context.ts';
import { segment } from '#adapters/http-client.ts';
import type { HttpClient } from '#adapters/http-client.ts';
import { isAbout, isSameMoney, wireInstant, wireMoney, wireOptional, wireText, withoutAbsent } from '#adapters/wire.ts';
import type { OrderNo } from '#domain/ids.ts';
import type { Money } from '#domain/money.ts';

/** Money of a card to be held, not taken: the security for a replacement that goes out first. */
export interface AuthorisationInput {
  readonly orderNo: OrderNo;
  readonly methodId: string;
  readonly money: Money;
}

/** A hold as the provider knows it. */
export interface Authorisation extends AuthorisationInput {
  readonly key: string;
  readonly ref: string;
  readonly status: 'authorised' | 'captured' | 'voided' | 'expired';
  /** What was taken of it, and the payment of the order that it became. */
  readonly captured?: Money;
  readonly paymentId?: string;
  readonly expiresAt: number;
  readonly version: number;
}

export interface CaptureInput {
  /** The key of the hold. */
  readonly authorisationKey: string;
  /** All that is held when missing. */
  readonly money?: Money;
}

/** Holds on a card. The look-up by the hold's key shows its capture and its release, too. */
export interface Authorisations {
  /** Rejected `card_declined`, `account_closed`, `hold_not_supported`. */
  readonly authorise: (key: string, input: AuthorisationInput, ctx: CallContext) => Promise<Authorisation>;
  readonly lookupAuthorisation: (key: string, ctx: CallContext) => Promise<Authorisation | undefined>;
  /** Rejected `amount_above_authorised`, `authorisation_expired`, `authorisation_not_open`. */
  readonly captureAuthorisation: (key: string, input: CaptureInput, ctx: CallContext) => Promise<Authorisation>;
  /** By the hold's key; harmless twice, and when it has expired. Rejected `authorisation_captured`. */
  readonly voidAuthorisation: (authorisationKey: string, ctx: CallContext) => Promise<Authorisation>;
}

const wireAuthorisation = z.object({
  authorisationId: wireText,
  authorisationKey: wireText,
  orderNo: wireText,
  methodId: wireText,
  amount: wireMoney,
  status: z.enum(['authorised', 'captured', 'voided', 'expired']),
  captured: wireOptional(wireMoney),
  paymentId: wireOptional(wireText),
  expiresAt: wireInstant,
  version: z.int().positive(),
});

const authorisationAnswer = (key: string, asked?: Money): z.ZodType<Authorisation> =>
  wireAuthorisation
    .refine(isAbout('authorisationKey', key), 'about another hold')
    .refine(({ amount }) => asked === undefined || isSameMoney(amount, asked), 'of another amount')
    .refine(
      ({ status, captured, paymentId }) =>
        [captured, paymentId].every((one) => (one !== undefined) === (status === 'captured')),
      'captured goes with an amount and a payment, and only with them',
    )
    .transform(({ authorisationId, authorisationKey, amount, ...rest }) => ({
      key: authorisationKey,
      ref: authorisationId,
      money: amount,
      ...withoutAbsent(rest),
    }));

/** Nobody took what was held in time. */
export const authorisationExpired = z.object({
  authorisationKey: wireText,
  orderNo: wireText,
  amount: wireMoney,
  version: z.int().positive(),
  at: wireInstant,
});

export const authorisationCalls = (http: HttpClient): Authorisations => ({
  authorise: async (key, { orderNo, methodId, money }, ctx) => {
    const body = { authorisationKey: key, orderNo, methodId, amount: money };
    return http.write({ key, path: '/authorisations', body, answer: authorisationAnswer(key, money) }, ctx);
  },
  lookupAuthorisation: async (key, ctx) =>
    http.find(
      {
        path: `/authorisations/by-key/${segment(key)}`,
        absentCode: 'authorisation_unknown',
        answer: authorisationAnswer(key),
      },
      ctx,
    ),
  captureAuthorisation: async (key, { authorisationKey, money }, ctx) => {
    const path = `/authorisations/${segment(authorisationKey)}/capture`;
    const body = { captureKey: key, ...(money === undefined ? {} : { amount: money }) };
    return http.write({ key, path, body, answer: authorisationAnswer(authorisationKey) }, ctx);
  },
  voidAuthorisation: async (key, ctx) => {
    const path = `/authorisations/${segment(key)}/void`;
    return http.write({ key: `${key}/void`, path, body: {}, answer: authorisationAnswer(key) }, ctx);
  },
});
