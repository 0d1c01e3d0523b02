import { conflict, refused } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { Money } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import type { EventData } from '#sandbox/core/events.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { isInKind } from '#sandbox/payments/in-kind.ts';
import { makeRefund } from '#sandbox/payments/refunds.ts';
import { leftOf, paymentOf } from '#sandbox/payments/room.ts';
import { ownMethodOf, refuseUnable, take } from '#sandbox/payments/take.ts';
import { changeItems } from '#sandbox/shop/change-items.ts';
import type { ChangeInput, ChangedItem, OrderChange } from '#sandbox/shop/change-schemas.ts';
import { giveBack, partsOf } from '#sandbox/shop/give-back.ts';
import type { Order, PaymentMethod } from '#sandbox/shop/schemas.ts';

const METHOD = 'body.change.paymentMethodId';

/** An order can be changed while it is pending, and its items once: afterwards nothing can be (J1). */
export function refuseUnchangeable({ orderNo, status, itemsChangedAt }: Order): void {
  if (status === 'cancelled') throw conflict('order_cancelled', `order ${orderNo} is cancelled`);
  if (status !== 'pending') throw conflict('already_shipped', `order ${orderNo} is ${status}`);
  if (itemsChangedAt) throw conflict('already_modified', `the items of order ${orderNo} were changed already`);
}

/** Do to a pending order what its customer wants of it. */
export function changeOrder(tx: Tx, orderNo: string, { input, at }: { input: ChangeInput; at: number }): OrderChange {
  const order = orderOf(tx.state, orderNo);
  refuseUnchangeable(order);
  const { changeKey, change } = input;
  const { address, items, paymentMethodId: methodId = '' } = change;
  const changing: Changing = { order, changeKey, at };
  if (address) return note(tx, changing, { kind: 'address', difference: 0, shippingAddress: address });
  const method = ownMethodOf(tx.state, order, { methodId, field: METHOD });
  return items ? exchangeItems(tx, changing, { items, method }) : payInstead(tx, changing, method);
}

type Changing = { readonly order: Order; readonly changeKey: string; readonly at: number };
type Noted = Omit<EventData['order.changed'], 'change'> & {
  readonly kind: OrderChange['kind'];
  readonly difference: number;
};

function note(tx: Tx, { order, changeKey, at }: Changing, { kind, difference, ...more }: Noted): OrderChange {
  const { orderNo, shipping } = order;
  const money = { amount: difference, currency: shipping.currency };
  const change: OrderChange = { changeKey, orderNo, kind, difference: money, appliedAt: iso(at) };
  tx.emit('order.changed', { at, port: 'shop', orderNo, key: changeKey, data: { change, ...more } });
  return change;
}

type NewItems = { readonly items: readonly ChangedItem[]; readonly method: PaymentMethod };

/** The difference is charged, or given back, by the means that the customer names. */
function exchangeItems(tx: Tx, changing: Changing, { items, method }: NewItems): OrderChange {
  const { order, changeKey: key, at } = changing;
  const { difference, ...changed } = changeItems(tx.state, order, items);
  const amount: Money = { ...order.shipping, amount: Math.abs(difference) };
  if (difference > 0) refuseUnable(method, amount);
  const back = difference < 0 ? partsOf(tx.state, order, { amount, method, key }) : [];
  if (back.length > 0 && method.closed) throw refused('account_closed', `${METHOD}: ${method.methodId} is closed`);
  const change = note(tx, changing, { kind: 'items', difference, ...changed });
  if (difference > 0) take(tx, { order: orderOf(tx.state, order.orderNo), method, amount, by: key, at });
  giveBack(tx, back, { amount, method, key, at });
  return change;
}

/** Another single means pays for the order; what was paid before goes back. Points and coupons stay as they are. */
function payInstead(tx: Tx, changing: Changing, method: PaymentMethod): OrderChange {
  const { order, changeKey, at } = changing;
  const old = order.payments
    .map(({ paymentId }) => paymentOf(tx.state, paymentId))
    .map((payment) => ({ payment, left: leftOf(tx.state, payment) }))
    .filter(({ payment, left }) => left > 0 && !isInKind(payment));
  if (old.some(({ payment }) => payment.methodId === method.methodId))
    throw refused('same_payment_method', `${METHOD}: order ${order.orderNo} was paid by ${method.methodId} already`);
  const amount: Money = { ...order.shipping, amount: old.reduce((sum, { left }) => sum + left, 0) };
  refuseUnable(method, amount);
  const change = note(tx, changing, { kind: 'payment', difference: 0 });
  if (amount.amount > 0) take(tx, { order, method, amount, by: changeKey, at });
  for (const [index, { payment, left }] of old.entries()) {
    const refundKey = index === 0 ? `shop-${changeKey}` : `shop-${changeKey}-${index + 1}`;
    const back = { ...amount, amount: left };
    makeRefund(tx, { paymentId: payment.paymentId, refundKey, amount: back, reason: 'paid_by_another' }, at);
  }
  return change;
}
