import { chineseCatalogue, currentBatch } from './catalogue.ts';
import type { Article } from './catalogue.ts';
import { chineseOrder } from './orders.ts';
import { methodsOf } from './methods.ts';
import { chinesePeople } from './people.ts';
import { randomOf } from './random.ts';
import { shelvesOf } from './shelves.ts';
import { yuan } from './yuan.ts';
import type { State } from '#sandbox/core/state.ts';
import { placeOrder, placeRefund } from '#sandbox/seed/place-order.ts';
import type { Order, PaymentMethod } from '#sandbox/shop/schemas.ts';

const ORDERS = 600;

/** What all draws of the shop start from: another word is another shop. */
const SEED = 'retail-cn 1';

/** Adds the Chinese shop to a world: goods, stock, people with their means of payment, orders with their parcels. */
export function seedChineseShop(state: State, seed: string = SEED): void {
  const catalogue = chineseCatalogue(seed);
  for (const article of catalogue) stockArticle(state, article);
  const shelves = shelvesOf(catalogue);
  const people = chinesePeople(seed);
  for (const person of people) {
    state.shop.customers.set(person.id, person);
    addMethods(state, methodsOf(seed, person));
  }
  const epoch = Date.parse(state.epoch);
  for (let nth = 1; nth <= ORDERS; nth += 1) {
    const customer = randomOf(`${seed} buyer ${nth}`).pick(people);
    const order = chineseOrder({ seed, nth, epoch, customer, shelves });
    placeOrder(state, customer, order);
    addMethods(state, vouchersOf(order));
    if (order.status === 'cancelled') refundAll(state, order);
  }
}

function stockArticle({ shop }: State, article: Article): void {
  const { productId, name, category, marking, specification, variants } = article;
  const batch = marking === 'batch' ? { batch: currentBatch(productId) } : {};
  const sold = variants.map(({ price, ...variant }) => ({ ...variant, price: yuan(price), specification, ...batch }));
  shop.products.set(productId, { productId, name, category, variants: sold });
  for (const { sku, available } of variants) shop.stock.set(sku, available);
}

function addMethods({ shop }: State, methods: readonly PaymentMethod[]): void {
  for (const method of methods) shop.paymentMethods.set(method.methodId, method);
}

/** The vouchers an order was paid with: means of payment that were used up by it. */
const vouchersOf = ({ payments, customer }: Order): readonly PaymentMethod[] =>
  payments
    .filter(({ tender }) => tender === 'coupon')
    .map(({ methodId, tender }) => ({ methodId, customerId: customer.id, tender }));

function refundAll(state: State, order: Order): void {
  for (const [index, { paymentId, captured }] of order.payments.entries())
    placeRefund(state, { order, paymentId, amount: captured, n: index + 1 });
}
