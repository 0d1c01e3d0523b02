import { cumulativeShare } from './cumulative.ts';
import { lineOf, type SettlementLine } from './line.ts';

/** Gifts that came with goods: they come back with them, or their stated value is taken off (R6). */
export interface GiftGiven {
  /** The order line the gift is on. */
  readonly lineNo: number;
  readonly sku: string;
  readonly quantity: number;
  /** Of one unit, as it was stated when the gift was given. */
  readonly value: number;
  /** The line it was given for, and how many units of that were bought. */
  readonly mainLineNo: number;
  readonly mainUnits: number;
}

export interface GiftsBack extends GiftGiven {
  /** Main units back over all cases of the order, these included. */
  readonly mainBack: number;
  /** Gifts back over all cases, these included; used-up or kept ones are missing here. */
  readonly giftsBack: number;
  /** What was taken off for this gift so far, as a positive amount. */
  readonly taken: number;
}

/**
 * What is taken off because main units come back without the gifts given for them (R6). Gifts belong to main units in
 * portions: a buyer who keeps half of the goods keeps half of the gifts, rounded in their favour. A gift that arrives
 * later than its main item gives the deduction back.
 */
export function giftDeduction(gift: GiftsBack): readonly SettlementLine[] {
  const due = cumulativeShare(gift.quantity, gift.mainBack, gift.mainUnits);
  const missing = Math.max(0, due - gift.giftsBack);
  const amount = gift.taken - missing * gift.value;
  const label = amount < 0 ? `gift not sent back: ${gift.sku}` : `gift came back after all: ${gift.sku}`;
  return lineOf({ kind: 'gift', label, amount, lineNo: gift.lineNo });
}
