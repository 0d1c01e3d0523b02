import { iso } from '#sandbox/core/schemas.ts';
import type { Address } from '#sandbox/core/schemas.ts';
import { datesOf, usd } from '#sandbox/seed/derive.ts';
import { categoryOf } from '#sandbox/seed/categories.ts';
import type { FileAddress, FileOrder } from '#sandbox/seed/retail-file.ts';
import type { Customer, Order } from '#sandbox/shop/schemas.ts';
import { RETAIL_US } from '#sandbox/shop/shops.ts';

const orderNoOf = (orderId: string): string => orderId.replace(/^#/u, '');

export const TENDER = { credit_card: 'card', paypal: 'paypal', gift_card: 'gift_card' } as const;

export const addressOf = (address: FileAddress, who: { name: string; phone: string }): Address => ({
  name: who.name,
  line1: address.address1,
  line2: address.address2,
  city: address.city,
  state: address.state,
  zip: address.zip,
  country: 'US',
  phone: who.phone,
});

/** One row per unit in the file: rows of the same item become one line, in the order of first appearance. */
function linesOf({ items, fulfillments }: FileOrder, shipped: boolean): Order['lines'] {
  const skus = [...new Set(items.map((item) => item.item_id))];
  return skus.flatMap((sku, index) => {
    const rows = items.filter((item) => item.item_id === sku);
    const [first] = rows;
    if (!first) return [];
    const unitPrice = usd(first.price);
    const tracking = fulfillments.find((one) => one.item_ids.includes(sku))?.tracking_id[0];
    return {
      lineNo: index + 1,
      sku,
      productId: first.product_id,
      name: first.name,
      category: categoryOf(first.name),
      options: first.options,
      quantity: rows.length,
      unitPrice,
      net: { ...unitPrice, amount: unitPrice.amount * rows.length },
      parcel: shipped ? (tracking ?? null) : null,
    };
  });
}

function parcelsOf(
  { fulfillments }: FileOrder,
  at: { shippedAt: number; deliveredAt: number | null },
): Order['parcels'] {
  const shippedAt = iso(at.shippedAt);
  const deliveredAt = at.deliveredAt === null ? null : iso(at.deliveredAt);
  const trackingNos = fulfillments.flatMap((one) => one.tracking_id);
  return trackingNos.map((trackingNo) => ({ trackingNo, carrier: RETAIL_US.carrier, shippedAt, deliveredAt }));
}

export type OrderSource = {
  readonly order: FileOrder;
  readonly customer: Customer;
  readonly epoch: number;
  readonly tenderOf: (methodId: string) => Order['payments'][number]['tender'];
};

/** An order of the file as the shop answers it, with dates seen from the epoch. */
export function retailOrder({ order, customer, epoch, tenderOf }: OrderSource): Order {
  const orderNo = orderNoOf(order.order_id);
  const dates = datesOf(orderNo, order.status, epoch);
  const { shippedAt, deliveredAt } = dates;
  const { id, name, email, phone, tier } = customer;
  const payments = order.payment_history.filter((one) => one.transaction_type === 'payment');
  return {
    orderNo,
    shop: RETAIL_US.shop,
    customer: { id, name, email, phone, tier },
    placedAt: iso(dates.placedAt),
    status: order.status,
    shippingAddress: addressOf(order.address, { name, phone }),
    lines: linesOf(order, shippedAt !== null),
    shipping: usd(0),
    parcels: shippedAt === null ? [] : parcelsOf(order, { shippedAt, deliveredAt }),
    payments: payments.map((payment, index) => ({
      paymentId: `pay_${orderNo}_${index + 1}`,
      tender: tenderOf(payment.payment_method_id),
      methodId: payment.payment_method_id,
      captured: usd(payment.amount),
      capturedAt: iso(dates.placedAt),
    })),
  };
}
