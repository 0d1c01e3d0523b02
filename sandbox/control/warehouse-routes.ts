import { z } from 'zod';
import { doneAt } from '#sandbox/control/done-at.ts';
import { unknown } from '#sandbox/core/problem.ts';
import { idSchema, instantSchema, orderNoSchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { orderSchema } from '#sandbox/shop/schemas.ts';
import { answerIntercept, interceptOf } from '#sandbox/warehouse/intercepts/intercepts.ts';
import { interceptAnswerSchema, interceptSchema } from '#sandbox/warehouse/intercepts/schemas.ts';
import { shipOrder } from '#sandbox/warehouse/order-shipping.ts';
import { progress, quote, repairOf } from '#sandbox/warehouse/repairs/bench.ts';
import { progressByHandSchema, quoteByHandSchema, repairSchema } from '#sandbox/warehouse/repairs/schemas.ts';
import { shipmentSchema } from '#sandbox/warehouse/shipments/schemas.ts';
import { ship, shipmentOf } from '#sandbox/warehouse/shipments/shipments.ts';
import { waybillBatchSchema } from '#sandbox/warehouse/waybills/schemas.ts';

const whenSchema = z.strictObject({ at: instantSchema.optional() }).default({});

const shippingOrder = defineRoute({
  operation: 'world.ship_order',
  method: 'post',
  path: '/world/v1/orders/{orderNo}/ship',
  summary: 'What is left of an order leaves the house in one parcel',
  params: z.object({ orderNo: orderNoSchema }),
  body: whenSchema,
  reply: orderSchema,
  codes: ['order_unknown', 'nothing_to_ship', 'at_in_future'],
  handle: ({ tx, params: { orderNo }, body, now: clock }) => {
    const now = clock(orderNo);
    return shipOrder(tx, orderNo, { at: doneAt(body.at, now), now });
  },
});

const shipping = defineRoute({
  operation: 'world.ship',
  method: 'post',
  path: '/world/v1/shipments/{shipmentKey}/ship',
  summary: 'A shipment leaves the house',
  params: z.object({ shipmentKey: idSchema }),
  body: whenSchema,
  reply: shipmentSchema,
  codes: ['shipment_unknown', 'shipment_not_open', 'at_in_future'],
  handle: ({ tx, params: { shipmentKey }, body, now: clock }) => {
    const now = clock(shipmentOf(tx.state, shipmentKey).orderNo);
    return ship(tx, shipmentKey, { at: doneAt(body.at, now), now });
  },
});

const answering = defineRoute({
  operation: 'world.intercept_answer',
  method: 'post',
  path: '/world/v1/intercepts/{interceptKey}/answer',
  summary: 'The warehouse says whether it could hold the units back; without outcome: as it sees the goods',
  params: z.object({ interceptKey: idSchema }),
  body: interceptAnswerSchema,
  reply: interceptSchema,
  codes: ['intercept_unknown', 'intercept_answered', 'at_in_future'],
  handle: ({ tx, params: { interceptKey }, body: { outcome, at }, now }) => {
    const answeredAt = doneAt(at, now(interceptOf(tx.state, interceptKey).orderNo));
    return answerIntercept(tx, interceptKey, { outcome, at: answeredAt });
  },
});

const byRepair = z.object({ repairKey: idSchema });

const quoting = defineRoute({
  operation: 'world.repair_quote',
  method: 'post',
  path: '/world/v1/repairs/{repairKey}/quote',
  summary: 'The workshop names a price, the next version',
  params: byRepair,
  body: quoteByHandSchema,
  reply: repairSchema,
  codes: ['repair_unknown', 'repair_over', 'at_in_future'],
  handle: ({ tx, params: { repairKey }, body: { at, ...said }, now }) =>
    quote(tx, repairKey, { ...said, at: doneAt(at, now(repairOf(tx.state, repairKey).orderNo)) }),
});

const progressing = defineRoute({
  operation: 'world.repair_status',
  method: 'post',
  path: '/world/v1/repairs/{repairKey}/status',
  summary: 'The workshop is a step further',
  params: byRepair,
  body: progressByHandSchema,
  reply: repairSchema,
  codes: ['repair_unknown', 'repair_over', 'at_in_future'],
  handle: ({ tx, params: { repairKey }, body: { at, status }, now }) =>
    progress(tx, repairKey, { status, at: doneAt(at, now(repairOf(tx.state, repairKey).orderNo)) }),
});

const stock = defineRoute({
  operation: 'world.stock_show',
  method: 'get',
  path: '/world/v1/stock/{sku}',
  summary: 'How many of an article are there',
  params: z.object({ sku: idSchema }),
  reply: z.object({ sku: z.string(), available: z.int().min(0).max(1_000_000) }),
  codes: ['sku_unknown'],
  handle: ({ tx, params: { sku } }) => {
    const available = tx.state.shop.stock.get(sku);
    if (available === undefined) throw unknown('sku', sku);
    return { sku, available };
  },
});

const waybills = defineRoute({
  operation: 'world.waybills',
  method: 'get',
  path: '/world/v1/waybill-batches',
  summary: 'The batches of waybills that the warehouse was sent, oldest first',
  query: z.object({ shop: idSchema.optional() }),
  reply: z.object({ data: z.array(waybillBatchSchema) }),
  handle: ({ tx, query: { shop } }) => {
    const all = [...tx.state.warehouse.waybillBatches.values()].map(({ value }) => value);
    return { data: all.filter((one) => shop === undefined || one.shop === shop) };
  },
});

export const warehouseControlRoutes = [
  shippingOrder,
  shipping,
  answering,
  quoting,
  progressing,
  stock,
  waybills,
] as const;
