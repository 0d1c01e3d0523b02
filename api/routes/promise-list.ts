import { z } from 'zod';
import { iso } from '#api/case-view.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { pageAnswer, pageWish } from '#api/paging.ts';
import type { PromiseLine } from '#api/promises-port.ts';
import { defineRoute } from '#api/route.ts';
import { instant, reference, shop } from '#api/schemas/fields.ts';
import { flag } from './cases.ts';
import { pageOf, pageQuery } from '#api/schemas/paging.ts';
import { promiseLine } from '#api/schemas/promise-line.ts';
import { withoutAbsent } from '#api/without-absent.ts';

export const listPromises = defineRoute({
  method: 'get',
  path: '/v1/promises',
  operationId: 'listPromises',
  tag: 'tasks',
  summary: 'List what people promised customers, over all cases',
  description: 'The one that is due next first; open ones, unless those that were kept are asked for.',
  cites: ['E6', 'F2'],
  idempotency: 'none',
  query: z.strictObject({
    ...pageQuery,
    shop: shop.optional(),
    owner: reference(64).optional().meta({ description: 'Who gave it.' }),
    status: z.enum(['open', 'kept']).default('open'),
    late: flag.optional().meta({ description: 'Whether its time ran out at least once.' }),
    dueBefore: instant.optional(),
  }),
  responses: {
    200: { description: 'Promises by their time.', schema: pageOf(promiseLine), headers: { Link: 'The next page.' } },
  },
  handler({ query: { limit, cursor, shop: wanted, owner, status, late, dueBefore } }, context) {
    const filter = withoutAbsent({
      owner,
      late,
      dueBefore: dueBefore === undefined ? undefined : Date.parse(dueBefore),
    });
    const shops = shopsOf(asking(context), wanted);
    const page = context.deps.promises.list({ ...filter, shops, kept: status === 'kept' }, pageWish({ limit, cursor }));
    return pageAnswer(page, context.url, lineView);
  },
});

const lineView = ({ promise, madeAt, promisedAt, dueAt, keptAt, ...rest }: PromiseLine) => ({
  ...rest,
  id: promise,
  madeAt: iso(madeAt),
  promisedAt: iso(promisedAt),
  dueAt: iso(dueAt),
  keptAt: keptAt === null ? null : iso(keptAt),
});
