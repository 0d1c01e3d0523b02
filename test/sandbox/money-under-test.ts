import { readFileSync } from 'node:fs';
import { aGoodsWorld } from './goods-under-test.ts';
import type { GoodsWorld } from './goods-under-test.ts';
import { aKey } from './world-under-test.ts';
import type { OrderView, Reply } from './world-under-test.ts';

type FileMethod = { readonly id: string; readonly source: string; readonly balance?: number };
type FileOrder = { readonly order_id: string; readonly user_id: string; readonly status: string };
type RetailFile = {
  readonly users: Record<string, { readonly payment_methods: Record<string, FileMethod> }>;
  readonly orders: Record<string, FileOrder & { readonly payment_history: { readonly payment_method_id: string }[] }>;
};

const readFile = (): RetailFile =>
  JSON.parse(readFileSync(new URL('../../sandbox/data/retail/db.json', import.meta.url), 'utf8'));

/** An order with the customer's other means of payment. */
export type Owned = { readonly order: OrderView; readonly others: readonly string[] };

export type Variant = {
  readonly sku: string;
  readonly options: Record<string, string>;
  readonly price: { readonly amount: number };
  readonly available: number;
};

export type MoneyWorld = GoodsWorld & {
  /** an order of that status paid by `paid`, of a customer who has one of `other` too; each order once */
  owned(status: string, paid: string, other: string): Promise<Owned>;
  /** the order as the shop tells it now */
  seen(order: OrderView): Promise<OrderView>;
  balance(methodId: string): Promise<number>;
  variants(productId: string): Promise<Variant[]>;
  /** a write under a new key, which also stands in the body under `name` */
  ask1(path: string, name: string, body: object): Promise<Reply>;
  usd(amount: number): { amount: number; currency: string };
};

export async function aMoneyWorld(): Promise<MoneyWorld> {
  const world = await aGoodsWorld();
  const { users, orders } = readFile();
  const used = new Set<string>();
  const seen = async (orderNo: string) => (await world.ask<OrderView>('GET', `/shop/v1/orders/${orderNo}`)).body;
  return {
    ...world,
    async owned(status, paid, other) {
      const found = Object.values(orders).find((order) => {
        const [paying, second] = order.payment_history;
        const isPaid = paying?.payment_method_id.startsWith(paid) === true && second === undefined;
        const methods = Object.keys(users[order.user_id]?.payment_methods ?? {});
        const fits = methods.some((id) => id.startsWith(other) && id !== paying?.payment_method_id);
        return order.status === status && isPaid && fits && !used.has(order.order_id);
      });
      if (!found) throw new Error(`no such order is left: ${status}, ${paid}, ${other}`);
      used.add(found.order_id);
      const order = await seen(found.order_id.slice(1));
      const methods = Object.keys(users[found.user_id]?.payment_methods ?? {});
      return {
        order,
        others: methods.filter((id) => id.startsWith(other) && id !== order.payments[0]?.methodId),
      };
    },
    seen: ({ orderNo }) => seen(orderNo),
    balance: async (methodId) =>
      (await world.ask<{ balance: { amount: number } }>('GET', `/shop/v1/payment-methods/${methodId}`)).body.balance
        .amount,
    variants: async (productId) =>
      (await world.ask<{ variants: Variant[] }>('GET', `/shop/v1/products/${productId}`)).body.variants,
    ask1: (path, name, body) => {
      const key = aKey(name);
      return world.write(path, key, { [name]: key, ...body });
    },
    usd: (amount) => ({ amount, currency: 'USD' }),
  };
}

/** The first of a list that cannot be empty here. */
export function first<T>(list: readonly T[]): T {
  const [found] = list;
  if (found === undefined) throw new Error('the list is empty');
  return found;
}

/** A line with the product that it is of. */
export const productOf = (order: OrderView, lineNo: number): string =>
  order.lines.find((one) => one.lineNo === lineNo)?.productId ?? '';
