import { z } from 'zod';
import { wireTier } from './order-answer.ts';
import type { CallContext } from '#adapters/call-context.ts';
import { segment } from '#adapters/http-client.ts';
import type { HttpClient } from '#adapters/http-client.ts';
import { isAbout, wireInstant, wireMoney, wireOptional, wireText, withoutAbsent } from '#adapters/wire.ts';
import type { Money } from '#domain/money.ts';
import type { Order } from '#domain/order.ts';

/** What the shop gives for nothing: worth money, points, or a better tier. */
export type GrantGift =
  | { readonly kind: 'coupon' | 'gift_card'; readonly value: Money }
  | { readonly kind: 'points'; readonly value: { readonly points: number } }
  | { readonly kind: 'tier'; readonly value: { readonly tier: Order['tier'] } };

export interface GrantInput {
  readonly customerId: string;
  readonly gift: GrantGift;
  readonly reason: string;
  readonly expiresAt?: number;
}

/** What was given, and what became of it. */
export interface Grant {
  readonly key: string;
  readonly ref: string;
  readonly customerId: string;
  readonly gift: GrantGift;
  readonly status: 'active' | 'spent' | 'revoked' | 'expired';
  /** What the customer types in: of a coupon or a gift card. */
  readonly code?: string;
  /** The new gift card, or the account that the points went to. */
  readonly methodId?: string;
  readonly expiresAt: number | null;
  readonly createdAt: number;
}

/** Coupons, points, gift cards and tiers. */
export interface ShopGrants {
  readonly grant: (key: string, input: GrantInput, ctx: CallContext) => Promise<Grant>;
  readonly lookupGrant: (key: string, ctx: CallContext) => Promise<Grant | undefined>;
  /** By the grant's own key; harmless twice. Rejected `grant_spent`, `grant_expired`. */
  readonly revokeGrant: (key: string, ctx: CallContext) => Promise<Grant>;
}

const common = {
  grantId: wireText,
  grantKey: wireText,
  customerId: wireText,
  status: z.enum(['active', 'spent', 'revoked', 'expired']),
  code: wireOptional(wireText),
  methodId: wireOptional(wireText),
  expiresAt: wireInstant.nullable(),
  createdAt: wireInstant,
};

const wireGrant = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.enum(['coupon', 'gift_card']), value: wireMoney }),
  z.object({ ...common, kind: z.literal('points'), value: z.object({ points: z.int().positive() }) }),
  z.object({ ...common, kind: z.literal('tier'), value: z.object({ tier: wireTier }) }),
]);

const grantAnswer = (key: string, kind?: GrantGift['kind']): z.ZodType<Grant> =>
  wireGrant
    .refine(isAbout('grantKey', key), 'about another grant')
    .refine((grant) => kind === undefined || grant.kind === kind, 'of another kind')
    .transform((grant) => {
      const { customerId, status, code, methodId, expiresAt, createdAt } = grant;
      const { grantKey, grantId } = grant;
      const about = { key: grantKey, ref: grantId, customerId, gift: giftOf(grant), status };
      return { ...about, ...withoutAbsent({ code, methodId }), expiresAt, createdAt };
    });

function giftOf(grant: z.infer<typeof wireGrant>): GrantGift {
  switch (grant.kind) {
    case 'coupon':
    case 'gift_card':
      return { kind: grant.kind, value: grant.value };
    case 'points':
      return { kind: grant.kind, value: grant.value };
    case 'tier':
      return { kind: grant.kind, value: grant.value };
  }
}

export const grantCalls = (http: HttpClient): ShopGrants => ({
  grant: async (key, { customerId, gift, reason, expiresAt }, ctx) => {
    const until = expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt).toISOString() };
    const body = { grantKey: key, customerId, ...gift, reason, ...until };
    return http.write({ key, path: '/grants', body, answer: grantAnswer(key, gift.kind) }, ctx);
  },
  lookupGrant: async (key, ctx) =>
    http.find({ path: `/grants/by-key/${segment(key)}`, absentCode: 'grant_unknown', answer: grantAnswer(key) }, ctx),
  revokeGrant: async (key, ctx) => {
    const path = `/grants/${segment(key)}/revoke`;
    return http.write({ key: `${key}/revoke`, path, body: {}, answer: grantAnswer(key) }, ctx);
  },
});
