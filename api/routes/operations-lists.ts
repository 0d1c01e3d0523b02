import { z } from 'zod';
import { iso } from '#api/case-view.ts';
import { pageAnswer, pageWish } from '#api/paging.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute } from '#api/route.ts';
import { inboxLine, scheduleLine } from '#api/schemas/operations.ts';
import { pageOf, pageQuery } from '#api/schemas/paging.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import { INBOX_STATUSES } from '#store/schema/messages.ts';

const shared = { tag: 'operations', cites: ['R45'], idempotency: 'none' } as const;

export const listInbox = defineRoute({
  ...shared,
  method: 'get',
  path: '/v1/operations/inbox',
  operationId: 'listInbox',
  summary: 'See what providers told, and what became of it',
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(INBOX_STATUSES).optional(),
    provider: z
      .string()
      .min(1)
      .max(40)
      .regex(/^[a-z-]+$/, 'must be the name of a port')
      .optional(),
  }),
  responses: {
    200: { description: 'The newest first.', schema: pageOf(inboxLine), headers: { Link: 'The next page.' } },
  },
  handler({ query: { limit, cursor, ...filter } }, { deps, url }) {
    const page = deps.operations.inbox(withoutAbsent(filter), pageWish({ limit, cursor }));
    return pageAnswer(page, url, ({ receivedAt, nextAttemptAt, businessAt: _businessAt, ...line }) => ({
      ...line,
      receivedAt: iso(receivedAt),
      triedAgainAt: line.status === 'new' && line.attempts > 0 ? iso(nextAttemptAt) : null,
    }));
  },
});

export const retryInbox = defineRoute({
  ...shared,
  method: 'post',
  path: '/v1/operations/inbox/{id}/retry',
  operationId: 'retryInbox',
  summary: "Look at a provider's news again",
  description: 'What was given up, or belonged to no case when it came.',
  idempotency: 'required',
  params: z.strictObject({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
  body: z.strictObject({}),
  responses: { 202: { description: 'It will be looked at.', schema: z.object({ id: z.int() }) } },
  refusals: ['inbox_not_ended'],
  async handler({ params }, { deps }) {
    if (!(await deps.operations.retryInbox(params.id))) throw new Problem('inbox_not_ended');
    return { status: 202, body: { id: params.id } };
  },
});

export const listSchedules = defineRoute({
  ...shared,
  method: 'get',
  path: '/v1/operations/schedules',
  operationId: 'listSchedules',
  summary: "See the schedules of the shops' days",
  description: 'Runs that did not take place are digests with the status `missed`.',
  cites: ['H1'],
  responses: { 200: { description: 'Each schedule.', schema: z.object({ data: z.array(scheduleLine) }) } },
  async handler(_input, { deps }) {
    const data = (await deps.operations.schedules()).map(({ lastAt, nextAt, ...line }) => ({
      ...line,
      lastAt: lastAt === null ? null : iso(lastAt),
      nextAt: nextAt === null ? null : iso(nextAt),
    }));
    return { status: 200, body: { data } };
  },
});
