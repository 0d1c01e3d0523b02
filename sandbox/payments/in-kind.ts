import type { Tx } from '#sandbox/core/tx.ts';
import { paymentOf } from '#sandbox/payments/room.ts';
import type { Refund } from '#sandbox/payments/schemas.ts';
import type { Payment } from '#sandbox/payments/state.ts';
import { makeGrant } from '#sandbox/shop/grants.ts';

/** Points and coupons come back as what they were, never as money (R16). */
export const isInKind = ({ tender }: Payment): boolean => tender === 'points' || tender === 'coupon';

/** A coupon that was used is spent for good: its value comes back as a new one. (Points simply go up again.) */
export function returnCoupon(tx: Tx, { paymentId, refundKey, amount }: Refund, at: number): void {
  const { tender, methodId, orderNo } = paymentOf(tx.state, paymentId);
  const customerId = tx.state.shop.paymentMethods.get(methodId)?.customerId;
  const grantKey = `shop-${refundKey}`;
  if (tender !== 'coupon' || customerId === undefined || tx.state.shop.grants.has(grantKey)) return;
  const input = { grantKey, customerId, kind: 'coupon' as const, value: amount, reason: 'coupon_returned' };
  makeGrant(tx, input, { at, orderNo });
}
