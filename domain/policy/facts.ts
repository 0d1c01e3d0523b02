import type { FindingLiability } from '#domain/diagnosis/finding.ts';
import type { ChangeKind } from '#domain/parts/order-change/order-change.ts';
import type { Channel, Problem, Wish } from '#domain/intake/request.ts';

/** What the liability table reads (B4). */
export interface FindingFacts {
  readonly problem: Problem;
  readonly orderStatus: OrderStatus;
  readonly hasProof: boolean;
  readonly channel: Channel;
  /** Whether the goods are of an article or batch that is known to be defective (B3). */
  readonly batchDefect: boolean;
  /** Whether every serial number the customer told was sent with the order; none told fits (R33). */
  readonly serialFits: boolean;
  /** Days since the goods were handed over, while they have not arrived; 0 otherwise (B4). */
  readonly daysOnTheRoad: number;
}

export const REPAIR_OUTCOMES = ['none', 'unrepairable', 'lost'] as const;
export type RepairOutcome = (typeof REPAIR_OUTCOMES)[number];

export type OrderStatus = 'pending' | 'processed' | 'delivered' | 'cancelled';

/** What the remedy table reads (C2); amounts in minor units of the order's currency, days as the policy's window counts them. */
export interface PolicyFacts extends FindingFacts {
  readonly wish: Wish;
  /** What of the order shall be different, where that is asked for (J1). */
  readonly change: ChangeKind | 'none';
  readonly liability: FindingLiability;
  /** Whether the no-reason window was still open when the request came in (R36: request time counts). */
  readonly windowOpen: boolean;
  readonly daysSinceAnchor: number;
  /** Calendar days since the order was placed, in the policy's zone. */
  readonly daysSinceOrder: number;
  readonly categories: readonly string[];
  readonly amount: number;
  readonly tier: 'standard' | 'vip';
  /** Whether what the customer wishes for instead can be had now; true where nobody looked (D3). */
  readonly replacementInStock: boolean;
  /** How often the unit has been repaired before, in this case or another one (D4). */
  readonly repairsOfUnit: number;
  /** What became of the repair that was agreed: could not be done, or the goods were lost; `none` before. */
  readonly repairOutcome: RepairOutcome;
  /** Earlier cases on the same units. */
  readonly requestsForUnits: number;
  /** What in the customer's history makes a person look first; never a reason to refuse (R49). */
  readonly abuseSignals: readonly string[];
}

/** The dates of an order that a window can be anchored to (R36); null while it has not happened. */
export interface OrderDates {
  readonly placedAt: number;
  readonly shippedAt: number | null;
  readonly deliveredAt: number | null;
  readonly lastParcelAt: number | null;
}
