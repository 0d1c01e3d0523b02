import { shippedScans } from '#sandbox/carrier/shipped-scans.ts';
import { DAY } from '#sandbox/core/duration.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { Money } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Refund } from '#sandbox/payments/schemas.ts';
import type { Customer, Order } from '#sandbox/shop/schemas.ts';

const REFUND_TOOK_MS = 2 * DAY;

/** An order of a world that begins: the shop, the payment provider and the carrier all know of it. */
export function placeOrder(state: State, customer: Customer, order: Order): void {
  const { orderNo, payments, parcels } = order;
  customer.orderNos.push(orderNo);
  state.shop.orders.set(orderNo, order);
  for (const { paymentId, tender, methodId, captured, capturedAt } of payments)
    state.payments.payments.set(paymentId, { paymentId, orderNo, tender, methodId, captured, capturedAt });
  for (const parcel of parcels) {
    const { trackingNo, carrier } = parcel;
    const scans = shippedScans(parcel);
    state.carrier.parcels.set(trackingNo, { trackingNo, carrier, orderNo, rma: null, lost: false, scans });
  }
}

/** What was given back before the world began: of orders that were cancelled. */
export interface PastRefund {
  readonly order: Pick<Order, 'orderNo' | 'placedAt'>;
  readonly paymentId: string;
  readonly amount: Money;
  /** Counted from 1 within the order. */
  readonly n: number;
}

export function placeRefund({ payments }: State, { order, paymentId, amount, n }: PastRefund): void {
  const { orderNo, placedAt } = order;
  const arrivedAt = iso(Date.parse(placedAt) + REFUND_TOOK_MS);
  const refundKey = `shop-${orderNo}-${n}`;
  const refund: Refund = {
    refundId: `re_${refundKey}`,
    refundKey,
    paymentId,
    amount,
    status: 'succeeded',
    expectedArrivalAt: arrivedAt,
    createdAt: placedAt,
    updatedAt: arrivedAt,
    version: 2,
  };
  payments.refunds.set(refundKey, { orderNo, createdRealAt: 0, refund });
  payments.keyOfId.set(refund.refundId, refundKey);
  payments.keysOfPayment.set(paymentId, [refundKey]);
}
