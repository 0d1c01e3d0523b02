import { z } from 'zod';
import { found, sameKey } from '#sandbox/core/same-key.ts';
import { idSchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { askIntercept } from '#sandbox/warehouse/intercepts/intercepts.ts';
import { interceptInputSchema, interceptSchema } from '#sandbox/warehouse/intercepts/schemas.ts';

const asking = defineRoute({
  operation: 'warehouse.intercept',
  method: 'post',
  path: '/warehouse/v1/intercepts',
  summary: 'Ask for units to be held back before they leave; the answer comes as intercept.answered',
  key: 'required',
  body: interceptInputSchema,
  status: 201,
  reply: interceptSchema,
  codes: ['order_unknown', 'line_unknown', 'quantity_above_ordered', 'intercept_key_mismatch'],
  handle: ({ tx, body, key, now }) => {
    sameKey(key, body.interceptKey, 'intercept');
    return askIntercept(tx, body, { at: now(body.orderNo), key });
  },
});

const lookup = defineRoute({
  operation: 'warehouse.intercept_status',
  method: 'get',
  path: '/warehouse/v1/intercepts/{interceptKey}',
  summary: 'What became of the wish to hold units back',
  params: z.object({ interceptKey: idSchema }),
  reply: interceptSchema,
  codes: ['intercept_unknown'],
  handle: ({ tx, params, sees }) =>
    found(tx.state.warehouse.intercepts, params.interceptKey, { thing: 'intercept', sees }),
});

export const interceptRoutes = [asking, lookup] as const;
