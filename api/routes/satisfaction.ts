import { z } from 'zod';
import { iso } from '#api/case-view.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { pageAnswer, pageWish } from '#api/paging.ts';
import { instantsOf, NAMES_SHOP, namesShop, periodFields } from '#api/period.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute } from '#api/route.ts';
import { instantOut } from '#api/schemas/case.ts';
import { pageOf, pageQuery } from '#api/schemas/paging.ts';
import type { Satisfaction } from '#store/satisfaction.ts';

const answer = z
  .object({
    caseNo: z.string(),
    shop: z.string(),
    order: z.string(),
    at: instantOut,
    solved: z.boolean(),
    score: z.int().nullable().meta({ description: 'As the customer gave it, if they gave one.' }),
  })
  .meta({ id: 'Satisfaction', description: 'What a customer answered when asked whether it helped (E1).' });

export const listSatisfaction = defineRoute({
  method: 'get',
  path: '/v1/satisfaction',
  operationId: 'listSatisfaction',
  tag: 'archive',
  summary: 'List what customers answered when asked whether it helped',
  cites: ['E1'],
  idempotency: 'none',
  query: z.strictObject({ ...pageQuery, ...periodFields }).refine(namesShop, NAMES_SHOP),
  responses: {
    200: {
      description: 'Answers, the newest first; a case that was asked twice has two.',
      schema: pageOf(answer),
      headers: { Link: 'The next page.' },
    },
  },
  refusals: ['shop_unknown'],
  handler({ query: { limit, cursor, ...period } }, context) {
    const { settings, archive } = context.deps;
    if (period.shop !== undefined && !settings.shops[period.shop]) throw new Problem('shop_unknown');
    const shops = shopsOf(asking(context), period.shop);
    const page = archive.satisfaction({ shops, ...instantsOf(period, settings.dayStart) }, pageWish({ limit, cursor }));
    return pageAnswer(page, context.url, answerView);
  },
});

const answerView = ({ orderNo: order, at, caseNo, shop, solved, score }: Satisfaction) => ({
  caseNo,
  shop,
  order,
  at: iso(at),
  solved,
  score,
});
