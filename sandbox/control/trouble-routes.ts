import { z } from 'zod';
import { InvalidRequest, unknown } from '#sandbox/core/problem.ts';
import { newId } from '#sandbox/core/ids.ts';
import { idSchema } from '#sandbox/core/schemas.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { troubleInputSchema, troubleSchema } from '#sandbox/control/trouble-schemas.ts';
import type { Trouble } from '#sandbox/control/trouble-schemas.ts';
import { isOperation, operationsOf } from '#sandbox/control/operations.ts';
import { defineRoute } from '#sandbox/http/route.ts';

const list = defineRoute({
  operation: 'world.troubles',
  method: 'get',
  path: '/world/v1/trouble',
  summary: 'The switches that are on',
  reply: z.object({ data: z.array(troubleSchema) }),
  handle: ({ tx }) => ({ data: [...tx.state.control.troubles.values()] }),
});

const set = defineRoute({
  operation: 'world.trouble',
  method: 'post',
  path: '/world/v1/trouble',
  summary: 'Switch trouble on, for one operation of one port',
  body: troubleInputSchema,
  status: 201,
  reply: z.object({ troubleId: z.string() }),
  handle: ({ tx, body }) => {
    const operation =
      body.operation.includes('.') || body.operation === 'webhook' ? body.operation : `${body.port}.${body.operation}`;
    if (!isOperation(body.port, operation)) {
      const rule = `one of ${operationsOf(body.port).join(', ')}`;
      throw new InvalidRequest([{ field: 'body.operation', rule }]);
    }
    const trouble: Trouble = { ...body, operation, troubleId: newId('trb') };
    const said = { at: tx.realNow, port: 'world', orderNo: body.orderNo ?? null, key: null } as const;
    tx.emit('trouble.set', { ...said, data: { trouble } });
    return { troubleId: trouble.troubleId };
  },
});

function clear(tx: Tx, { troubleId, orderNo }: Trouble): void {
  const said = { at: tx.realNow, port: 'world', orderNo: orderNo ?? null, key: null } as const;
  tx.emit('trouble.cleared', { ...said, data: { troubleId } });
}

const remove = defineRoute({
  operation: 'world.trouble_clear',
  method: 'delete',
  path: '/world/v1/trouble/{troubleId}',
  summary: 'Switch it off',
  params: z.object({ troubleId: idSchema }),
  status: 204,
  codes: ['trouble_unknown'],
  handle: ({ tx, params }) => {
    const trouble = tx.state.control.troubles.get(params.troubleId);
    if (!trouble) throw unknown('trouble', params.troubleId);
    clear(tx, trouble);
  },
});

const removeAll = defineRoute({
  operation: 'world.troubles_clear',
  method: 'delete',
  path: '/world/v1/trouble',
  summary: 'Switch everything off',
  status: 204,
  handle: ({ tx }) => {
    for (const trouble of tx.state.control.troubles.values()) clear(tx, trouble);
  },
});

export const troubleRoutes = [list, set, remove, removeAll] as const;
