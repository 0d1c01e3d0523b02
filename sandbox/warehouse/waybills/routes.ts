import { z } from 'zod';
import { found, sameKey } from '#sandbox/core/same-key.ts';
import { idSchema, iso } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { waybillBatchInputSchema, waybillBatchSchema } from '#sandbox/warehouse/waybills/schemas.ts';

const sending = defineRoute({
  operation: 'warehouse.waybills',
  method: 'post',
  path: '/warehouse/v1/waybill-batches',
  summary: 'The orders of a shop that shall be picked in this hour',
  key: 'required',
  body: waybillBatchInputSchema,
  status: 201,
  reply: waybillBatchSchema,
  codes: ['order_unknown', 'batch_key_mismatch'],
  handle: ({ tx, body, key, timeline, now }) => {
    sameKey(key, body.batchKey, 'batch');
    for (const orderNo of body.orders) orderOf(tx.state, orderNo);
    const at = now(timeline);
    const value = { ...body, acceptedAt: iso(at) };
    tx.emit('waybills.accepted', { at, port: 'warehouse', orderNo: null, key, data: { value } });
    return value;
  },
});

const lookup = defineRoute({
  operation: 'warehouse.waybill_batch',
  method: 'get',
  path: '/warehouse/v1/waybill-batches/{batchKey}',
  summary: 'The batch that was sent under this key',
  params: z.object({ batchKey: idSchema }),
  reply: waybillBatchSchema,
  codes: ['waybill_batch_unknown'],
  handle: ({ tx, params, sees }) =>
    found(tx.state.warehouse.waybillBatches, params.batchKey, { thing: 'waybill_batch', sees }),
});

export const waybillRoutes = [sending, lookup] as const;
