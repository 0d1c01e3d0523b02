import { refused } from '#sandbox/core/problem.ts';
import type { Money } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { isInKind } from '#sandbox/payments/in-kind.ts';
import { makeRefund } from '#sandbox/payments/refunds.ts';
import { disputedOf, leftOf, paymentOf } from '#sandbox/payments/room.ts';
import type { Payment } from '#sandbox/payments/state.ts';
import type { Order, PaymentMethod } from '#sandbox/shop/schemas.ts';

/** What the shop gives back in its own name, to which of the customer's means of payment. */
export type GivingBack = { readonly amount: Money; readonly method: PaymentMethod; readonly key: string };
type Part = { readonly payment: Payment; readonly amount: number };

/** Money of the order that can go to this means: what was paid by it first. */
export function partsOf(state: State, order: Order, { amount, method }: GivingBack): Part[] {
  const isOwn = ({ methodId }: Payment): boolean => methodId === method.methodId;
  const payments = order.payments.map(({ paymentId }) => paymentOf(state, paymentId));
  const usable = payments.filter((one) => isOwn(one) || !isInKind(one));
  let left = amount.amount;
  const parts: Part[] = [];
  for (const payment of usable.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)))) {
    const room = leftOf(state, payment) - disputedOf(state, payment.paymentId);
    const part = Math.max(0, Math.min(left, room));
    if (part > 0) parts.push({ payment, amount: part });
    left -= part;
  }
  if (left > 0) throw refused('amount_above_captured', `the payments of order ${order.orderNo} have not so much left`);
  return parts;
}

/** Refunds in the shop's name, `shop-<key>` and counted on when there are several. */
export function giveBack(
  tx: Tx,
  parts: readonly Part[],
  { method, amount, key, at }: GivingBack & { at: number },
): void {
  for (const [index, part] of parts.entries()) {
    const { paymentId, methodId } = part.payment;
    const refundKey = index === 0 ? `shop-${key}` : `shop-${key}-${index + 1}`;
    const elsewhere = methodId !== method.methodId && { destinationMethodId: method.methodId };
    const money = { ...amount, amount: part.amount };
    makeRefund(tx, { paymentId, refundKey, amount: money, reason: 'order_changed', ...elsewhere }, at);
  }
}
