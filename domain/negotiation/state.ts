import type { Actor } from '#domain/case/actor.ts';
import type { Wish } from '#domain/intake/request.ts';
import type { OfferSummary } from '#domain/offer.ts';

/** Why an offer needs another person's yes before the customer sees it (R43). */
export interface Above {
  /** `limit`: more than its maker may promise alone; `worth`: more compensation than was paid for the goods. */
  readonly what: 'limit' | 'worth';
  /** Minor units that may be promised without asking. */
  readonly limit: number;
  /** What would be promised with it, over all cases of the order. */
  readonly total: number;
}

/** An offer that was composed and waits for a supervisor; the customer does not know of it (B5, R43). */
export interface Proposal {
  readonly offer: OfferSummary;
  readonly by: Actor;
  readonly above: Above;
  /** The task by which it is decided. */
  readonly task: string;
}

/** What the customer would rather have, until the policy or a person has answered it (C5). */
export interface CounterWish {
  readonly wish?: Wish;
  /** Minor units of the order's currency. */
  readonly amount?: number;
}

/** What the policy said last, as against what a person then did. */
export interface Ruling {
  readonly rule: string;
  /** `offer refund_only`, `refuse window_closed`, `person`. */
  readonly said: string;
}

/** A rule that a person decided against: who, why, which rule (R37). */
export interface Override extends Ruling {
  readonly gave: string;
  readonly by: Actor;
  readonly at: number;
  readonly reason: string;
}

/** Money that was promised by agreement and counts against limits, beside the grants (R43). */
export interface Promised {
  readonly version: number;
  readonly amount: number;
  /** The part of it that compensates, as against the price of what is given back. */
  readonly compensation: number;
}

/** What a case remembers of its negotiation, over all rounds. */
export interface NegotiationState {
  readonly proposal?: Proposal;
  /** Numbers of decisions behind offers that were never approved: not for the customer's eyes. */
  readonly unapproved?: readonly number[];
  readonly counter?: CounterWish;
  readonly ruling?: Ruling;
  readonly overrides?: readonly Override[];
  readonly promised?: readonly Promised[];
  /** A score that the policy has not looked at yet (E2). */
  readonly unhappy?: { readonly score: number; readonly solved: boolean };
}

export interface NegotiationEvents {
  offerProposed: { offer: OfferSummary; above: Above; task: string };
  ruleOverridden: Ruling & { gave: string };
  /** Whether the policy calls the customer's score poor: then the customer gets an apology and a care offer (E2). */
  careDecided: { poor: boolean };
}
