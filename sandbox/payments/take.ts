import { refused, unknown } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { Money } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import type { Payment } from '#sandbox/payments/state.ts';
import type { Order, PaymentMethod } from '#sandbox/shop/schemas.ts';

export function methodOf({ shop }: State, methodId: string): PaymentMethod {
  const method = shop.paymentMethods.get(methodId);
  if (!method) throw unknown('payment_method', methodId);
  return method;
}

/** A means of the order's own customer. */
export function ownMethodOf(
  state: State,
  order: Order,
  { methodId, field }: { methodId: string; field: string },
): PaymentMethod {
  const method = methodOf(state, methodId);
  if (method.customerId === order.customer.id) return method;
  throw refused('method_of_another', `${field}: ${methodId} is not of the customer of order ${order.orderNo}`);
}

/** Money of an order is in the order's currency. */
export function refuseForeign({ orderNo, shipping }: Order, { currency }: Money): void {
  if (currency === shipping.currency) return;
  throw refused('currency_mismatch', `body.amount.currency: order ${orderNo} is in ${shipping.currency}`);
}

export type WhyNot = 'account_closed' | 'card_declined' | 'balance_too_low';

/** Why nothing can be taken from a means of payment, or undefined. */
export function whyNot({ closed, declines, balance }: PaymentMethod, amount: Money): WhyNot | undefined {
  if (closed) return 'account_closed';
  if (declines) return 'card_declined';
  return balance && balance.amount < amount.amount ? 'balance_too_low' : undefined;
}

/** Refused by the means of payment. */
export function refuseUnable(method: PaymentMethod, amount: Money): void {
  const code = whyNot(method, amount);
  if (code) throw refused(code, `${method.methodId} cannot pay this`);
}

export type Taking = {
  readonly order: Order;
  readonly method: PaymentMethod;
  readonly amount: Money;
  readonly by: string;
  readonly at: number;
};

/** Money taken from a customer: one more payment of the order. */
export function take(tx: Tx, { order: { orderNo, payments }, method, amount, by, at }: Taking): Payment {
  const payment: Payment = {
    paymentId: `pay_${orderNo}_${payments.length + 1}`,
    orderNo,
    tender: method.tender,
    methodId: method.methodId,
    captured: amount,
    capturedAt: iso(at),
  };
  tx.emit('payment.taken', { at, port: 'payments', orderNo, key: by, data: { payment, by } });
  return payment;
}
