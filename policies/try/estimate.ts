import type { ArchivedJudgement } from '#domain/policy/archived.ts';
import type { PolicyVerdict } from '#domain/policy/decision.ts';
import type { PolicyFacts } from '#domain/policy/facts.ts';
import type { Order, OrderLine } from '#domain/order.ts';
import type { LineClaim } from '#domain/intake/request.ts';
import { portionOf } from '#domain/settlement/cumulative.ts';
import type { GoodsBack } from '#domain/settlement/price-reduction.ts';
import { purchaseOf } from '#domain/settlement/purchase.ts';
import { settleReturnedUnits, type SettledBefore } from '#domain/settlement/return-settlement.ts';
import type { SettlementRules } from '#domain/settlement/rules.ts';
import type { Policy } from '#policies/policy.ts';

type Offer = Extract<PolicyVerdict, { verdict: 'offer' }>;

/** Nothing of the order had been settled before: cases are compared one by one. */
const NOTHING_BEFORE: SettledBefore = {
  lostDiscount: 0,
  lostShipping: 0,
  shippingRefunded: 0,
  gifts: [],
  flatFeeTaken: false,
  units: [],
};

/**
 * What an answer would send back to the customer if all units are accepted, by the version's own rules of settlement
 * (R8, R10-R12). A refusal costs nothing; what a person, or a remedy without a price of its own, would give is not known.
 */
export function estimate(
  policy: Pick<Policy, 'settlement'>,
  verdict: PolicyVerdict,
  about: ArchivedJudgement & { readonly facts: PolicyFacts },
): number | null {
  if (verdict.verdict === 'refuse') return 0;
  if (verdict.verdict === 'person') return null;
  if (verdict.remedy !== 'return_and_refund' && verdict.remedy !== 'refund_only') return null;
  return settled(rulesFor(policy.settlement, verdict), about);
}

/** Fees are for goods that come back, shipping for a rule that says so. */
const rulesFor = (rules: SettlementRules, { remedy, refundShipping }: Offer): SettlementRules => ({
  ...rules,
  ...(refundShipping ? {} : { shippingRefund: 'never' as const }),
  ...(remedy === 'return_and_refund' ? {} : { returnFee: 0, restockingFeePercent: 0 }),
});

function settled(
  rules: SettlementRules,
  { facts, order, state }: ArchivedJudgement & { readonly facts: PolicyFacts },
): number {
  const { items = [] } = state.request;
  const goods = goodsOf(order, items.length > 0 ? items : order.lines);
  return settleReturnedUnits(rules, {
    purchase: purchaseOf(order),
    before: NOTHING_BEFORE,
    present: {
      goods,
      liability: facts.liability,
      problem: facts.problem,
      wear: [],
      shipped: facts.orderStatus !== 'pending',
      lastUnit: order.lines.every(({ lineNo, quantity }) =>
        goods.some((line) => line.lineNo === lineNo && line.units.length === quantity),
      ),
    },
  }).due;
}

const goodsOf = (order: Order, items: readonly LineClaim[]): readonly GoodsBack[] =>
  items.flatMap(({ lineNo, quantity }) =>
    order.lines
      .filter((line) => line.lineNo === lineNo)
      .map((line) => unitsOf(line, Math.min(quantity, line.quantity))),
  );

const unitsOf = ({ lineNo, sku, quantity, net }: OrderLine, count: number): GoodsBack => ({
  lineNo,
  sku,
  quantity,
  units: Array.from({ length: count }, (_, already) => ({
    net: portionOf({ net, quantity, already, count: 1 }),
    reduced: 0,
  })),
});
