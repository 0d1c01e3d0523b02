import type { FindingLiability } from '#domain/diagnosis/finding.ts';
import type { Channel, Problem, Wish } from '#domain/intake/request.ts';

/** What the liability table reads (B4). */
export interface FindingFacts {
  readonly problem: Problem;
  readonly orderStatus: OrderStatus;
  readonly hasProof: boolean;
  readonly channel: Channel;
}

export type OrderStatus = 'pending' | 'processed' | 'delivered' | 'cancelled';

/** What the remedy table reads (C2); amounts in minor units of the order's currency, days as the policy's window counts them. */
export interface PolicyFacts extends FindingFacts {
  readonly wish: Wish;
  readonly liability: FindingLiability;
  /** Whether the no-reason window was still open when the request came in (R36: request time counts). */
  readonly windowOpen: boolean;
  readonly daysSinceAnchor: number;
  readonly categories: readonly string[];
  readonly amount: number;
  readonly tier: 'standard' | 'vip';
  /** Earlier cases on the same units. */
  readonly requestsForUnits: number;
}

/** The dates of an order that a window can be anchored to (R36); null while it has not happened. */
export interface OrderDates {
  readonly placedAt: number;
  readonly shippedAt: number | null;
  readonly deliveredAt: number | null;
  readonly lastParcelAt: number | null;
}
