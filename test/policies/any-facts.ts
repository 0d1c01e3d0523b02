import fc from 'fast-check';
import { ABUSE_SIGNALS } from '#domain/diagnosis/abuse.ts';
import { CHANNELS, PROBLEMS, WISHES } from '#domain/intake/request.ts';
import { CHANGE_KINDS } from '#domain/parts/order-change/order-change.ts';
import { REPAIR_OUTCOMES, type PolicyFacts } from '#domain/policy/facts.ts';
import { STATUSES } from './support.ts';

/** Every combination of what a judgement can read. */
export const anyFacts: fc.Arbitrary<PolicyFacts> = fc.record({
  problem: fc.constantFrom(...PROBLEMS),
  orderStatus: fc.constantFrom(...STATUSES),
  hasProof: fc.boolean(),
  channel: fc.constantFrom(...CHANNELS),
  batchDefect: fc.boolean(),
  serialFits: fc.boolean(),
  daysOnTheRoad: fc.nat({ max: 60 }),
  wish: fc.constantFrom(...WISHES),
  change: fc.constantFrom('none' as const, ...CHANGE_KINDS),
  liability: fc.constantFrom('customer' as const, 'merchant' as const, 'carrier' as const),
  windowOpen: fc.boolean(),
  daysSinceAnchor: fc.nat({ max: 800 }),
  daysSinceOrder: fc.nat({ max: 900 }),
  categories: fc.subarray(['clothing', 'fresh', 'custom-made', 'Laptop']),
  amount: fc.oneof(fc.nat({ max: 5_000 }), fc.nat({ max: 1_000_000 })),
  tier: fc.constantFrom('standard' as const, 'vip' as const),
  requestsForUnits: fc.nat({ max: 8 }),
  repairsOfUnit: fc.nat({ max: 3 }),
  repairOutcome: fc.constantFrom(...REPAIR_OUTCOMES),
  abuseSignals: fc.subarray([...ABUSE_SIGNALS]),
  replacementInStock: fc.boolean(),
});
