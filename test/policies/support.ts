import type { OrderStatus, PolicyFacts } from '#domain/policy/facts.ts';
import { loadPolicyBook, type PolicyBook } from '#policies/load.ts';

/** The shipped policies; calendar gaps are for the tests that look at them. */
export const theBook = (): PolicyBook => loadPolicyBook('policies', { onCalendarGap: () => undefined });

export const STATUSES: readonly OrderStatus[] = ['pending', 'processed', 'delivered', 'cancelled'];

/** A boring request: goods that arrived three days ago and are not wanted. */
export const theFacts = (facts: Partial<PolicyFacts> = {}): PolicyFacts => ({
  problem: 'no_longer_wanted',
  orderStatus: 'delivered',
  hasProof: true,
  channel: 'web',
  batchDefect: false,
  serialFits: true,
  daysOnTheRoad: 0,
  wish: 'return_and_refund',
  liability: 'customer',
  windowOpen: true,
  daysSinceAnchor: 3,
  daysSinceOrder: 6,
  categories: ['clothing'],
  amount: 12_900,
  tier: 'standard',
  requestsForUnits: 0,
  repairsOfUnit: 0,
  repairOutcome: 'none',
  abuseSignals: [],
  replacementInStock: true,
  change: 'none',
  ...facts,
});
