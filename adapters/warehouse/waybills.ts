import { z } from 'zod';
import type { WarehousePort, WaybillBatch } from './port.ts';
import { segment } from '#adapters/http-client.ts';
import type { HttpClient } from '#adapters/http-client.ts';
import { isAbout, wireInstant, wireText } from '#adapters/wire.ts';

const batch = z.object({ batchKey: wireText, shop: wireText, orders: z.array(wireText), acceptedAt: wireInstant });

const batchAnswer = (key: string): z.ZodType<WaybillBatch> =>
  batch
    .refine(isAbout('batchKey', key), 'about another batch')
    .transform(({ batchKey, ...rest }) => ({ key: batchKey, ...rest }));

type Calls = Pick<WarehousePort, 'sendWaybills' | 'lookupWaybills'>;

/** The hour's orders of a shop, in one heap per hour and not one per day (D9). */
export const waybillCalls = (http: HttpClient): Calls => ({
  sendWaybills: async (key, input, ctx) =>
    http.write({ key, path: '/waybill-batches', body: { batchKey: key, ...input }, answer: batchAnswer(key) }, ctx),
  lookupWaybills: async (key, ctx) =>
    http.find(
      { path: `/waybill-batches/${segment(key)}`, absentCode: 'waybill_batch_unknown', answer: batchAnswer(key) },
      ctx,
    ),
});
