import { z } from 'zod';
import { seesShop } from '#api/access.ts';
import { digestHeadView, digestView, findingView } from '#api/day-view.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { pageAnswer, pageWish } from '#api/paging.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute } from '#api/route.ts';
import { digestBody, digestHead, digestId, digestStatus, findingBody, runKind } from '#api/schemas/day.ts';
import { reference, shop } from '#api/schemas/fields.ts';
import { pageOf, pageQuery } from '#api/schemas/paging.ts';
import { withoutAbsent } from '#api/without-absent.ts';

export const listDigests = defineRoute({
  method: 'get',
  path: '/v1/digests',
  operationId: 'listDigests',
  tag: 'day',
  summary: "List what the runs of the shops' days gathered, and the runs that were missed",
  cites: ['H1', 'D8', 'D9', 'E3', 'G3'],
  idempotency: 'none',
  query: z.strictObject({
    ...pageQuery,
    shop: shop.optional(),
    kind: runKind.optional(),
    status: digestStatus.optional(),
  }),
  responses: {
    200: {
      description: 'Digests, the newest first.',
      schema: pageOf(digestHead),
      headers: { Link: 'The next page.' },
    },
  },
  handler({ query: { limit, cursor, shop: wanted, ...filter } }, context) {
    const shops = shopsOf(asking(context), wanted);
    const page = context.deps.day.digests({ ...withoutAbsent(filter), shops }, pageWish({ limit, cursor }));
    return pageAnswer(page, context.url, digestHeadView);
  },
});

export const getDigest = defineRoute({
  method: 'get',
  path: '/v1/digests/{id}',
  operationId: 'getDigest',
  tag: 'day',
  summary: 'Read a digest: what is late, due, forgotten and open, each thing once',
  cites: ['H1'],
  idempotency: 'none',
  params: z.strictObject({ id: digestId }),
  responses: { 200: { description: 'The digest.', schema: digestBody } },
  refusals: ['digest_unknown'],
  async handler({ params: { id } }, context) {
    const found = await context.deps.day.digest(id);
    if (!found || !seesShop(asking(context), found.shop)) throw new Problem('digest_unknown');
    return { status: 200, body: digestView(found) };
  },
});

export const runDigest = defineRoute({
  method: 'post',
  path: '/v1/digests/run',
  operationId: 'runDigest',
  tag: 'day',
  summary: "Have the scheduler run a part of the shop's day now",
  description:
    'It belongs to the last time on the wall at which it was to run. Where that has its digest already, nothing is changed and nobody is told again.',
  cites: ['H1', 'B6'],
  idempotency: 'required',
  body: z.strictObject({ shop, kind: runKind }),
  responses: {
    202: {
      description: 'The scheduler has it.',
      schema: z.object({ shop: z.string(), kind: runKind }).meta({ id: 'RunAsked' }),
    },
  },
  refusals: ['shop_unknown', 'run_unscheduled'],
  async handler({ body: { shop: wanted, kind } }, context) {
    const { settings, day } = context.deps;
    if (!settings.shops[wanted] || !seesShop(asking(context), wanted)) throw new Problem('shop_unknown');
    if (!(await day.run(wanted, kind))) throw new Problem('run_unscheduled');
    return { status: 202, body: { shop: wanted, kind } };
  },
});

export const listFindings = defineRoute({
  method: 'get',
  path: '/v1/findings',
  operationId: 'listFindings',
  tag: 'day',
  summary: 'List what the sweeps found not to hold',
  description: 'What belongs to no shop in particular is listed for keys of all shops.',
  cites: ['B6'],
  idempotency: 'none',
  query: z.strictObject({
    ...pageQuery,
    shop: shop.optional(),
    status: z.enum(['open', 'closed']).optional(),
    kind: reference(40).optional(),
  }),
  responses: {
    200: {
      description: 'Findings, the newest first.',
      schema: pageOf(findingBody),
      headers: { Link: 'The next page.' },
    },
  },
  handler({ query: { limit, cursor, shop: wanted, ...filter } }, context) {
    const shops = shopsOf(asking(context), wanted);
    const page = context.deps.day.findings({ ...withoutAbsent(filter), shops }, pageWish({ limit, cursor }));
    return pageAnswer(page, context.url, findingView);
  },
});
