import type { State } from '#sandbox/core/state.ts';
import { COUNTS } from '#sandbox/payments/room.ts';
import type { Order } from '#sandbox/shop/schemas.ts';

/** An order as the shop tells it: with what the shop itself has given back of each payment. */
export const viewOrder = (state: State, order: Order): Order => ({
  ...order,
  payments: order.payments.map((payment) => {
    const amount = givenBackOf(state, payment.paymentId);
    return amount === 0 ? payment : { ...payment, givenBack: { ...payment.captured, amount } };
  }),
});

/** The shop's own refunds have keys of the shop's own. */
function givenBackOf({ payments }: State, paymentId: string): number {
  const own = (payments.keysOfPayment.get(paymentId) ?? []).filter((key) => key.startsWith('shop-'));
  const refunds = own.flatMap((key) => payments.refunds.get(key)?.refund ?? []);
  return refunds.reduce((sum, { status, amount }) => sum + (COUNTS[status] ? amount.amount : 0), 0);
}
