import type { Endpoint } from '#adapters/http-client.ts';
import type { Goods } from '#domain/goods.ts';
import type { Order, OrderPerson } from '#domain/order.ts';
import { createHttpShop } from './http.ts';

/** The shop's book for people who look into it before there is a case: read only, on the process's own clock. */
export function createShopDesk(endpoint: Endpoint, now: () => number) {
  const shop = createHttpShop(endpoint);
  const ctx = (orderNo: string) => ({ businessTime: now(), timeline: orderNo });
  return {
    async order(orderNo: string): Promise<{ order: Order; person: OrderPerson } | undefined> {
      return shop.order(orderNo, ctx(orderNo));
    },
    /** The articles of these numbers; one that the shop does not sell is missing. */
    async goods(skus: readonly string[], orderNo: string): Promise<readonly Goods[]> {
      const found = await Promise.all([...new Set(skus)].map((sku) => shop.sku(sku, ctx(orderNo))));
      return found.flatMap((one) =>
        one ? [{ sku: one.sku, productId: one.productId, price: one.price.amount, available: one.available }] : [],
      );
    },
  };
}
