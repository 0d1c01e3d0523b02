import type { Address } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';

/** What the rest of the world must know of a shop. */
export type ShopSite = {
  readonly shop: string;
  /** Where its returns go. */
  readonly returnAddress: Address;
  /** Who brings them there. */
  readonly carrier: string;
};

export const RETAIL_US: ShopSite = {
  shop: 'retail-us',
  returnAddress: {
    name: 'Retail US Returns',
    line1: '1800 Valley Road',
    line2: 'Dock 7',
    city: 'Reno',
    state: 'NV',
    zip: '89512',
    country: 'US',
    phone: '+1 775 555 0140',
  },
  carrier: 'parcelway',
};

export const RETAIL_CN: ShopSite = {
  shop: 'retail-cn',
  returnAddress: {
    name: '平台店铺退货仓',
    line1: '余杭区听松路 88 号',
    line2: '3 号库 5 号月台',
    city: '杭州市',
    state: '浙江省',
    zip: '311100',
    country: 'CN',
    phone: '+86 160 0000 0140',
  },
  carrier: '青鸢速运',
};

/** The shops of the world, in the order in which their orders are listed. */
export const SHOP_SITES: readonly ShopSite[] = [RETAIL_US, RETAIL_CN];

/** The site of the shop that an order was bought in; what belongs to no order goes to the first shop. */
export function siteOfOrder(state: Pick<State, 'shop'>, orderNo: string | null): ShopSite {
  const shop = state.shop.orders.get(orderNo ?? '')?.shop;
  return SHOP_SITES.find((site) => site.shop === shop) ?? RETAIL_US;
}
