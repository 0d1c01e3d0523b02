import { money } from '#domain/money.ts';
import { goodsLines } from '#domain/parts/shipment/goods-lines.ts';
import { accept, type Result } from '#domain/refusals.ts';
import type { Price, PriceBasis } from '#domain/remedies/price.ts';

/** A repair takes about a week (F1); the workshop names the real time with its price. */
const STANDARD_DAYS = 7;

/** Nothing is paid for the offer itself: under warranty the repair is free, else the workshop names a price first (C4, D4). */
export function priceOfRepair({ order, units, terms }: PriceBasis): Result<Price> {
  const skuOf = (lineNo: number): string => order.lines.find((line) => line.lineNo === lineNo)?.sku ?? '';
  const lines = goodsLines(units.map(({ lineNo, sku, net }) => ({ lineNo, sku: sku ?? skuOf(lineNo), worth: net })));
  const own = lines.map(({ lineNo, sku, quantity }) => ({ lineNo, sku, quantity }));
  const backFreight = terms.freight === 'customer' ? (terms.wayBackCost ?? 0) : 0;
  return accept({
    refund: [],
    days: STANDARD_DAYS,
    terms: {
      repair: {
        lines: own,
        units: units.flatMap(({ lineNo, unitNo }) => (unitNo === undefined ? [] : [{ lineNo, unitNo }])),
        days: STANDARD_DAYS,
        ...(terms.freight === 'merchant' ? { free: true } : {}),
        ...(backFreight > 0 ? { backFreight: money(backFreight, order.currency) } : {}),
      },
    },
  });
}
