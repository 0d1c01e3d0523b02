import { ABUSE_SIGNALS } from '#domain/diagnosis/abuse.ts';
import type { FindingLiability } from '#domain/diagnosis/finding.ts';
import { CHANNELS, PROBLEMS, WISHES } from '#domain/intake/request.ts';
import { CHANGE_KINDS } from '#domain/parts/order-change/order-change.ts';
import { REPAIR_OUTCOMES, type FindingFacts, type OrderStatus, type PolicyFacts } from '#domain/policy/facts.ts';

/** The type of a fact in CEL; for a closed vocabulary also its words, so that a misspelt one is found on load. */
export interface FactType {
  readonly cel: 'string' | 'int' | 'bool' | 'list<string>';
  readonly words?: readonly string[];
}

const wordsOf = <T extends string>(words: Readonly<Record<T, true>>): readonly string[] => Object.keys(words);
const statuses = wordsOf<OrderStatus>({ pending: true, processed: true, delivered: true, cancelled: true });
const liabilities = wordsOf<FindingLiability>({ customer: true, merchant: true, carrier: true });
const tiers = wordsOf<PolicyFacts['tier']>({ standard: true, vip: true });

/** What the liability table may read (B4). */
export const FINDING_FACTS = {
  problem: { cel: 'string', words: PROBLEMS },
  orderStatus: { cel: 'string', words: statuses },
  hasProof: { cel: 'bool' },
  channel: { cel: 'string', words: CHANNELS },
  batchDefect: { cel: 'bool' },
  serialFits: { cel: 'bool' },
  daysOnTheRoad: { cel: 'int' },
} as const satisfies Record<keyof FindingFacts, FactType>;

/** What the remedy table may read (C2). */
export const POLICY_FACTS = {
  ...FINDING_FACTS,
  wish: { cel: 'string', words: WISHES },
  change: { cel: 'string', words: ['none', ...CHANGE_KINDS] },
  liability: { cel: 'string', words: liabilities },
  windowOpen: { cel: 'bool' },
  daysSinceAnchor: { cel: 'int' },
  daysSinceOrder: { cel: 'int' },
  categories: { cel: 'list<string>' },
  amount: { cel: 'int' },
  tier: { cel: 'string', words: tiers },
  replacementInStock: { cel: 'bool' },
  repairsOfUnit: { cel: 'int' },
  repairOutcome: { cel: 'string', words: REPAIR_OUTCOMES },
  requestsForUnits: { cel: 'int' },
  abuseSignals: { cel: 'list<string>', words: ABUSE_SIGNALS },
} as const satisfies Record<keyof PolicyFacts, FactType>;

/** A constant of the policy that its expressions may name. */
export type Constant = string | number | boolean | readonly string[];
export type Constants = Readonly<Record<string, Constant>>;

export const celTypeOf = (constant: Constant): FactType['cel'] => {
  if (typeof constant === 'number') return 'int';
  if (typeof constant === 'boolean') return 'bool';
  return typeof constant === 'string' ? 'string' : 'list<string>';
};

/** CEL counts in bigint. */
export const toCel = (value: unknown): unknown => (typeof value === 'number' ? BigInt(value) : value);
