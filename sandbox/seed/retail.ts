import { emptyState } from '#sandbox/core/state.ts';
import type { State } from '#sandbox/core/state.ts';
import { categoryOf } from '#sandbox/seed/categories.ts';
import { phoneOf, tierOf, usd } from '#sandbox/seed/derive.ts';
import { placeOrder, placeRefund } from '#sandbox/seed/place-order.ts';
import type { FileOrder, FileProduct, FileUser, RetailFile } from '#sandbox/seed/retail-file.ts';
import { TENDER, addressOf, retailOrder } from '#sandbox/seed/retail-orders.ts';
import type { Order } from '#sandbox/shop/schemas.ts';

const IN_STOCK = 20;

/** A world with the orders of the retail file in it, with dates seen from the epoch. */
export function seedRetail(file: RetailFile, epoch: string): State {
  const state = emptyState(epoch);
  for (const product of Object.values(file.products)) seedProduct(state, product);
  for (const user of Object.values(file.users)) seedUser(state, user);
  for (const order of Object.values(file.orders)) seedOrder(state, order);
  return state;
}

function seedProduct({ shop }: State, { product_id: productId, name, variants }: FileProduct): void {
  const made = Object.values(variants).map(({ item_id: sku, options, available, price }) => ({
    sku,
    options,
    price: usd(price),
    available: available ? IN_STOCK : 0,
  }));
  shop.products.set(productId, { productId, name, category: categoryOf(name), variants: made });
  for (const { sku, available } of made) shop.stock.set(sku, available);
}

function seedUser({ shop }: State, user: FileUser): void {
  const { user_id: id, email } = user;
  const name = `${user.name.first_name} ${user.name.last_name}`;
  const phone = phoneOf(id);
  const address = addressOf(user.address, { name, phone });
  shop.customers.set(id, { id, name, email, phone, address, tier: tierOf(id), orderNos: [] });
  for (const method of Object.values(user.payment_methods)) {
    shop.paymentMethods.set(method.id, {
      methodId: method.id,
      customerId: id,
      tender: TENDER[method.source],
      ...(method.last_four !== undefined && { lastFour: method.last_four }),
      ...(method.brand !== undefined && { brand: method.brand }),
      ...(method.balance !== undefined && { balance: usd(method.balance) }),
    });
  }
}

function seedOrder(state: State, order: FileOrder): void {
  const customer = state.shop.customers.get(order.user_id);
  if (!customer) throw new Error(`retail file: order ${order.order_id} is of nobody`);
  const tenderOf = (methodId: string): Order['payments'][number]['tender'] =>
    state.shop.paymentMethods.get(methodId)?.tender ?? 'card';
  const made = retailOrder({ order, customer, epoch: Date.parse(state.epoch), tenderOf });
  placeOrder(state, customer, made);
  seedRefunds(state, made, order);
}

/** What the file says was given back: cancelled orders, refunded in full. */
function seedRefunds(state: State, made: Order, order: FileOrder): void {
  const refunds = order.payment_history.filter((one) => one.transaction_type === 'refund');
  for (const [index, { amount, payment_method_id: methodId }] of refunds.entries()) {
    const payment = made.payments.find((one) => one.methodId === methodId);
    if (!payment) throw new Error(`retail file: a refund of ${order.order_id} has no payment`);
    placeRefund(state, { order: made, paymentId: payment.paymentId, amount: usd(amount), n: index + 1 });
  }
}
