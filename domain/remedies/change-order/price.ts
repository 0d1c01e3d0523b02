import type { Goods } from '#domain/goods.ts';
import type { ReplacementWish } from '#domain/intake/request.ts';
import { money } from '#domain/money.ts';
import type { OrderLine } from '#domain/order.ts';
import type { Arithmetic } from '#domain/policy/decision.ts';
import { accept, refuse, type Result } from '#domain/refusals.ts';
import type { Price, PriceBasis } from '#domain/remedies/price.ts';
import { portionOf } from '#domain/settlement/cumulative.ts';

/** Units of a line that become another article. */
interface Swap {
  readonly line: OrderLine;
  readonly article: Goods;
  readonly quantity: number;
}

/**
 * What a change costs or gives back, for the customer to know before they agree (C3, C4): today's price, less the
 * reduction that the old units had (R9), less what was paid for them (R8). The shop collects it and gives it back
 * itself, so nothing of it is refunded or charged by the case.
 */
export function priceOfChange(basis: PriceBasis): Result<Price> {
  const { change, replacements = [] } = basis.terms;
  if (change === undefined) return refuse('change_missing');
  if (change !== 'items') return accept({ refund: [], terms: { change: { kind: change } } });
  if (replacements.length === 0) return refuse('change_missing');
  const swaps: Swap[] = [];
  for (const wish of replacements) {
    const swap = swapOf(basis, wish, swaps);
    if (!swap.ok) return swap;
    swaps.push(swap.value);
  }
  const lines = swaps.flatMap((swap, index) => explained(swap, countOf(swaps.slice(0, index), swap.line)));
  const amount = lines.reduce((total, line) => total + line.amount, 0);
  return accept({
    refund: [],
    terms: { change: { kind: change, items: replacements, difference: money(amount, basis.order.currency) } },
    explained: lines,
  });
}

function swapOf({ order, goods = [] }: PriceBasis, wish: ReplacementWish, before: readonly Swap[]): Result<Swap> {
  const { sku, lineNo, quantity } = wish;
  const article = goods.find((one) => one.sku === sku);
  const line = order.lines.find((one) => one.lineNo === lineNo);
  if (!article) return refuse('replacement_unknown', { sku });
  if (!line) return refuse('line_unknown', { line: lineNo });
  if (line.productId !== undefined && line.productId !== article.productId)
    return refuse('replacement_of_other_product', { sku, line: lineNo });
  if (countOf(before, line) + quantity > line.quantity) return refuse('units_not_free', { line: lineNo });
  const wanted = before.filter((swap) => swap.article.sku === sku).reduce((sum, swap) => sum + swap.quantity, quantity);
  if (article.available < wanted) return refuse('out_of_stock', { sku });
  return accept({ line, article, quantity });
}

const countOf = (swaps: readonly Swap[], { lineNo }: OrderLine): number =>
  swaps.filter(({ line }) => line.lineNo === lineNo).reduce((sum, { quantity }) => sum + quantity, 0);

/** Line by line, as the shop reckons; `already` units of the line became something else before these. */
function explained({ line, article, quantity }: Swap, already: number): readonly Arithmetic[] {
  const paid = portionOf({ net: line.net, quantity: line.quantity, already, count: quantity });
  const reduction = Math.max(0, (line.unitPrice ?? 0) * quantity - paid);
  return [
    { label: `${quantity} x ${article.sku}`, amount: Math.max(0, article.price * quantity - reduction) },
    { label: `${quantity} x ${line.sku}`, amount: 0 - paid },
  ];
}
