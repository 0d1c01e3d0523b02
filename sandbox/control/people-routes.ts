import { z } from 'zod';
import { send } from '#sandbox/carrier/labels.ts';
import { lose, parcelOf, scanAt, viewParcel } from '#sandbox/carrier/parcels.ts';
import { parcelSchema, scanInputSchema, sendSchema } from '#sandbox/carrier/schemas.ts';
import { doneAt } from '#sandbox/control/done-at.ts';
import { unknown } from '#sandbox/core/problem.ts';
import { idSchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { settleRefund, refundByKey } from '#sandbox/payments/refunds.ts';
import { refundSchema, settleSchema } from '#sandbox/payments/schemas.ts';
import { inspect, receive, returnOf } from '#sandbox/warehouse/returns.ts';
import { inspectSchema, inspectionSchema, receiptSchema, receiveSchema } from '#sandbox/warehouse/schemas.ts';

const byRma = z.object({ rma: idSchema });
const byTracking = z.object({ trackingNo: idSchema });

const sending = defineRoute({
  operation: 'world.send',
  method: 'post',
  path: '/world/v1/returns/{rma}/send',
  summary: 'The customer hands the parcel to the carrier',
  params: byRma,
  body: sendSchema,
  reply: parcelSchema,
  codes: ['rma_unknown', 'no_label', 'parcel_of_another'],
  handle: ({ tx, params, body, now: clock }) => {
    const now = clock(returnOf(tx.state, params.rma).orderNo);
    const at = body.at === undefined ? now : Date.parse(body.at);
    const { trackingNo, arrivesIn } = body;
    return viewParcel(send(tx, params.rma, { trackingNo, arrivesIn, at, now }));
  },
});

const scanning = defineRoute({
  operation: 'world.scan',
  method: 'post',
  path: '/world/v1/parcels/{trackingNo}/scan',
  summary: 'The carrier scans a parcel, now, earlier or later',
  params: byTracking,
  body: scanInputSchema,
  reply: parcelSchema,
  codes: ['parcel_unknown'],
  handle: ({ tx, params: { trackingNo }, body: { at, ...wish }, now: clock }) => {
    const now = clock(parcelOf(tx.state, trackingNo).orderNo);
    scanAt(tx, trackingNo, { wish, at: at === undefined ? now : Date.parse(at), now });
    return viewParcel(parcelOf(tx.state, trackingNo));
  },
});

const losing = defineRoute({
  operation: 'world.lose',
  method: 'post',
  path: '/world/v1/parcels/{trackingNo}/lose',
  summary: 'The carrier loses a parcel: nothing more is heard of it',
  params: byTracking,
  reply: parcelSchema,
  codes: ['parcel_unknown'],
  handle: ({ tx, params: { trackingNo }, now }) =>
    viewParcel(lose(tx, trackingNo, now(parcelOf(tx.state, trackingNo).orderNo))),
});

const receiving = defineRoute({
  operation: 'world.receive',
  method: 'post',
  path: '/world/v1/returns/{rma}/receive',
  summary: 'The warehouse receives a return',
  params: byRma,
  body: receiveSchema,
  reply: receiptSchema,
  codes: ['rma_unknown', 'at_in_future'],
  handle: ({ tx, params: { rma }, body, now }) => {
    const at = doneAt(body.at, now(returnOf(tx.state, rma).orderNo));
    return receive(tx, rma, { trackingNo: body.trackingNo ?? null, at });
  },
});

const inspecting = defineRoute({
  operation: 'world.inspect',
  method: 'post',
  path: '/world/v1/returns/{rma}/inspect',
  summary: 'The warehouse inspects a return; without units: as planned, or all accepted',
  params: byRma,
  body: inspectSchema,
  reply: inspectionSchema,
  codes: ['rma_unknown', 'not_received', 'at_in_future'],
  handle: ({ tx, params: { rma }, body, now }) => {
    const at = doneAt(body.at, now(returnOf(tx.state, rma).orderNo));
    return inspect(tx, rma, { units: body.units, at });
  },
});

const settling = defineRoute({
  operation: 'world.settle',
  method: 'post',
  path: '/world/v1/refunds/{refundKey}/settle',
  summary: 'What becomes of a refund, by hand',
  params: z.object({ refundKey: idSchema }),
  body: settleSchema,
  reply: refundSchema,
  codes: ['refund_unknown', 'amount_above_captured'],
  handle: ({ tx, params: { refundKey }, body, now }) =>
    settleRefund(tx, refundKey, { ...body, at: now(refundByKey(tx.state, refundKey).orderNo) }),
});

const stockSchema = z.strictObject({ available: z.int().min(0).max(1_000_000) });

const stocking = defineRoute({
  operation: 'world.stock',
  method: 'put',
  path: '/world/v1/stock/{sku}',
  summary: 'How many of an article are there',
  params: z.object({ sku: idSchema }),
  body: stockSchema,
  reply: stockSchema.extend({ sku: z.string() }),
  codes: ['sku_unknown'],
  handle: ({ tx, params: { sku }, body: { available } }) => {
    if (!tx.state.shop.stock.has(sku)) throw unknown('sku', sku);
    tx.emit('stock.set', { at: tx.realNow, port: 'shop', orderNo: null, key: null, data: { sku, available } });
    return { sku, available };
  },
});

export const peopleRoutes = [sending, scanning, losing, receiving, inspecting, settling, stocking] as const;
