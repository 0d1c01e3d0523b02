import { money } from '#domain/money.ts';
import type { Arithmetic } from '#domain/policy/decision.ts';
import { accept, refuse, type Result } from '#domain/refusals.ts';
import type { Price, PriceBasis } from '#domain/remedies/price.ts';
import type { ReplacementWish } from '#domain/intake/request.ts';

/**
 * What a change costs or gives back, for the customer to know before they agree (C3, C4): articles at today's price less
 * what was paid. The shop collects it and gives it back itself, so nothing of it is refunded or charged by the case.
 */
export function priceOfChange({ order, goods = [], terms }: PriceBasis): Result<Price> {
  const { change, replacements = [] } = terms;
  if (change === undefined) return refuse('change_missing');
  if (change !== 'items') return accept({ refund: [], terms: { change: { kind: change } } });
  const lines: Arithmetic[] = [];
  for (const wish of replacements) {
    const article = goods.find(({ sku }) => sku === wish.sku);
    const line = order.lines.find(({ lineNo }) => lineNo === wish.lineNo);
    if (!article) return refuse('replacement_unknown', { sku: wish.sku });
    if (!line) return refuse('line_unknown', { line: wish.lineNo });
    if (line.productId !== undefined && line.productId !== article.productId)
      return refuse('replacement_of_other_product', { sku: wish.sku, line: wish.lineNo });
    if (article.available < wish.quantity) return refuse('out_of_stock', { sku: wish.sku });
    lines.push(...swapped(wish, article.price, line));
  }
  const difference = money(
    lines.reduce((total, { amount }) => total + amount, 0),
    order.currency,
  );
  return accept({ refund: [], terms: { change: { kind: change, difference } }, explained: lines });
}

const swapped = (
  { sku, quantity }: ReplacementWish,
  price: number,
  line: { readonly sku: string; readonly net: number; readonly quantity: number },
): readonly Arithmetic[] => [
  { label: `${quantity} x ${sku}`, amount: price * quantity },
  { label: `${quantity} x ${line.sku}`, amount: 0 - Math.floor((line.net * quantity) / line.quantity) },
];
