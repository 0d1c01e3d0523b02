import { z } from 'zod';
import { dropParcelsOf, viewParcel } from '#sandbox/carrier/parcels.ts';
import { labelSchema, parcelSchema } from '#sandbox/carrier/schemas.ts';
import { goodsOf, goodsSchema } from '#sandbox/control/order-goods.ts';
import { pictureOf, pictureSchema } from '#sandbox/control/order-picture.ts';
import { refused } from '#sandbox/core/problem.ts';
import { instantSchema, iso, moneySchema, orderNoSchema } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import type { State } from '#sandbox/core/state.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { messageSchema } from '#sandbox/messages/schemas.ts';
import { refundSchema } from '#sandbox/payments/schemas.ts';
import { datesOfDelivery } from '#sandbox/seed/derive.ts';
import { cancellationSchema, orderSchema, orderStatusSchema, saleSchema, tenderSchema } from '#sandbox/shop/schemas.ts';
import type { Order } from '#sandbox/shop/schemas.ts';
import { SHOP_SITES } from '#sandbox/shop/shops.ts';
import { returnSchema } from '#sandbox/warehouse/schemas.ts';

const summarySchema = z
  .object({
    orderNo: z.string(),
    shop: z.string(),
    status: orderStatusSchema,
    customer: orderSchema.shape.customer,
    placedAt: instantSchema,
    deliveredAt: instantSchema.nullable(),
    captured: moneySchema,
    tenders: z.array(tenderSchema),
    lines: z.array(z.object({ lineNo: z.number(), sku: z.string(), name: z.string(), quantity: z.number() })),
  })
  .meta({ id: 'OrderSummary' });

const summary = ({
  orderNo,
  shop,
  status,
  customer,
  placedAt,
  parcels,
  payments,
  lines,
  shipping,
}: Order): z.infer<typeof summarySchema> => ({
  orderNo,
  shop,
  status,
  customer,
  placedAt,
  deliveredAt: lastArrival(parcels),
  captured: { amount: payments.reduce((sum, one) => sum + one.captured.amount, 0), currency: shipping.currency },
  tenders: payments.map((one) => one.tender),
  lines: lines.map(({ lineNo, sku, name, quantity }) => ({ lineNo, sku, name, quantity })),
});

/** When the last parcel arrived, or null while one of them is on its way or none has left. */
function lastArrival(parcels: Order['parcels']): string | null {
  const last = Math.max(
    ...parcels.map(({ deliveredAt }) => (deliveredAt === null ? Infinity : Date.parse(deliveredAt))),
  );
  return Number.isFinite(last) ? iso(last) : null;
}

const place = (shop: string): number => SHOP_SITES.findIndex((site) => site.shop === shop);
const byShopAndNumber = (a: Order, b: Order): number =>
  place(a.shop) - place(b.shop) || (a.orderNo < b.orderNo ? -1 : Number(a.orderNo > b.orderNo));

const list = defineRoute({
  operation: 'world.orders',
  method: 'get',
  path: '/world/v1/orders',
  summary: 'The orders of the world, shop by shop, by number',
  query: z.object({
    shop: z.enum(SHOP_SITES.map((site) => site.shop)).optional(),
    status: orderStatusSchema.optional(),
    tender: tenderSchema.optional(),
    copies: z.enum(['true', 'false']).default('true').meta({ description: 'false leaves out copies of other orders' }),
    limit: z.coerce.number().int().min(1).max(1000).default(50),
    cursor: orderNoSchema.optional().meta({ description: 'the nextCursor of the page before' }),
  }),
  reply: z.object({ data: z.array(summarySchema), nextCursor: z.string().nullable() }),
  codes: ['order_unknown'],
  handle: ({ tx, query: { shop, status, tender, copies, limit, cursor } }) => {
    const after = cursor === undefined ? undefined : orderOf(tx.state, cursor);
    const found = [...tx.state.shop.orders.values()]
      .filter((one) => !shop || one.shop === shop)
      .filter((one) => !status || one.status === status)
      .filter((one) => !tender || one.payments.some((payment) => payment.tender === tender))
      .filter(({ orderNo }) => copies === 'true' || !tx.state.shop.copies.has(orderNo))
      .toSorted(byShopAndNumber)
      .filter((one) => !after || byShopAndNumber(one, after) > 0);
    const page = found.slice(0, limit);
    return { data: page.map(summary), nextCursor: found.length > page.length ? (page.at(-1)?.orderNo ?? null) : null };
  },
});

const byOrder = z.object({ orderNo: orderNoSchema });

function fullPicture(state: State, order: Order): Record<string, unknown> {
  const { shop, carrier, warehouse, payments, messages } = state;
  const isOurs = (one: { orderNo: string | null }): boolean => one.orderNo === order.orderNo;
  return {
    order,
    parcels: [...carrier.parcels.values()].filter(isOurs).map(viewParcel),
    returns: [...warehouse.returns.values()].map((held) => held.value).filter(isOurs),
    labels: [...carrier.labels.values()].filter(isOurs).map((held) => held.label),
    refunds: [...payments.refunds.values()].filter(isOurs).map((held) => held.refund),
    messages: messages.mailbox.filter(isOurs),
    cancellations: [...shop.cancellations.values()].map((held) => held.cancellation).filter(isOurs),
    ...goodsOf(state, order.orderNo),
    ...pictureOf(state, order),
  };
}

const show = defineRoute({
  operation: 'world.order',
  method: 'get',
  path: '/world/v1/orders/{orderNo}',
  summary: 'An order and everything that came of it',
  params: byOrder,
  reply: z.object({
    order: orderSchema,
    parcels: z.array(parcelSchema),
    returns: z.array(returnSchema),
    labels: z.array(labelSchema),
    refunds: z.array(refundSchema),
    messages: z.array(messageSchema),
    cancellations: z.array(cancellationSchema),
    ...goodsSchema.shape,
    ...pictureSchema.shape,
  }),
  codes: ['order_unknown'],
  handle: ({ tx, params }) => fullPicture(tx.state, orderOf(tx.state, params.orderNo)),
});

const deliveredAt = defineRoute({
  operation: 'world.delivered_at',
  method: 'put',
  path: '/world/v1/orders/{orderNo}/delivered-at',
  summary: 'Let the order have been delivered then; it was placed, paid and shipped before',
  params: byOrder,
  body: z.strictObject({ deliveredAt: instantSchema }),
  reply: orderSchema,
  codes: ['order_unknown', 'order_not_shipped', 'delivered_in_future'],
  handle: ({ tx, params: { orderNo }, body, now: clock }) => {
    const order = orderOf(tx.state, orderNo);
    const now = clock(orderNo);
    if (order.parcels.length === 0) throw refused('order_not_shipped', `order ${orderNo} is ${order.status}`);
    const delivered = Date.parse(body.deliveredAt);
    if (delivered > now) throw refused('delivered_in_future', `body.deliveredAt: the order's clock shows ${iso(now)}`);
    const dates = datesOfDelivery(orderNo, delivered);
    const data = { placedAt: iso(dates.placedAt), shippedAt: iso(dates.shippedAt), deliveredAt: iso(delivered) };
    dropParcelsOf(tx, orderNo, { at: now, trackingNos: order.parcels.map(({ trackingNo }) => trackingNo) });
    tx.emit('order.delivery_moved', { at: now, port: 'shop', orderNo, key: null, data });
    return orderOf(tx.state, orderNo);
  },
});

const sold = defineRoute({
  operation: 'world.sold',
  method: 'put',
  path: '/world/v1/orders/{orderNo}/sold',
  summary: 'Let the order have been sold so: units and net of lines, shipping; its payment took the sum',
  params: byOrder,
  body: saleSchema,
  reply: orderSchema,
  codes: ['order_unknown', 'line_unknown', 'paid_in_parts'],
  handle: ({ tx, params: { orderNo }, body, now }) => {
    const order = orderOf(tx.state, orderNo);
    const unknown = body.lines.find(({ lineNo }) => order.lines.every((line) => line.lineNo !== lineNo));
    if (unknown) throw refused('line_unknown', `body.lines: order ${orderNo} has no line ${unknown.lineNo}`);
    if (order.payments.length !== 1) throw refused('paid_in_parts', `order ${orderNo} has more than one payment`);
    tx.emit('order.sold', { at: now(orderNo), port: 'shop', orderNo, key: null, data: body });
    return orderOf(tx.state, orderNo);
  },
});

export const orderRoutes = [list, show, deliveredAt, sold] as const;
