import { z } from 'zod';
import type { Background, GivenText } from '#api/case-page-port.ts';
import { iso } from '#api/case-view.ts';
import type { CaseRecord } from '#api/deps.ts';
import { ownCase } from '#api/own-case.ts';
import { defineRoute, type Context } from '#api/route.ts';
import { background, givenText, saidReply } from '#api/schemas/case-page.ts';
import { caseParams, words } from '#api/schemas/fields.ts';

export const caseBackground = defineRoute({
  method: 'get',
  path: '/v1/cases/{no}/background',
  operationId: 'caseBackground',
  tag: 'record',
  summary: 'Read what stands around a case: its order with rights, its customer, its clock',
  cites: ['B1', 'E5', 'R36'],
  idempotency: 'none',
  params: caseParams,
  responses: { 200: { description: 'The background.', schema: background } },
  refusals: ['case_unknown'],
  async handler({ params }, context) {
    const record = await ownCase(context, params.no);
    const { casePage, rehearse } = context.deps;
    const found = await casePage.background(record);
    return {
      status: 200,
      body: {
        now: iso(await presentOf(record, context)),
        zone: casePage.zoneOf(record),
        rehearsal: rehearse !== undefined,
        customer: found ? { id: found.order.customerId, tier: found.order.tier } : null,
        person: found?.person ?? null,
        order: found ? orderView(found) : null,
      },
    };
  },
});

/** The case's time: its own in a rehearsal, else everybody's; a case that is over has none of its own any more. */
async function presentOf({ caseNo, state }: CaseRecord, { deps }: Context): Promise<number> {
  if (!deps.rehearse) return deps.now();
  return deps.rehearse.now(caseNo, state.request.order).catch(() => deps.now());
}

const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

function orderView({ order, returnableUntil, warrantyUntil, excepted }: Background) {
  const { status, dates, lines } = order;
  return {
    status,
    placedAt: iso(dates.placedAt),
    shippedAt: isoOrNull(dates.shippedAt),
    deliveredAt: isoOrNull(dates.deliveredAt),
    lines: lines.map(({ lineNo, sku, name, category, quantity, options, trackingNo, giftOf }) => ({
      line: lineNo,
      sku,
      name,
      category,
      quantity,
      options: options ?? {},
      trackingNo,
      giftOf: giftOf ?? null,
      returnable: excepted.includes(category) ? 'excepted' : returnableUntil === null ? 'not_begun' : 'until',
      returnableUntil: excepted.includes(category) ? null : isoOrNull(returnableUntil),
      warrantyUntil: isoOrNull(warrantyUntil),
    })),
  };
}

export const listTexts = defineRoute({
  method: 'get',
  path: '/v1/cases/{no}/texts',
  operationId: 'listTexts',
  tag: 'record',
  summary: 'Read what people wrote and showed in a case',
  cites: ['A2', 'E4', 'R50'],
  idempotency: 'none',
  params: caseParams,
  responses: { 200: { description: 'All of it, in its order.', schema: z.object({ data: z.array(givenText) }) } },
  refusals: ['case_unknown'],
  async handler({ params }, context) {
    const { caseNo } = await ownCase(context, params.no);
    const texts = await context.deps.casePage.texts(caseNo);
    return { status: 200, body: { data: texts.map(textView) } };
  },
});

const textView = ({ id, kind, at, by, text, url, source }: GivenText) => ({
  id,
  kind,
  at: iso(at),
  by,
  text,
  url,
  source,
});

export const previewReply = defineRoute({
  method: 'post',
  path: '/v1/cases/{no}/replies/preview',
  operationId: 'previewReply',
  tag: 'acts',
  summary: 'See a reply as the customer would get it, without sending it',
  description: 'In the language and over the channel that the customer prefers, and whether it waits for the morning.',
  cites: ['D7', 'E5'],
  idempotency: 'none',
  params: caseParams,
  body: z.strictObject({
    text: words(4000),
    closes: z.boolean().default(true),
    awaits: z.boolean().default(false),
  }),
  responses: { 200: { description: 'The message.', schema: saidReply } },
  refusals: ['case_unknown'],
  async handler({ params, body }, context) {
    const record = await ownCase(context, params.no);
    const { notBefore, ...message } = await context.deps.casePage.sayReply(
      record,
      body,
      await presentOf(record, context),
    );
    return { status: 200, body: { ...message, notBefore: isoOrNull(notBefore) } };
  },
});
