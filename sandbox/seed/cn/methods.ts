import { randomOf } from './random.ts';
import { yuan } from './yuan.ts';
import type { Customer, PaymentMethod, Tender } from '#sandbox/shop/schemas.ts';

/** A customer's means of payment. Everybody has a wallet, a card, a gift card and an account of points. */
export function methodsOf(seed: string, { id: customerId }: Customer): readonly PaymentMethod[] {
  const random = randomOf(`${seed} methods ${customerId}`);
  const method = (tender: Tender, more: Partial<PaymentMethod> = {}): PaymentMethod => ({
    methodId: methodIdOf(tender, { customerId, orderNo: '' }),
    customerId,
    tender,
    ...more,
  });
  return [
    method('wallet'),
    method('card', { brand: 'bank card', lastFour: String(random.below(10_000)).padStart(4, '0') }),
    method('gift_card', { balance: yuan(random.between(0, 500) * 100) }),
    method('points', { balance: yuan(random.between(0, 20_000)) }),
  ];
}

/** A voucher is used once, so it is the order's own; the other means are the customer's. */
export const methodIdOf = (tender: Tender, { customerId, orderNo }: { customerId: string; orderNo: string }): string =>
  tender === 'coupon' ? `coupon_${orderNo}` : `${tender}_${customerId}`;
