import { shippedScans } from '#sandbox/carrier/shipped-scans.ts';
import type { Appliers } from '#sandbox/core/events.ts';
import type { State } from '#sandbox/core/state.ts';
import { isCancelled } from '#sandbox/shop/cancelled-units.ts';
import type { Cancellation, Customer, Order, PaymentMethod, Product, Sale } from '#sandbox/shop/schemas.ts';

/** What the shop knows; orders, customers and products come from the retail file. */
export type ShopState = {
  readonly orders: Map<string, Order>;
  readonly customers: Map<string, Customer>;
  readonly products: Map<string, Product>;
  readonly paymentMethods: Map<string, PaymentMethod>;
  readonly stock: Map<string, number>;
  readonly cancellations: Map<string, HeldCancellation>;
};

/** Units taken out of an order before they were shipped; `createdRealAt` serves the read lag. */
export type HeldCancellation = { readonly createdRealAt: number; readonly cancellation: Cancellation };

export type ShopEvents = {
  'order.delivery_moved': { placedAt: string; shippedAt: string; deliveredAt: string };
  'order.sold': Sale;
  'stock.set': { sku: string; available: number };
  'order.lines_cancelled': { cancellation: Cancellation; reason: string };
};

export const applyShop: Appliers<State, ShopEvents> = {
  'order.delivery_moved': (state, { orderNo, data }) => {
    const order = state.shop.orders.get(orderNo ?? '');
    if (!order) return;
    order.status = 'delivered';
    order.placedAt = data.placedAt;
    for (const parcel of order.parcels) {
      parcel.shippedAt = data.shippedAt;
      parcel.deliveredAt = data.deliveredAt;
      const held = state.carrier.parcels.get(parcel.trackingNo);
      if (held) state.carrier.parcels.set(parcel.trackingNo, { ...held, scans: shippedScans(parcel) });
    }
    for (const payment of order.payments) {
      payment.capturedAt = data.placedAt;
      const held = state.payments.payments.get(payment.paymentId);
      if (held) held.capturedAt = data.placedAt;
    }
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
