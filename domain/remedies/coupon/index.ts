import { grantsOf } from '#domain/parts/grant/extras.ts';
import { nextOfGiving } from '#domain/parts/grant/plan.ts';
import type { Price, PriceBasis } from '#domain/remedies/price.ts';
import type { Remedy } from '#domain/remedies/remedy.ts';
import { accept, refuse, type Result } from '#domain/refusals.ts';

/** A coupon for the next purchase (C1, D6). */
export const coupon: Remedy = {
  title: { zh: '优惠券补偿', en: 'A coupon' },
  claims: false,
  takesBack: false,
  compensates: true,
  byAmount: true,
  price: priceOfCoupon,
  steps: [{ zh: '优惠券发到您的账户', en: 'The coupon is put into your account' }],
  duties: [{ zh: '在有效期内使用', en: 'Use it while it is valid' }],
  proposal: {
    zh: '我们送您一张优惠券，作为对这次不愉快经历的补偿。',
    en: 'We would like to make up for this bad experience with a coupon.',
  },
  next: nextOfGiving,
};

function priceOfCoupon({ order, terms: { amount } }: PriceBasis): Result<Price> {
  if (amount === undefined || amount <= 0) return refuse('amount_missing');
  const grants = grantsOf([{ kind: 'coupon', amount }], order.currency);
  return grants.ok ? accept({ refund: [], terms: { grants: grants.value } }) : grants;
}
