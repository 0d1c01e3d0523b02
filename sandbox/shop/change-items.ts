import { refused } from '#sandbox/core/problem.ts';
import type { State } from '#sandbox/core/state.ts';
import { replacementOf, shareOf } from '#sandbox/shop/articles.ts';
import type { Article } from '#sandbox/shop/articles.ts';
import { cancelledOf } from '#sandbox/shop/cancelled-units.ts';
import type { ChangedItem } from '#sandbox/shop/change-schemas.ts';
import type { Order } from '#sandbox/shop/schemas.ts';

type Line = Order['lines'][number];

/** What an order looks like after its items were changed, what that costs, and what the shelves have then. */
export type ChangedItems = {
  readonly lines: Line[];
  readonly difference: number;
  readonly stock: { sku: string; by: number }[];
};

/** Units of a line that become another article. */
type Piece = { readonly line: Line; readonly article: Article; readonly quantity: number; readonly share: number };

/** Choose other articles for units of a pending order; the reductions that the old units had stay (J1). */
export function changeItems(state: State, order: Order, items: readonly ChangedItem[]): ChangedItems {
  const pieces: Piece[] = [];
  for (const [index, item] of items.entries()) pieces.push(pieceOf(state, order, { item, index, pieces }));
  for (const { article } of pieces) refuseMissing(article, pieces);
  const appended: Line[] = [];
  const kept = order.lines.map((line) => {
    const [first, ...others] = resultOf(line, pieces);
    appended.push(...others);
    return first ?? line;
  });
  const next = Math.max(...order.lines.map((line) => line.lineNo)) + 1;
  return {
    lines: [...kept, ...appended.map((line, index) => ({ ...line, lineNo: next + index }))],
    difference: pieces.reduce((sum, piece) => sum + newNet(piece) - piece.share, 0),
    stock: pieces.flatMap(({ line, article, quantity }) => [
      { sku: line.sku, by: quantity },
      { sku: article.sku, by: -quantity },
    ]),
  };
}

type Choosing = { readonly item: ChangedItem; readonly index: number; readonly pieces: readonly Piece[] };

function pieceOf(state: State, order: Order, { item, index, pieces }: Choosing): Piece {
  const { line, article } = replacementOf(state, order, item);
  const taken = sum(pieces.filter((one) => one.line === line));
  const left = line.quantity - cancelledOf(state.shop, order.orderNo, line.lineNo) - taken;
  const { quantity = left } = item;
  if (quantity > left || quantity === 0)
    throw refused('quantity_above_ordered', `body.change.items.${index}.quantity: ${left} are left to change`);
  return { line, article, quantity, share: shareOf(line, taken, quantity) };
}

const sum = (pieces: readonly Piece[]): number => pieces.reduce((total, { quantity }) => total + quantity, 0);

function refuseMissing({ sku, available }: Article, pieces: readonly Piece[]): void {
  const wanted = sum(pieces.filter(({ article }) => article.sku === sku));
  if (wanted > available) throw refused('not_available', `${wanted} of ${sku} are wanted, ${available} are there`);
}

/** The new price, less the reduction that the old units had. */
function newNet({ line, article, quantity, share }: Piece): number {
  const reduction = Math.max(0, line.unitPrice.amount * quantity - share);
  return Math.max(0, article.price.amount * quantity - reduction);
}

/** What becomes of a line: the units that stay first, then each piece as a line of its own. */
function resultOf(line: Line, pieces: readonly Piece[]): Line[] {
  const own = pieces.filter((one) => one.line === line);
  const changed = own.map((piece): Line => {
    const { sku, name, options, price } = piece.article;
    const { serials: _serials, batch: _batch, ...rest } = line;
    const net = { ...line.net, amount: newNet(piece) };
    return { ...rest, sku, name, options, quantity: piece.quantity, unitPrice: price, net };
  });
  const staying = line.quantity - sum(own);
  if (staying === 0) return changed;
  const amount = line.net.amount - own.reduce((total, { share }) => total + share, 0);
  return [{ ...line, quantity: staying, net: { ...line.net, amount } }, ...changed];
}
