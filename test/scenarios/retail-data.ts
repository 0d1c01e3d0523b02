import { readFileSync } from 'node:fs';
import type { Json } from '#test/support/story.ts';

/** Where a parcel goes, as the tasks write it. */
export interface TaskAddress {
  readonly address1: string;
  readonly address2: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}

interface OfItems {
  readonly order_id: string;
  readonly item_ids: readonly string[];
  readonly payment_method_id: string;
}
type Swap = OfItems & { readonly new_item_ids: readonly string[] };

/** The arguments of each thing that a task asks to be done. */
export interface TaskActions {
  readonly cancel_pending_order: { readonly order_id: string; readonly reason: string };
  readonly modify_pending_order_address: TaskAddress & { readonly order_id: string };
  readonly modify_pending_order_items: Swap;
  readonly modify_user_address: TaskAddress & { readonly user_id: string };
  readonly return_delivered_order_items: OfItems;
  readonly exchange_delivered_order_items: Swap;
}
export type TaskAction = {
  [K in keyof TaskActions]: { readonly name: K; readonly arguments: TaskActions[K] };
}[keyof TaskActions];

export interface Task {
  readonly id: string;
  readonly reason_for_call: string;
  readonly actions: readonly TaskAction[];
}

interface RetailOrder {
  readonly user_id: string;
  readonly items: readonly { readonly item_id: string; readonly price: number }[];
  readonly payment_history: readonly { readonly amount: number; readonly payment_method_id: string }[];
  readonly status: string;
}
interface RetailFile {
  readonly orders: Readonly<Record<string, RetailOrder>>;
  readonly users: Readonly<
    Record<
      string,
      {
        readonly orders: readonly string[];
        readonly payment_methods: Readonly<Record<string, { readonly source: string }>>;
      }
    >
  >;
  readonly products: Readonly<
    Record<
      string,
      { readonly variants: Readonly<Record<string, { readonly item_id: string; readonly price: number }>> }
    >
  >;
}

const read = (path: string): Json => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

export const TASKS = read('data/retail-tasks.json') as readonly Task[];
export const RETAIL = read('../../sandbox/data/retail/db.json') as RetailFile;

const cents = (dollars: number): number => Math.round(dollars * 100);

const PRICES: ReadonlyMap<string, number> = new Map(
  Object.values(RETAIL.products)
    .flatMap(({ variants }) => Object.values(variants))
    .map(({ item_id, price }) => [item_id, cents(price)]),
);

export const retailOrder = (orderId: string): RetailOrder => {
  const order = RETAIL.orders[orderId];
  if (!order) throw new Error(`the data have no order ${orderId}`);
  return order;
};

/** What was paid for these articles of an order, straight from the file and in cents. */
export const paidFor = ({ order_id, item_ids }: OfItems): number =>
  item_ids.reduce(
    (sum, wanted) => sum + cents(retailOrder(order_id).items.find(({ item_id }) => item_id === wanted)?.price ?? NaN),
    0,
  );

/** What the new articles cost more than the old ones, in cents. */
export const differenceOf = (swap: Swap): number =>
  swap.new_item_ids.reduce((sum, id) => sum + (PRICES.get(id) ?? NaN), 0) - paidFor(swap);

/** What was paid for an order, by means of payment, in cents. */
export const paymentsOf = (orderId: string): readonly { readonly methodId: string; readonly amount: number }[] =>
  retailOrder(orderId).payment_history.map(({ payment_method_id: methodId, amount }) => ({
    methodId,
    amount: cents(amount),
  }));
