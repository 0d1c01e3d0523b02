import type { ReplacementWish } from '#domain/intake/request.ts';
import type { Money } from '#domain/money.ts';

/** What of an order shall be different before it leaves, or where the customer's next orders go (J1). */
export const CHANGE_KINDS = ['address', 'items', 'payment', 'default_address'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/**
 * A wished change as the case carries it: an address stays in the store (R50), articles are the request's
 * `replacements`, and `methodId` is what pays from now on.
 */
export interface ChangeWish {
  readonly kind: ChangeKind;
  readonly methodId?: string;
}

/** What the shop has changed, under which offer. */
export interface OrderChange {
  readonly kind: ChangeKind;
  readonly offer: number;
  /** New price less the old one, settled by the shop itself; negative: given back. */
  readonly difference?: Money;
}

export interface OrderChangeState {
  readonly orderChange?: OrderChange;
}
export interface OrderChangeEvents {
  orderChanged: { kind: ChangeKind; difference?: Money };
}
/** What an offer to change an order states: the difference is the shop's to collect or give back. */
export interface OrderChangeTerms {
  readonly change?: {
    readonly kind: ChangeKind;
    readonly difference?: Money;
    /** The articles that take the place of others. */
    readonly items?: readonly ReplacementWish[];
  };
}
