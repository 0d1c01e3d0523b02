import type { Money } from '#domain/money.ts';

/** What a shop can give beside money back (C1, D6, J3): the first four in its own books, a gift by parcel, an apology in words. */
export const GRANT_KINDS = ['coupon', 'points', 'gift_card', 'tier', 'gift', 'apology'] as const;
export type GrantKind = (typeof GRANT_KINDS)[number];

/** A grant as it is promised. */
export interface GrantTerms {
  readonly kind: GrantKind;
  /** What it counts for against limits (R43); one point is worth one minor unit, words and a better tier nothing. */
  readonly worth: Money;
  /** What a gift is, and how many. */
  readonly sku?: string;
  readonly quantity?: number;
}

/** Grants that an offer states: of a coupon, a gift, an apology alone, or beside any other remedy (C1). */
export interface GrantOfferTerms {
  readonly grants?: readonly GrantTerms[];
  /** What was given with a return is taken back, as far as it is unused, when nothing is sent back (F4). */
  readonly grantsOnLapse?: 'revoke';
}

/** Grants that are spent later, and no longer than until a day. */
const EXPIRING: ReadonlySet<GrantKind> = new Set<GrantKind>(['coupon', 'gift_card']);
export const expires = ({ kind }: Pick<GrantTerms, 'kind'>): boolean => EXPIRING.has(kind);

/** What the shop has in its books, and can take back while it is unused. */
const REVOCABLE: ReadonlySet<GrantKind> = new Set<GrantKind>(['coupon', 'points', 'gift_card', 'tier']);
export const isRevocable = ({ kind }: Pick<GrantTerms, 'kind'>): boolean => REVOCABLE.has(kind);

/** Grants without a price; of all others somebody has to say what they are worth. */
const PRICELESS: ReadonlySet<GrantKind> = new Set<GrantKind>(['apology', 'tier']);
export const needsWorth = (kind: GrantKind): boolean => !PRICELESS.has(kind);
