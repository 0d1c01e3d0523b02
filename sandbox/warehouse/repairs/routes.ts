import { z } from 'zod';
import { found, sameKey } from '#sandbox/core/same-key.ts';
import { idSchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { repairOf } from '#sandbox/warehouse/repairs/bench.ts';
import { answerQuote, orderRepair } from '#sandbox/warehouse/repairs/repairs.ts';
import { answerInputSchema, repairInputSchema, repairSchema } from '#sandbox/warehouse/repairs/schemas.ts';
import type { QuoteAnswer } from '#sandbox/warehouse/repairs/schemas.ts';

const byKey = z.object({ repairKey: idSchema });

const ordering = defineRoute({
  operation: 'warehouse.repair',
  method: 'post',
  path: '/warehouse/v1/repairs',
  summary: 'Have the goods of a return repaired; a quote comes as repair.quoted',
  key: 'required',
  body: repairInputSchema,
  status: 201,
  reply: repairSchema,
  codes: [
    'order_unknown',
    'rma_unknown',
    'rma_of_another_order',
    'line_unknown',
    'quantity_above_ordered',
    'repair_key_mismatch',
  ],
  handle: ({ tx, body, key, now }) => {
    sameKey(key, body.repairKey, 'repair');
    return orderRepair(tx, body, { at: now(body.orderNo), key });
  },
});

const answering = (said: 'approve' | 'decline', answer: QuoteAnswer) =>
  defineRoute({
    operation: `warehouse.repair_${said}`,
    method: 'post',
    path: `/warehouse/v1/repairs/{repairKey}/${said}`,
    summary: `The quote of this version is ${answer}`,
    key: 'optional',
    params: byKey,
    body: answerInputSchema,
    reply: repairSchema,
    codes: ['repair_unknown', 'quote_unknown', 'quote_superseded', 'quote_answered'],
    handle: ({ tx, params: { repairKey }, body: { version }, key, now }) =>
      answerQuote(tx, repairKey, { version, answer, at: now(repairOf(tx.state, repairKey).orderNo), key }),
  });

const lookup = defineRoute({
  operation: 'warehouse.repair_status',
  method: 'get',
  path: '/warehouse/v1/repairs/{repairKey}',
  summary: 'The repair that was ordered under this key',
  params: byKey,
  reply: repairSchema,
  codes: ['repair_unknown'],
  handle: ({ tx, params, sees }) => found(tx.state.warehouse.repairs, params.repairKey, { thing: 'repair', sees }),
});

export const repairRoutes = [
  ordering,
  answering('approve', 'approved'),
  answering('decline', 'declined'),
  lookup,
] as const;
