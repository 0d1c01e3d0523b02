import { z } from 'zod';
import { actorOf, seesShop } from '#api/access.ts';
import { iso } from '#api/case-view.ts';
import type { Alarm } from '#api/intake-ports.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { pageAnswer, pageWish } from '#api/paging.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute } from '#api/route.ts';
import { instantOut } from '#api/schemas/case.ts';
import { reference, shop, words } from '#api/schemas/fields.ts';
import { pageOf, pageQuery } from '#api/schemas/paging.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import { ALARM_CAUSES } from '#domain/diagnosis/alarm.ts';

const cause = z.enum(ALARM_CAUSES);
const alarm = z
  .object({
    id: z.string(),
    shop: z.string(),
    kind: z.string(),
    sku: z.string(),
    batch: z.string().nullable(),
    status: z.string(),
    openedAt: instantOut,
    openedBy: z.string(),
    cases: z.array(z.string()),
    closedAt: instantOut.nullable(),
    cause: cause.nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'Alarm', description: 'Several cases on one article or batch: no single defect (B3).' });

export const listAlarms = defineRoute({
  method: 'get',
  path: '/v1/alarms',
  operationId: 'listAlarms',
  tag: 'alarms',
  summary: 'List batch defects',
  cites: ['B3'],
  idempotency: 'none',
  query: z.strictObject({
    ...pageQuery,
    shop: shop.optional(),
    status: z.enum(['open', 'closed']).optional(),
    sku: reference(64).optional(),
  }),
  responses: {
    200: { description: 'Alarms, the newest first.', schema: pageOf(alarm), headers: { Link: 'The next page.' } },
  },
  handler({ query: { limit, cursor, shop: wanted, ...filter } }, context) {
    const shops = shopsOf(asking(context), wanted);
    const page = context.deps.alarms.list({ ...withoutAbsent(filter), shops }, pageWish({ limit, cursor }));
    return pageAnswer(page, context.url, alarmView);
  },
});

export const closeAlarm = defineRoute({
  method: 'post',
  path: '/v1/alarms/{id}/close',
  operationId: 'closeAlarm',
  tag: 'alarms',
  summary: 'Close a batch defect with what it came from',
  description: 'Cases that come later are counted anew.',
  cites: ['B3'],
  idempotency: 'required',
  params: z.strictObject({
    id: z
      .string()
      .max(40)
      .regex(/^AL-AS-\d{4}-\d{6,}-\d+$/, 'must look like AL-AS-2026-000123-1'),
  }),
  body: z.strictObject({ cause, note: words(500) }),
  responses: { 200: { description: 'It is closed.', schema: alarm } },
  refusals: ['alarm_unknown', 'alarm_closed'],
  async handler({ params: { id }, body }, context) {
    const { deps } = context;
    const principal = asking(context);
    const found = await deps.alarms.find(id);
    if (!found || !seesShop(principal, found.shop)) throw new Problem('alarm_unknown');
    const closed = await deps.alarms.close(id, { ...body, at: deps.now(), by: actorOf(principal) });
    if (!closed) throw new Problem('alarm_closed');
    return { status: 200, body: alarmView((await deps.alarms.find(id)) ?? found) };
  },
});

const alarmView = ({ batch, openedAt, closedAt, ...rest }: Alarm) => ({
  ...rest,
  batch: batch === '' ? null : batch,
  openedAt: iso(openedAt),
  closedAt: closedAt === null ? null : iso(closedAt),
});
