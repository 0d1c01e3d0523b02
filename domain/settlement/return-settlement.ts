import type { FindingLiability } from '#domain/diagnosis/finding.ts';
import type { Problem } from '#domain/intake/request.ts';
import { feesOf } from './fees.ts';
import { giftDeduction } from './gift.ts';
import { totalOf, type SettlementLine } from './line.ts';
import { goodsLines, type GoodsBack } from './price-reduction.ts';
import type { Purchase } from './purchase.ts';
import type { SettlementRules } from './rules.ts';
import { settle, type Settled } from './settle.ts';
import { shippingBack } from './shipping.ts';
import { settleThresholds, type UnitsBack } from './threshold.ts';
import { wearLine, type WearDeduction } from './wear.ts';

/** What all cases of the order have settled before, as the ledger keeps it; amounts taken off are positive here. */
export interface SettledBefore {
  readonly lostDiscount: number;
  readonly lostShipping: number;
  readonly shippingRefunded: number;
  /** By the line of the gift. */
  readonly gifts: readonly { readonly lineNo: number; readonly taken: number }[];
  /** Whether the present return has paid its flat fee. */
  readonly flatFeeTaken: boolean;
  /** Units that stay with the customer no more, without the present ones. */
  readonly units: readonly UnitsBack[];
}

/** Units whose price goes back now, and why. */
export interface PresentReturn {
  readonly goods: readonly GoodsBack[];
  readonly liability: FindingLiability;
  readonly problem: Problem;
  readonly wear: readonly WearDeduction[];
  /** Whether anything of the order has left the warehouse, and whether nothing of it stays with the customer now. */
  readonly shipped: boolean;
  readonly lastUnit: boolean;
}

export interface ReturnFacts {
  readonly purchase: Purchase;
  readonly before: SettledBefore;
  readonly present: PresentReturn;
}

/**
 * What returned or cancelled units give back, line by line: what was paid, shipping, then gifts kept, offers broken,
 * wear, and fees last, since they never take more than the rest leaves (R5, R6, R8, R10-R14).
 */
export function settleReturnedUnits(rules: SettlementRules, { purchase, before, present }: ReturnFacts): Settled {
  const units = withPresent(before.units, present);
  const { shipped, lastUnit } = present;
  const goods = present.goods.flatMap(goodsLines);
  const beforeFees: readonly SettlementLine[] = [
    ...goods,
    ...shippingBack(rules, { ...purchase.shipping, refunded: before.shippingRefunded, shipped, lastUnit }),
    ...giftLines(purchase, before, units),
    ...settleThresholds(rules, {
      ...purchase,
      units,
      taken: { discount: before.lostDiscount, shipping: before.lostShipping },
    }),
    ...present.wear.flatMap((wear) => wearLine(wear)),
  ];
  const fees = feesOf(rules, {
    ...present,
    goods: totalOf(goods),
    refund: settle(beforeFees).due,
    flatFeeTaken: before.flatFeeTaken,
  });
  return settle([...beforeFees, ...fees]);
}

function withPresent(before: readonly UnitsBack[], { goods, liability }: PresentReturn): readonly UnitsBack[] {
  const present = goods.map(({ lineNo, units }): UnitsBack => {
    const earlier = before.find((line) => line.lineNo === lineNo);
    const count = units.length;
    return {
      lineNo,
      back: (earlier?.back ?? 0) + count,
      excused: (earlier?.excused ?? 0) + (liability === 'customer' ? 0 : count),
    };
  });
  return [...before.filter(({ lineNo }) => !present.some((line) => line.lineNo === lineNo)), ...present];
}

const giftLines = ({ gifts }: Purchase, before: SettledBefore, units: readonly UnitsBack[]) =>
  gifts.flatMap((gift) =>
    giftDeduction({
      ...gift,
      mainBack: backOf(units, gift.mainLineNo),
      giftsBack: backOf(units, gift.lineNo),
      taken: before.gifts.find(({ lineNo }) => lineNo === gift.lineNo)?.taken ?? 0,
    }),
  );

const backOf = (units: readonly UnitsBack[], lineNo: number): number =>
  units.find((line) => line.lineNo === lineNo)?.back ?? 0;
