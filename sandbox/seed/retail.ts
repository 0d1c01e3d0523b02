import { shippedScans } from '#sandbox/carrier/shipped-scans.ts';
import { DAY } from '#sandbox/core/duration.ts';
import { iso } from '#sandbox/core/schemas.ts';
import { emptyState } from '#sandbox/core/state.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Refund } from '#sandbox/payments/schemas.ts';
import { categoryOf } from '#sandbox/seed/categories.ts';
import { phoneOf, tierOf, usd } from '#sandbox/seed/derive.ts';
import type { FileOrder, FileProduct, FileUser, RetailFile } from '#sandbox/seed/retail-file.ts';
import { TENDER, addressOf, orderNoOf, retailOrder } from '#sandbox/seed/retail-orders.ts';
import type { Order } from '#sandbox/shop/schemas.ts';

const IN_STOCK = 20;
const REFUND_TOOK_MS = 2 * DAY;

/** The world on its first day: the retail file, with dates seen from the epoch. */
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
  customer.orderNos.push(made.orderNo);
  state.shop.orders.set(made.orderNo, made);
  for (const { paymentId, tender, methodId, captured, capturedAt } of made.payments) {
    const { orderNo } = made;
    state.payments.payments.set(paymentId, { paymentId, orderNo, tender, methodId, captured, capturedAt });
  }
  seedParcels(state, made);
  seedRefunds(state, made, order);
}

function seedParcels({ carrier }: State, { orderNo, parcels }: Order): void {
  for (const parcel of parcels) {
    const { trackingNo, carrier: name } = parcel;
    const scans = shippedScans(parcel);
    carrier.parcels.set(trackingNo, { trackingNo, carrier: name, orderNo, rma: null, lost: false, scans });
  }
}

/** What the file says was given back: cancelled orders, refunded in full. */
function seedRefunds(state: State, made: Order, order: FileOrder): void {
  const refunds = order.payment_history.filter((one) => one.transaction_type === 'refund');
  for (const [index, { amount, payment_method_id: methodId }] of refunds.entries()) {
    const payment = made.payments.find((one) => one.methodId === methodId);
    if (!payment) throw new Error(`retail file: a refund of ${order.order_id} has no payment`);
    const arrivedAt = iso(Date.parse(made.placedAt) + REFUND_TOOK_MS);
    const refundKey = `shop-${orderNoOf(order.order_id)}-${index + 1}`;
    const refund: Refund = {
      refundId: `re_${refundKey}`,
      refundKey,
      paymentId: payment.paymentId,
      amount: usd(amount),
      status: 'succeeded',
      expectedArrivalAt: arrivedAt,
      createdAt: made.placedAt,
      updatedAt: arrivedAt,
      version: 2,
    };
    state.payments.refunds.set(refundKey, { orderNo: made.orderNo, createdRealAt: 0, refund });
    state.payments.keyOfId.set(refund.refundId, refundKey);
    state.payments.keysOfPayment.set(payment.paymentId, [refundKey]);
  }
}
