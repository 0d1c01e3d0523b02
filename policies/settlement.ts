import { z } from 'zod';
import { PROBLEMS } from '#domain/intake/request.ts';
import type {
  AlternatePayout,
  PriceRule,
  ProviderLimits,
  SettlementRules,
  ShippingRefund,
  TenderSplit,
  ThresholdMode,
} from '#domain/settlement/rules.ts';
import { days, exactDuration, liabilityWord, minorUnits, percent, sourced, tender, valued } from './fields.ts';

const DAY_MS = 86_400_000;

const limits = z.strictObject({
  maxAgeDays: days.nullable(),
  maxRefunds: z.int().min(1).nullable(),
  minGap: exactDuration.nullable(),
  ...sourced,
});

/** The domain's words: tsc refuses this file when a union has one more, or one less. */
const thresholdMode = z.enum({ keep: 'keep', resettle: 'resettle' } satisfies { [W in ThresholdMode]: W });
const shippingRefund = z.enum({
  never: 'never',
  withLastUnitUnshipped: 'withLastUnitUnshipped',
  withLastUnit: 'withLastUnit',
} satisfies { [W in ShippingRefund]: W });
const priceRule = z.enum({ atPurchase: 'atPurchase', today: 'today' } satisfies { [W in PriceRule]: W });
const tenderSplit = z.enum({ inOrder: 'inOrder', proportional: 'proportional' } satisfies { [W in TenderSplit]: W });
const alternatePayout = z.enum({ gift_card: 'gift_card', wallet: 'wallet', bank: 'bank' } satisfies {
  [W in AlternatePayout]: W;
});

/** What a policy says of money (R7-R24), under the names of the domain's `SettlementRules`, each with its source. */
export const settlementSection = z.strictObject({
  thresholdOffers: valued(thresholdMode),
  freeShippingClawback: valued(z.boolean()),
  shippingRefund: valued(shippingRefund),
  expressSurplus: valued(z.boolean()),
  returnFee: valued(minorUnits),
  restockingFeePercent: valued(percent),
  feesNotOn: valued(z.array(liabilityWord)),
  feesNotOnProblems: valued(z.array(z.enum(PROBLEMS))),
  wearSupervisorAbovePercent: valued(percent),
  priceRule: valued(priceRule),
  tenderOrder: valued(z.array(tender)),
  tenderSplit: valued(tenderSplit),
  providerLimits: z.partialRecord(tender, limits),
  alternatePayouts: valued(z.array(alternatePayout)),
  alternatePayoutApprovals: valued(z.int().min(1).max(5)),
} satisfies { [K in keyof SettlementRules]: z.ZodType });

export type SettlementSection = z.infer<typeof settlementSection>;

/** The section without its sources, as the domain settles by it. */
export const settlementRulesOf = (section: SettlementSection): SettlementRules => ({
  thresholdOffers: section.thresholdOffers.value,
  freeShippingClawback: section.freeShippingClawback.value,
  shippingRefund: section.shippingRefund.value,
  expressSurplus: section.expressSurplus.value,
  returnFee: section.returnFee.value,
  restockingFeePercent: section.restockingFeePercent.value,
  feesNotOn: section.feesNotOn.value,
  feesNotOnProblems: section.feesNotOnProblems.value,
  wearSupervisorAbovePercent: section.wearSupervisorAbovePercent.value,
  priceRule: section.priceRule.value,
  tenderOrder: section.tenderOrder.value,
  tenderSplit: section.tenderSplit.value,
  providerLimits: Object.fromEntries(
    Object.entries(section.providerLimits).map(([name, each]) => [name, limitsOf(each)]),
  ),
  alternatePayouts: section.alternatePayouts.value,
  alternatePayoutApprovals: section.alternatePayoutApprovals.value,
});

const limitsOf = ({ maxAgeDays, maxRefunds, minGap }: z.infer<typeof limits>): ProviderLimits => ({
  maxAgeDays,
  maxRefunds,
  minGapMs: minGap && minGap.days * DAY_MS + minGap.ms,
});
