import { refused, unknown } from '#sandbox/core/problem.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Order, Product } from '#sandbox/shop/schemas.ts';

/** An article with the product that it is a variant of. */
export type Article = Omit<Product, 'variants'> & Product['variants'][number];

export function articleOf({ shop }: State, sku: string): Article {
  for (const { variants, ...product } of shop.products.values()) {
    const variant = variants.find((one) => one.sku === sku);
    if (variant) return { ...product, ...variant, available: shop.stock.get(sku) ?? variant.available };
  }
  throw unknown('sku', sku);
}

type Line = Order['lines'][number];
type Choice = { readonly lineNo: number; readonly newSku: string };

/** The article that a line's units are to become: of the same product, with other options (J1). */
export function replacementOf(
  state: State,
  order: Order,
  { lineNo, newSku }: Choice,
): { line: Line; article: Article } {
  const line = order.lines.find((one) => one.lineNo === lineNo);
  if (!line) throw refused('line_unknown', `order ${order.orderNo} has no line ${lineNo}`);
  const article = articleOf(state, newSku);
  if (article.productId !== line.productId)
    throw refused('other_product', `${newSku} is a ${article.name}, line ${lineNo} a ${line.name}`);
  if (newSku === line.sku || sameOptions(article.options, line.options))
    throw refused('same_options', `line ${lineNo} is ${newSku} already`);
  return { line, article };
}

const sameOptions = (a: Line['options'], b: Line['options']): boolean =>
  Object.keys({ ...a, ...b }).every((name) => a[name] === b[name]);

/** What `count` units of a line were worth after the first `already`: all units together give its net. */
export const shareOf = ({ net, quantity }: Line, already: number, count: number): number =>
  Math.floor((net.amount * (already + count)) / quantity) - Math.floor((net.amount * already) / quantity);
