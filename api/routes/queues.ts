import { z } from 'zod';
import { asking, shopsOf } from '#api/own-case.ts';
import { defineRoute } from '#api/route.ts';
import { group } from '#api/schemas/staff.ts';
import { shop } from '#api/schemas/fields.ts';
import { queuesOf } from '#api/team-rules.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import { TASK_ROLES } from '#domain/task.ts';

const queueCount = z
  .object({
    group,
    open: z.int(),
    due: z.int().meta({ description: 'Due within the next day.' }),
    late: z.int(),
    unassigned: z.int(),
    leftBehind: z.int().meta({ description: 'With somebody who does not work here any more: to be handed over.' }),
  })
  .meta({ id: 'QueueCount' });

export const listQueues = defineRoute({
  method: 'get',
  path: '/v1/queues',
  operationId: 'listQueues',
  tag: 'tasks',
  summary: 'Count what waits in each queue',
  description: 'The queues of VIPs and complaints are for their groups, and for seniors and above.',
  cites: ['A7', 'H2', 'J3'],
  idempotency: 'none',
  query: z.strictObject({ shop: shop.optional(), role: z.enum(TASK_ROLES).optional() }),
  responses: {
    200: { description: 'A row for each queue of the caller.', schema: z.object({ data: z.array(queueCount) }) },
  },
  async handler({ query: { shop: wanted, ...filter } }, context) {
    const principal = asking(context);
    const { cases, now } = context.deps;
    const shops = shopsOf(principal, wanted);
    const counts = await cases.queues({ ...withoutAbsent(filter), shops, queues: queuesOf(principal) }, now());
    return { status: 200, body: { data: counts } };
  },
});
