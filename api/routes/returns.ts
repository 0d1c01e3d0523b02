import { z } from 'zod';
import { seesShop } from '#api/access.ts';
import { iso } from '#api/case-view.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { pageAnswer, pageWish } from '#api/paging.ts';
import { Problem } from '#api/problems.ts';
import type { ReturnRow, ReturnsFilter } from '#api/returns-port.ts';
import { defineRoute } from '#api/route.ts';
import { shop } from '#api/schemas/fields.ts';
import { pageOf, pageQuery } from '#api/schemas/paging.ts';
import { registerEntry, registerTotals } from '#api/schemas/register.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import { addDays } from '#domain/calendar/local-date.ts';
import { registerCounts } from '#domain/day/register.ts';
import { UNIT_OUTCOMES } from '#domain/parts/return-parcel.ts';

const day = z.iso.date().meta({ description: 'A day where the shop is.' });
export const listReturns = defineRoute({
  method: 'get',
  path: '/v1/returns',
  operationId: 'listReturns',
  tag: 'returns',
  summary: 'Read the register of returned goods',
  description: 'By the time of inspection. A day is one where the shop is, so it goes with the shop.',
  cites: ['D8'],
  idempotency: 'none',
  query: z
    .strictObject({
      ...pageQuery,
      shop: shop.optional(),
      day: day.optional(),
      result: z.enum(UNIT_OUTCOMES).optional(),
    })
    .refine((query) => query.day === undefined || query.shop !== undefined, {
      path: ['shop'],
      message: 'must be named with a day',
      params: { rule: 'required' },
    }),
  responses: {
    200: {
      description: 'What came back, the oldest first.',
      schema: pageOf(registerEntry),
      headers: { Link: 'The next page.' },
    },
  },
  refusals: ['shop_unknown'],
  handler({ query: { limit, cursor, shop: wanted, day: on, ...filter } }, context) {
    const { settings, returns } = context.deps;
    if (wanted !== undefined && !settings.shops[wanted]) throw new Problem('shop_unknown');
    const shops = shopsOf(asking(context), wanted);
    const during = wanted !== undefined && on !== undefined ? dayOf(settings.dayStart, wanted, on) : {};
    const page = returns.list({ ...withoutAbsent(filter), ...during, shops }, pageWish({ limit, cursor }));
    return pageAnswer(page, context.url, entryView);
  },
});

export const returnTotals = defineRoute({
  method: 'get',
  path: '/v1/returns/totals',
  operationId: 'returnTotals',
  tag: 'returns',
  summary: 'Add up the returns of a shop and day: stock and loss',
  cites: ['D8'],
  idempotency: 'none',
  query: z.strictObject({ shop, day }),
  responses: { 200: { description: 'The totals, and those of each article.', schema: registerTotals } },
  refusals: ['shop_unknown'],
  async handler({ query: { shop: wanted, day: on } }, context) {
    const { settings, returns } = context.deps;
    if (!settings.shops[wanted] || !seesShop(asking(context), wanted)) throw new Problem('shop_unknown');
    const rows = await returns.totals({ ...dayOf(settings.dayStart, wanted, on), shops: [wanted] });
    const skus = [...new Set(rows.map(({ sku }) => sku))].map((sku) => ({
      sku,
      ...registerCounts(rows.filter((row) => row.sku === sku)),
    }));
    return { status: 200, body: { shop: wanted, day: on, ...registerCounts(rows), skus } };
  },
});

function dayOf(
  start: (shop: string, date: string) => number,
  shopName: string,
  date: string,
): Required<Pick<ReturnsFilter, 'from' | 'to'>> {
  return { from: start(shopName, date), to: start(shopName, addDays(date, 1)) };
}

const entryView = ({ orderNo, lineNo, at, ...rest }: ReturnRow) => ({
  caseNo: rest.caseNo,
  shop: rest.shop,
  order: orderNo,
  line: lineNo,
  sku: rest.sku,
  quantity: rest.quantity,
  reason: rest.reason,
  rma: rest.rma,
  trackingNo: rest.trackingNo,
  result: rest.result,
  disposition: rest.disposition,
  at: iso(at),
});
