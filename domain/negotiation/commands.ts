import type { ReplacementWish, Wish } from '#domain/intake/request.ts';
import type { FreightPayer } from '#domain/offer.ts';
import type { GrantKind } from '#domain/parts/grant/terms.ts';
import type { GuidanceTerms } from '#domain/parts/guidance/guidance.ts';
import type { RemedyKind } from '#domain/remedies/index.ts';

/** How somebody agreed in writing: in words that the store keeps, or through the signed link of the case (C4, R50). */
const CONFIRMATIONS = ['typed', 'link'] as const;
export interface Confirmation {
  readonly method: (typeof CONFIRMATIONS)[number];
}

/** A grant as a rule or a person names it; `amount` is what it is worth, in minor units of the order's currency. */
export interface Extra {
  readonly kind: GrantKind;
  readonly amount?: number;
  readonly sku?: string;
  readonly quantity?: number;
}

/** What a person may say of an offer beside its remedy. */
export interface OfferDetails {
  /** Lowers what the policy computes, never raises it; of what has no price of its own it is the worth. */
  readonly amount?: number;
  readonly freight?: FreightPayer;
  /** Grants beside the remedy, or the gift that it is (C1). */
  readonly extras?: readonly Extra[];
  readonly guidance?: GuidanceTerms;
  /** Other articles for units of a line, instead of those that the customer wished for (D3). */
  readonly replacements?: readonly ReplacementWish[];
}

/** The talk about an offer (C3-C6). */
export interface NegotiationCommands {
  acceptOffer: { version: number; confirmation?: Confirmation };
  /** `amount`: what the customer would settle for, minor units (C5). */
  declineOffer: { version: number; wish?: Wish; amount?: number };
  /** Another round by a person (C5). */
  makeOffer: OfferDetails & { remedy: RemedyKind; reason: string };
}
