import { z } from 'zod';
import { actorOf, seesShop } from '#api/access.ts';
import { iso } from '#api/case-view.ts';
import type { HotSpot } from '#api/insight/port.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { pageAnswer, pageWish } from '#api/paging.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute } from '#api/route.ts';
import { shop, words } from '#api/schemas/fields.ts';
import {
  HOT_SPOT_STATUSES,
  hotSpotCause,
  hotSpotSchema,
  hotSpotsFoundSchema,
  hotSpotSubject,
} from '#api/schemas/insight.ts';
import { pageOf, pageQuery } from '#api/schemas/paging.ts';
import { withoutAbsent } from '#api/without-absent.ts';

export const listHotSpots = defineRoute({
  method: 'get',
  path: '/v1/hot-spots',
  operationId: 'listHotSpots',
  tag: 'figures',
  summary: 'List hot spots with the cases behind them',
  cites: ['I2'],
  idempotency: 'none',
  query: z.strictObject({
    ...pageQuery,
    shop: shop.optional(),
    status: z.enum(HOT_SPOT_STATUSES).optional(),
    subject: hotSpotSubject.optional(),
  }),
  responses: {
    200: { description: 'The newest first.', schema: pageOf(hotSpotSchema), headers: { Link: 'The next page.' } },
  },
  handler({ query: { limit, cursor, shop: wanted, ...filter } }, context) {
    const shops = shopsOf(asking(context), wanted);
    const page = context.deps.insight.hotSpots.list({ ...withoutAbsent(filter), shops }, pageWish({ limit, cursor }));
    return pageAnswer(page, context.url, hotSpotView);
  },
});

export const findHotSpots = defineRoute({
  method: 'post',
  path: '/v1/hot-spots/find',
  operationId: 'findHotSpots',
  tag: 'figures',
  summary: 'Look for hot spots now',
  description: 'Every night does the same by itself. What is found already stays, and later cases join it.',
  cites: ['I2'],
  idempotency: 'required',
  body: z.strictObject({ shop }),
  responses: { 200: { description: 'What was opened, joined, and cooled.', schema: hotSpotsFoundSchema } },
  refusals: ['shop_unknown'],
  async handler({ body: { shop: wanted } }, context) {
    const { settings, insight, now } = context.deps;
    if (!settings.shops[wanted] || !seesShop(asking(context), wanted)) throw new Problem('shop_unknown');
    return { status: 200, body: await insight.hotSpots.search(wanted, now()) };
  },
});

export const closeHotSpot = defineRoute({
  method: 'post',
  path: '/v1/hot-spots/{id}/close',
  operationId: 'closeHotSpot',
  tag: 'figures',
  summary: 'Close a hot spot with what it came from',
  description: 'Its cases are not counted again; later ones are.',
  cites: ['I2'],
  idempotency: 'required',
  params: z.strictObject({
    id: z
      .string()
      .max(24)
      .regex(/^HS-[0-9a-f]{16}$/, 'must look like HS-0123456789abcdef'),
  }),
  body: z.strictObject({ cause: hotSpotCause, note: words(500) }),
  responses: { 200: { description: 'It is closed.', schema: hotSpotSchema } },
  refusals: ['hot_spot_unknown', 'hot_spot_over'],
  async handler({ params: { id }, body }, context) {
    const { insight, now } = context.deps;
    const principal = asking(context);
    const found = await insight.hotSpots.find(id);
    if (!found || !seesShop(principal, found.shop)) throw new Problem('hot_spot_unknown');
    const closed = await insight.hotSpots.close(id, { ...body, at: now(), by: actorOf(principal) });
    if (!closed) throw new Problem('hot_spot_over');
    return { status: 200, body: hotSpotView((await insight.hotSpots.find(id)) ?? found) };
  },
});

const hotSpotView = (found: HotSpot) => {
  const { id, shop: of, subject, name, status, count, expected, chance, alarm, cases, cause, note } = found;
  return {
    id,
    shop: of,
    subject,
    name,
    status,
    openedAt: iso(found.openedAt),
    count,
    expected,
    chance,
    alarm,
    cases,
    closedAt: found.closedAt === null ? null : iso(found.closedAt),
    cause,
    note,
  };
};
