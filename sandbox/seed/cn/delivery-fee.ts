import type { Random } from './random.ts';
import { yuan } from './yuan.ts';
import type { Order } from '#sandbox/shop/schemas.ts';

/** 满99包邮: from this much of goods, after all reductions, standard shipping is free. */
const FREE_FROM = 9_900;
const STANDARD = 800;
/** For the provinces far away. */
const FAR = 1_500;
const FAR_STATES: readonly string[] = ['新疆维吾尔自治区', '黑龙江省', '云南省'];
const EXPRESS = 1_200;

export type Fee = Required<Pick<Order, 'shipping' | 'shippingService'>> &
  Pick<Order, 'expressSurcharge'> & { readonly spared: NonNullable<Order['discounts']> };

/** What the way costs: standard, or nothing above the limit; the surcharge for express is never spared (R11). */
export function feeOf(random: Random, { goods, state }: { goods: number; state: string | null | undefined }): Fee {
  const standard = FAR_STATES.includes(state ?? '') ? FAR : STANDARD;
  const free = goods >= FREE_FROM;
  const express = random.chance(15);
  return {
    shipping: yuan((free ? 0 : standard) + (express ? EXPRESS : 0)),
    shippingService: express ? 'express' : 'standard',
    ...(express && { expressSurcharge: yuan(EXPRESS) }),
    spared: free ? [{ id: 'FREE-99', kind: 'free_shipping', amount: yuan(standard), threshold: yuan(FREE_FROM) }] : [],
  };
}
