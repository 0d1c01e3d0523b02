import { conflict, refused } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { ownMethodOf } from '#sandbox/payments/take.ts';
import { replacementOf, shareOf } from '#sandbox/shop/articles.ts';
import type { Exchange, ExchangeInput } from '#sandbox/shop/change-schemas.ts';

/** Put an exchange in the book: the difference is told, neither money nor goods move by it. */
export function recordExchange(tx: Tx, orderNo: string, { input, at }: { input: ExchangeInput; at: number }): Exchange {
  const order = orderOf(tx.state, orderNo);
  if (order.status !== 'delivered') throw conflict('not_delivered', `order ${orderNo} is ${order.status}`);
  ownMethodOf(tx.state, order, { methodId: input.paymentMethodId, field: 'body.paymentMethodId' });
  const taken = new Map<number, number>();
  let difference = 0;
  for (const [index, item] of input.items.entries()) {
    const { line, article } = replacementOf(tx.state, order, item);
    const already = exchangedOf(tx.state, orderNo, line.lineNo) + (taken.get(line.lineNo) ?? 0);
    if (already + item.quantity > line.quantity) {
      const left = line.quantity - already;
      throw refused('quantity_above_ordered', `body.items.${index}.quantity: only ${left} are left to exchange`);
    }
    taken.set(line.lineNo, (taken.get(line.lineNo) ?? 0) + item.quantity);
    difference += article.price.amount * item.quantity - shareOf(line, already, item.quantity);
  }
  const money = { amount: difference, currency: order.shipping.currency };
  const exchange: Exchange = { ...input, orderNo, difference: money, recordedAt: iso(at) };
  tx.emit('order.exchanged', { at, port: 'shop', orderNo, key: input.exchangeKey, data: { exchange } });
  return exchange;
}

/** How many units of a line all exchanges of the order have taken. */
function exchangedOf({ shop }: State, orderNo: string, lineNo: number): number {
  const items = [...shop.exchanges.values()].flatMap(({ value }) => (value.orderNo === orderNo ? value.items : []));
  return items.reduce((sum, item) => sum + (item.lineNo === lineNo ? item.quantity : 0), 0);
}
