import type { Goods } from '#domain/goods.ts';
import type { LineClaim, ReplacementWish } from '#domain/intake/request.ts';
import type { Order } from '#domain/order.ts';
import { accept, refuse, type Result } from '#domain/refusals.ts';

/** Articles that the shop was asked about, and which of them are wanted instead of which lines. */
export interface Wanted {
  readonly order: Order;
  readonly items: readonly LineClaim[];
  readonly replacements: readonly ReplacementWish[];
  readonly goods: readonly Goods[];
}

/** What is wrong with the articles wanted: not sold, of another product, for units nobody spoke of; undefined when nothing is. */
export function checkReplacements({ order, items, replacements, goods }: Wanted): Result<undefined> {
  for (const { lineNo, sku } of replacements) {
    const article = goods.find((one) => one.sku === sku);
    const line = order.lines.find((one) => one.lineNo === lineNo);
    if (!article) return refuse('replacement_unknown', { sku });
    if (line?.productId !== undefined && line.productId !== article.productId)
      return refuse('replacement_of_other_product', { sku, line: lineNo });
  }
  const tooMany = replacements.find(({ lineNo }) => countOf(replacements, lineNo) > countOf(items, lineNo));
  return tooMany ? refuse('units_not_free', { line: tooMany.lineNo }) : accept(undefined);
}

/** Whether all that is wanted instead is there now; units without a wish want the same article again (D3). */
export function isInStock({ order, items, replacements, goods }: Wanted): boolean {
  const needed = new Map<string, number>();
  const need = (sku: string, quantity: number): void => void needed.set(sku, (needed.get(sku) ?? 0) + quantity);
  for (const { sku, quantity } of replacements) need(sku, quantity);
  for (const { lineNo, quantity } of items) {
    const same = quantity - countOf(replacements, lineNo);
    const sku = order.lines.find((line) => line.lineNo === lineNo)?.sku;
    if (same > 0 && sku !== undefined) need(sku, same);
  }
  return [...needed].every(([sku, quantity]) => (goods.find((one) => one.sku === sku)?.available ?? 0) >= quantity);
}

const countOf = (claims: readonly LineClaim[], lineNo: number): number =>
  claims.filter((claim) => claim.lineNo === lineNo).reduce((total, { quantity }) => total + quantity, 0);
