import { z } from 'zod';
import { iso, viewOf } from '#api/case-view.ts';
import type { CaseLine, CaseRecord } from '#api/deps.ts';
import { asking, ownCase, shopsOf } from '#api/own-case.ts';
import { pageAnswer, pageWish } from '#api/paging.ts';
import { etagOf, matches } from '#api/preconditions.ts';
import { defineRoute, type Context } from '#api/route.ts';
import { caseLine, caseView, stage } from '#api/schemas/case.ts';
import { caseParams, orderNo, shop } from '#api/schemas/fields.ts';
import { department, kind, queue } from '#api/schemas/intake-view.ts';
import { pageOf, pageQuery } from '#api/schemas/paging.ts';
import { queueWish } from '#api/team-rules.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import { awaitedPort } from '#domain/outside-ports.ts';
import { TASK_ROLES } from '#domain/task.ts';
import { pauseOut } from './operations.ts';

const WAITING_ON = ['customer', ...TASK_ROLES, 'carrier', 'payments', 'aftercare', 'nobody'] as const;

/** `true` and `false` as they stand in an address. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

export const listCases = defineRoute({
  method: 'get',
  path: '/v1/cases',
  operationId: 'listCases',
  tag: 'cases',
  summary: 'List cases',
  cites: ['B5', 'B6'],
  idempotency: 'none',
  query: z.strictObject({
    ...pageQuery,
    shop: shop.optional(),
    order: orderNo.optional(),
    stage: stage.optional(),
    waitingOn: z.enum(WAITING_ON).optional(),
    kind: kind.optional(),
    department: department.optional().meta({ description: 'Complaints of this department (A6).' }),
    queue: queue.optional(),
    priority: z.coerce.number().int().min(1).max(5).optional().meta({ description: '1 goes first (A7).' }),
    stuck: flag.optional().meta({ description: 'Only cases with, or without, a step that cannot go on.' }),
    open: flag.optional().meta({ description: 'Only cases that are open, or closed.' }),
  }),
  responses: {
    200: {
      description: 'Cases: open ones as a queue, the most urgent first; else the newest first.',
      schema: pageOf(caseLine),
      headers: { Link: 'The next page.' },
    },
  },
  handler({ query }, context) {
    const { limit, cursor, shop: wanted, ...filter } = query;
    const principal = asking(context);
    const wish = { ...withoutAbsent(filter), ...queueWish(principal), shops: shopsOf(principal, wanted) };
    const page = context.deps.cases.list(wish, pageWish({ limit, cursor }));
    return pageAnswer(page, context.url, lineView);
  },
});

export const getCase = defineRoute({
  method: 'get',
  path: '/v1/cases/{no}',
  operationId: 'getCase',
  tag: 'cases',
  summary: 'Read a case',
  description:
    'Where the case stands, whose turn it is and since when, what comes next, and why. Customers see their side of it.',
  cites: ['A4', 'D7', 'C3'],
  idempotency: 'none',
  params: caseParams,
  responses: {
    200: { description: 'The case.', schema: caseView, headers: { ETag: 'Version of the case, for If-Match.' } },
    304: { description: 'The case is still as If-None-Match says.' },
  },
  refusals: ['case_unknown'],
  async handler({ params }, context) {
    const record = await ownCase(context, params.no);
    const headers = { ETag: etagOf(record.state.seq) };
    if (context.ifNoneMatch !== undefined && matches(context.ifNoneMatch, record.state.seq))
      return { status: 304, headers };
    const { role } = asking(context);
    const held = role === 'customer' ? {} : await heldOf(context, record);
    return { status: 200, body: { ...viewOf(record, role), ...held }, headers };
  },
});

/** Why the case waits though nothing is wrong with it: the outside system it needs next is paused. */
async function heldOf({ deps }: Context, { state }: CaseRecord) {
  const port = awaitedPort(state);
  const pause = port && (await deps.operations.pauseOf(port));
  return pause ? { held: pauseOut(pause) } : {};
}

const lineView = ({ orderNo: order, since, openedAt, dueAt, firstResponseAt, ...line }: CaseLine) => ({
  ...line,
  order,
  since: iso(since),
  openedAt: iso(openedAt),
  dueAt: dueAt === null ? null : iso(dueAt),
  firstResponseAt: firstResponseAt === null ? null : iso(firstResponseAt),
});
