import { z } from 'zod';
import { found, sameKey } from '#sandbox/core/same-key.ts';
import { idSchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { dispose } from '#sandbox/warehouse/disposals/disposals.ts';
import { disposalInputSchema, disposalSchema } from '#sandbox/warehouse/disposals/schemas.ts';
import { returnOf } from '#sandbox/warehouse/returns.ts';

const disposing = defineRoute({
  operation: 'warehouse.dispose',
  method: 'post',
  path: '/warehouse/v1/disposals',
  summary: 'What came and is not ours to keep: throw it away or send it back',
  key: 'required',
  body: disposalInputSchema,
  status: 201,
  reply: disposalSchema,
  codes: ['rma_unknown', 'not_received', 'disposal_key_mismatch'],
  handle: ({ tx, body, key, now }) => {
    sameKey(key, body.disposalKey, 'disposal');
    return dispose(tx, body, { at: now(returnOf(tx.state, body.rma).orderNo), key });
  },
});

const lookup = defineRoute({
  operation: 'warehouse.disposal',
  method: 'get',
  path: '/warehouse/v1/disposals/{disposalKey}',
  summary: 'The disposal that was asked for under this key',
  params: z.object({ disposalKey: idSchema }),
  reply: disposalSchema,
  codes: ['disposal_unknown'],
  handle: ({ tx, params, sees }) =>
    found(tx.state.warehouse.disposals, params.disposalKey, { thing: 'disposal', sees }),
});

export const disposalRoutes = [disposing, lookup] as const;
