import { cumulativeShare } from './cumulative.ts';
import { lineOf, type SettlementLine } from './line.ts';
import type { SettlementRules } from './rules.ts';

/** '30 off from 200, 70 off from 400': the highest step reached counts. */
export interface ThresholdStep {
  readonly minimum: number;
  readonly discount: number;
}

/** A line under a threshold offer, all its units together; the share was allocated at purchase and stored (R9). */
export interface OfferedLine {
  readonly lineNo: number;
  readonly quantity: number;
  /** What counts towards the limit, for all units: before discounts on the whole order. */
  readonly price: number;
  readonly share: number;
}

/** An offer on the goods of several lines together, as it was granted at purchase. */
export interface ThresholdOffer {
  readonly id: string;
  readonly steps: readonly ThresholdStep[];
  readonly lines: readonly OfferedLine[];
}

/** Shipping that cost nothing because the goods were worth enough. */
export interface FreeShipping {
  readonly minimum: number;
  /** What the customer would have paid without it. */
  readonly spared: number;
  readonly lines: readonly Omit<OfferedLine, 'share'>[];
}

/** Units of a line that do not stay with the customer, over all cases of the order, the present one included. */
export interface UnitsBack {
  readonly lineNo: number;
  readonly back: number;
  /** Those of them for which merchant or carrier are liable: the customer keeps what they had earned with them. */
  readonly excused: number;
}

export interface BrokenThresholds {
  readonly offers: readonly ThresholdOffer[];
  readonly freeShipping?: FreeShipping;
  readonly units: readonly UnitsBack[];
  /** What was taken off for it so far over all cases of the order, as positive amounts. */
  readonly taken: { readonly discount: number; readonly shipping: number };
}

type Modes = Pick<SettlementRules, 'thresholdOffers' | 'freeShippingClawback'>;

/**
 * What a part return costs because it breaks an offer or the limit of free shipping (R10). It depends on what is kept
 * in the end, not on the portions in which the rest came back: each settlement takes what is not taken yet, and gives
 * back what is not due any more, as when the rest comes back, too.
 */
export function settleThresholds(modes: Modes, broken: BrokenThresholds): readonly SettlementLine[] {
  const { taken } = broken;
  const discount = modes.thresholdOffers === 'keep' ? 0 : lostDiscount(broken);
  const shipping = modes.freeShippingClawback ? lostShipping(broken) : 0;
  return [
    ...change({ kind: 'lostDiscount', what: 'discount', amount: taken.discount - discount }),
    ...change({ kind: 'lostShipping', what: 'free shipping', amount: taken.shipping - shipping }),
  ];
}

interface Change {
  readonly kind: 'lostDiscount' | 'lostShipping';
  readonly what: string;
  readonly amount: number;
}

const change = ({ kind, what, amount }: Change): readonly SettlementLine[] =>
  lineOf({
    kind,
    label: amount < 0 ? `${what} lost, its limit is not reached any more` : `${what} no longer lost, given back`,
    amount,
  });

/**
 * The discount that the goods carry above what they earn without those that came back. Excused units count as if they
 * were kept; but nobody loses more than is on goods that really are.
 */
function lostDiscount({ offers, units }: BrokenThresholds): number {
  return sumOf(offers, ({ steps, lines }) => {
    const carried = sumOf(lines, (line) => cumulativeShare(line.share, earning(units, line), line.quantity));
    const kept = sumOf(lines, (line) => cumulativeShare(line.share, staying(units, line), line.quantity));
    const worth = sumOf(lines, (line) => cumulativeShare(line.price, earning(units, line), line.quantity));
    return Math.min(kept, Math.max(0, carried - earned(steps, worth)));
  });
}

const earned = (steps: readonly ThresholdStep[], worth: number): number =>
  Math.max(0, ...steps.filter(({ minimum }) => worth >= minimum).map(({ discount }) => discount));

/** Where nothing is kept nothing was sold: then the rule for shipping alone decides (R11). */
function lostShipping({ freeShipping, units }: BrokenThresholds): number {
  if (!freeShipping) return 0;
  const { minimum, spared, lines } = freeShipping;
  const worth = sumOf(lines, (line) => cumulativeShare(line.price, earning(units, line), line.quantity));
  const keepsSome = lines.some((line) => staying(units, line) > 0);
  return keepsSome && worth < minimum ? spared : 0;
}

interface Counted {
  readonly lineNo: number;
  readonly quantity: number;
}

const unitsOf = (units: readonly UnitsBack[], lineNo: number): UnitsBack =>
  units.find((line) => line.lineNo === lineNo) ?? { lineNo, back: 0, excused: 0 };

const staying = (units: readonly UnitsBack[], { lineNo, quantity }: Counted): number =>
  quantity - unitsOf(units, lineNo).back;

const earning = (units: readonly UnitsBack[], line: Counted): number =>
  staying(units, line) + unitsOf(units, line.lineNo).excused;

const sumOf = <T>(some: readonly T[], amountOf: (one: T) => number): number =>
  some.reduce((total, one) => total + amountOf(one), 0);
