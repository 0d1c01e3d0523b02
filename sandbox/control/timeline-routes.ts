import { z } from 'zod';
import { instantSchema, iso, orderNoSchema } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { clockOf, nextOf } from '#sandbox/time/clock.ts';

const byOrder = z.object({ orderNo: orderNoSchema });

const show = defineRoute({
  operation: 'world.timeline',
  method: 'get',
  path: '/world/v1/timelines/{orderNo}',
  summary: "The order's clock and the next thing that will happen by itself",
  params: byOrder,
  reply: z.object({
    orderNo: z.string(),
    now: instantSchema,
    offsetMs: z.number(),
    next: z.object({ at: instantSchema, what: z.string() }).nullable(),
  }),
  codes: ['order_unknown'],
  handle: ({ tx, params: { orderNo } }) => {
    orderOf(tx.state, orderNo);
    const next = nextOf(tx.state, orderNo);
    return {
      orderNo,
      now: iso(clockOf(tx.state, orderNo, tx.realNow)),
      offsetMs: clockOf(tx.state, orderNo, 0),
      next: next ? { at: iso(next.at), what: next.what } : null,
    };
  },
});

const advance = defineRoute({
  operation: 'world.advance',
  method: 'post',
  path: '/world/v1/timelines/{orderNo}/advance',
  summary: "Move the order's clock forward; what becomes due happens one after another, webhooks included",
  params: byOrder,
  body: z.strictObject({ to: instantSchema }),
  reply: z.object({
    now: instantSchema,
    happened: z.array(z.object({ at: instantSchema, what: z.string() })),
  }),
  codes: ['order_unknown'],
  takeTime: ({ ledger, timelines, params, body }) => {
    orderOf(ledger.state, params.orderNo);
    return timelines.advance(params.orderNo, Date.parse(body.to));
  },
});

export const timelineRoutes = [show, advance] as const;
