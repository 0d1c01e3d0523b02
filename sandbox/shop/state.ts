import type { Appliers } from '#sandbox/core/events.ts';
import type { State } from '#sandbox/core/state.ts';
import type { OrderCopy } from '#sandbox/control/order-copy.ts';
import type { Held } from '#sandbox/core/same-key.ts';
import { applyBook } from '#sandbox/shop/apply-book.ts';
import type { BookEvents } from '#sandbox/shop/apply-book.ts';
import { placeOrder, placeRefund } from '#sandbox/seed/place-order.ts';
import { isCancelled } from '#sandbox/shop/cancelled-units.ts';
import type { AddressChange, Exchange, OrderChange } from '#sandbox/shop/change-schemas.ts';
import type { Grant } from '#sandbox/shop/grant-schemas.ts';
import { moveDelivery } from '#sandbox/shop/move-delivery.ts';
import type { MovedDelivery } from '#sandbox/shop/move-delivery.ts';
import type { CannotShip, Reply, Review } from '#sandbox/shop/review-schemas.ts';
import type { Cancellation, Customer, Order, PaymentMethod, Product, Sale } from '#sandbox/shop/schemas.ts';

/** What the shop knows; orders, customers and products come from the retail file and from the Chinese shop. */
export type ShopState = {
  readonly orders: Map<string, Order>;
  /** of which order another one is a copy, by number */
  readonly copies: Map<string, string>;
  readonly customers: Map<string, Customer>;
  readonly products: Map<string, Product>;
  readonly paymentMethods: Map<string, PaymentMethod>;
  readonly stock: Map<string, number>;
  readonly cancellations: Map<string, HeldCancellation>;
  readonly changes: Map<string, Held<OrderChange>>;
  readonly exchanges: Map<string, Held<Exchange>>;
  readonly addressChanges: Map<string, Held<AddressChange>>;
  readonly grants: Map<string, Held<Grant>>;
  readonly reviews: Map<string, Review>;
  readonly replies: Map<string, Held<Reply>>;
  /** what the shop has said that it cannot send, by order */
  readonly cannotShip: Map<string, readonly CannotShip[]>;
};

export const emptyShop = (): ShopState => ({
  orders: new Map(),
  copies: new Map(),
  customers: new Map(),
  products: new Map(),
  paymentMethods: new Map(),
  stock: new Map(),
  cancellations: new Map(),
  changes: new Map(),
  exchanges: new Map(),
  addressChanges: new Map(),
  grants: new Map(),
  reviews: new Map(),
  replies: new Map(),
  cannotShip: new Map(),
});

/** Units taken out of an order before they were shipped; `createdRealAt` serves the read lag. */
export type HeldCancellation = { readonly createdRealAt: number; readonly cancellation: Cancellation };

export type ShopEvents = BookEvents & {
  'order.delivery_moved': MovedDelivery;
  'order.sold': Sale;
  'order.copied': OrderCopy;
  'stock.set': { sku: string; available: number };
  'order.lines_cancelled': { cancellation: Cancellation; reason: string };
};

export const applyShop: Appliers<State, ShopEvents> = {
  ...applyBook,
  'order.delivery_moved': (state, { orderNo, data }) => {
    const order = state.shop.orders.get(orderNo ?? '');
    if (order) moveDelivery(state, order, data);
  },
  'order.sold': (state, { orderNo, data }) => {
    const order = state.shop.orders.get(orderNo ?? '');
    const [payment] = order?.payments ?? [];
    if (!order || !payment) return;
    for (const line of order.lines)
      Object.assign(
        line,
        data.lines.find(({ lineNo }) => lineNo === line.lineNo),
      );
    order.shipping = data.shipping ?? order.shipping;
    const amount = order.lines.reduce((sum, { net }) => sum + net.amount, order.shipping.amount);
    payment.captured = { ...payment.captured, amount };
    const held = state.payments.payments.get(payment.paymentId);
    if (held) held.captured = payment.captured;
  },
  'order.copied': (state, { data: { like, order, givenBack, customer: other, methods, products: own = [] } }) => {
    const { customers, copies, paymentMethods, products, stock } = state.shop;
    for (const product of own) {
      products.set(product.productId, product);
      for (const { sku, available } of product.variants) stock.set(sku, available);
    }
    if (other) customers.set(other.id, { ...other, orderNos: [] });
    for (const method of methods) paymentMethods.set(method.methodId, method);
    const customer = customers.get(order.customer.id);
    if (!customer) return;
    placeOrder(state, customer, structuredClone(order));
    for (const refund of givenBack) placeRefund(state, refund);
    copies.set(order.orderNo, like);
  },
  'stock.set': (state, { data }) => {
    state.shop.stock.set(data.sku, data.available);
  },
  'order.lines_cancelled': ({ shop }, { data: { cancellation } }, createdRealAt) => {
    shop.cancellations.set(cancellation.cancellationKey, { createdRealAt, cancellation });
    const order = shop.orders.get(cancellation.orderNo);
    if (!order) return;
    for (const { lineNo, quantity } of cancellation.lines) {
      const sku = order.lines.find((line) => line.lineNo === lineNo)?.sku ?? '';
      shop.stock.set(sku, (shop.stock.get(sku) ?? 0) + quantity);
    }
    if (isCancelled(shop, order)) order.status = 'cancelled';
  },
};
