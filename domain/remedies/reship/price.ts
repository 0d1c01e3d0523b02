import { goodsLines, quantityOf } from '#domain/parts/shipment/goods-lines.ts';
import { accept, refuse, type Result } from '#domain/refusals.ts';
import type { Price, PriceBasis } from '#domain/remedies/price.ts';

/** The same goods again, for nothing: each unit keeps what was paid for it (R4). */
export function priceOfReship({ order, units, goods, terms }: PriceBasis): Result<Price> {
  const skuOf = (lineNo: number): string => order.lines.find((line) => line.lineNo === lineNo)?.sku ?? '';
  const lines = goodsLines(units.map(({ lineNo, net, sku }) => ({ lineNo, sku: sku ?? skuOf(lineNo), worth: net })));
  const isShort = (sku: string): boolean =>
    goods?.some((one) => one.sku === sku && one.available < quantityOf(lines, sku)) === true;
  const missing = lines.find(({ sku }) => isShort(sku));
  if (missing) return refuse('out_of_stock', { sku: missing.sku });
  const sendsBack = terms.sendsBack === true ? { sendsBack: true } : {};
  return accept({ refund: [], terms: { goods: { reason: 'reship', lines }, ...sendsBack } });
}
