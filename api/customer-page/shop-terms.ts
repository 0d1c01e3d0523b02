import type { FreightPayer } from '#domain/offer.ts';
import type { Problem, Wish } from '#domain/intake/request.ts';
import type { Money } from '#domain/money.ts';
import type { PolicyFacts } from '#domain/policy/facts.ts';
import { money } from '#domain/money.ts';
import type { LoadedPolicy } from '#policies/policy.ts';

/** What customers can rely on in a shop, read out of the policy in force, so that no page ever says otherwise (J2). */
export interface ShopTerms {
  readonly windowDays: number;
  /** From what the days count. */
  readonly anchor: LoadedPolicy['file']['window']['anchor'];
  /** Who pays the way back, as the rules themselves decide; null where they decide something else. */
  readonly freight: { readonly changedMind: FreightPayer | null; readonly defective: FreightPayer | null };
  readonly refundWorkingDays: number;
  readonly refundHold: LoadedPolicy['refundHold'];
  readonly returnFee: Money | null;
  readonly restockingFeePercent: number;
  readonly excluded: readonly string[];
  readonly zone: string;
}

export function termsOf(policy: LoadedPolicy): ShopTerms {
  const { file, settlement, currency, values, zone } = policy;
  const { excludedCategories } = values;
  return {
    windowDays: file.window.days,
    anchor: file.window.anchor,
    freight: { changedMind: payerOf(policy, 'no_longer_wanted'), defective: payerOf(policy, 'defective') },
    refundWorkingDays: file.refund.workingDays,
    refundHold: policy.refundHold,
    returnFee: currency !== undefined && settlement.returnFee > 0 ? money(settlement.returnFee, currency) : null,
    restockingFeePercent: settlement.restockingFeePercent,
    excluded: Array.isArray(excludedCategories) ? excludedCategories.map(String) : [],
    zone,
  };
}

/** An ordinary return two days after delivery, judged by the policy itself. */
function payerOf(policy: LoadedPolicy, problem: Problem): FreightPayer | null {
  const finding = policy.find({ ...PLAIN, problem });
  const wish: Wish = 'return_and_refund';
  const verdict = policy.decide({ ...PLAIN, problem, wish, liability: finding.liability });
  return verdict.verdict === 'offer' && verdict.remedy === 'return_and_refund' ? verdict.freight : null;
}

/** Goods of no excepted category, of a price that no rule treats apart. */
const PLAIN: Omit<PolicyFacts, 'problem' | 'wish' | 'liability'> = {
  orderStatus: 'delivered',
  hasProof: true,
  channel: 'web',
  batchDefect: false,
  serialFits: true,
  daysOnTheRoad: 0,
  change: 'none',
  windowOpen: true,
  daysSinceAnchor: 2,
  daysSinceOrder: 5,
  categories: [],
  amount: 20_000,
  tier: 'standard',
  replacementInStock: true,
  repairsOfUnit: 0,
  repairOutcome: 'none',
  requestsForUnits: 0,
  abuseSignals: [],
};
