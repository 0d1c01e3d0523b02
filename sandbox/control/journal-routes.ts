import { z } from 'zod';
import { PORTS, instantSchema, iso, orderNoSchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';

const entrySchema = z
  .object({
    seq: z.number(),
    realAt: instantSchema,
    at: instantSchema.meta({ description: "business time of the order's clock" }),
    port: z.enum([...PORTS, 'world']),
    type: z.string(),
    orderNo: z.string().nullable(),
    key: z.string().nullable(),
    data: z.unknown(),
  })
  .meta({ id: 'JournalEntry' });

const show = defineRoute({
  operation: 'world.journal',
  method: 'get',
  path: '/world/v1/journal',
  summary: 'Everything that the world did since it was loaded, oldest first',
  query: z.object({
    port: z.enum([...PORTS, 'world']).optional(),
    orderNo: orderNoSchema.optional(),
    type: z.string().optional(),
    after: z.coerce.number().int().min(0).default(0).meta({ description: 'only what has a larger seq' }),
    limit: z.coerce.number().int().min(1).max(100_000).default(10_000),
  }),
  reply: z.object({ data: z.array(entrySchema), last: z.number(), more: z.boolean() }),
  takeTime: async ({ ledger, query: { port, orderNo, type, after, limit } }) => {
    const found = ledger.entries.filter(
      ({ event }) =>
        event.seq > after &&
        (port === undefined || event.port === port) &&
        (orderNo === undefined || event.orderNo === orderNo) &&
        (type === undefined || event.type === type),
    );
    const page = found.slice(0, limit);
    return {
      data: page.map(({ realAt, event }) => ({ ...event, realAt: iso(realAt), at: iso(event.at) })),
      last: page.at(-1)?.event.seq ?? after,
      more: found.length > page.length,
    };
  },
});

const reset = defineRoute({
  operation: 'world.reset',
  method: 'post',
  path: '/world/v1/reset',
  summary: 'Back to the freshly loaded orders, with the same epoch',
  status: 200,
  reply: z.object({ epoch: instantSchema }),
  takeTime: async ({ ledger }) => {
    ledger.load(ledger.state.epoch);
    return { epoch: ledger.state.epoch };
  },
});

export const journalRoutes = [show, reset] as const;
