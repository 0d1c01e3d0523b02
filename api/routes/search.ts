import { z } from 'zod';
import { iso } from '#api/case-view.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { pageAnswer, pageWish } from '#api/paging.ts';
import { MASKS } from '#api/permissions.ts';
import { defineRoute } from '#api/route.ts';
import { instantOut } from '#api/schemas/case.ts';
import { shop, words } from '#api/schemas/fields.ts';
import { pageOf, pageQuery } from '#api/schemas/paging.ts';
import type { FoundCase } from '#store/search/show.ts';

const found = z
  .object({
    caseNo: z.string(),
    shop: z.string(),
    order: z.string(),
    stage: z.string(),
    kind: z.string().nullable(),
    outcome: z.string().nullable(),
    openedAt: instantOut,
    closedAt: instantOut.nullable(),
    by: z
      .enum(['number', 'contact', 'words'])
      .meta({ description: 'Found by a number, by who the customer is, or by what somebody wrote.' }),
    snippet: z
      .object({ before: z.string(), match: z.string(), after: z.string() })
      .nullable()
      .meta({ description: 'The place in the words, with a little around it.' }),
  })
  .meta({ id: 'FoundCase', description: 'A case, open or archived, and by what it was found (E4).' });

export const search = defineRoute({
  method: 'get',
  path: '/v1/search',
  operationId: 'search',
  tag: 'archive',
  summary: 'Find cases by number, person or words',
  description:
    'Numbers of cases, orders, parcels, RMAs, articles and units are compared whole and come first. Names, addresses, phone numbers and what people wrote are found by any part of them, in Chinese from one character on, in other scripts from the beginning of a word or from three characters; several terms must all be there. No character stands for another. Who does not see contacts finds by numbers alone.',
  cites: ['E4'],
  idempotency: 'none',
  query: z.strictObject({
    ...pageQuery,
    q: words(200).meta({ description: 'What to look for.', example: '不能开机' }),
    shop: shop.optional(),
  }),
  responses: {
    200: {
      description: 'Cases: those with the number first, then the newest.',
      schema: pageOf(found),
      headers: { Link: 'The next page.' },
    },
  },
  handler({ query: { limit, cursor, q: text, shop: wanted } }, context) {
    const asker = asking(context);
    const seesWords = MASKS[asker.role]?.includes('contact') !== true;
    const wish = { text, shops: shopsOf(asker, wanted), words: seesWords };
    return pageAnswer(context.deps.archive.search(wish, pageWish({ limit, cursor })), context.url, foundView);
  },
});

const foundView = ({ orderNo: order, openedAt, closedAt, ...line }: FoundCase) => ({
  ...line,
  order,
  openedAt: iso(openedAt),
  closedAt: closedAt === null ? null : iso(closedAt),
});
