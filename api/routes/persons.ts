import { z } from 'zod';
import { actorOf, seesShop } from '#api/access.ts';
import { iso } from '#api/case-view.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { pageAnswer, pageWish } from '#api/paging.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute } from '#api/route.ts';
import { instantOut } from '#api/schemas/case.ts';
import { reference, shop, words } from '#api/schemas/fields.ts';
import { pageOf, pageQuery } from '#api/schemas/paging.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import { CHANNELS, LOCALES } from '#domain/intake/request.ts';
import type { Erasure } from '#store/erase/erase-person.ts';

const ofCustomer = z.strictObject({ shop, customer: reference() });

export const setPreferences = defineRoute({
  method: 'post',
  path: '/v1/customers/{shop}/{customer}/preferences',
  operationId: 'setPreferences',
  tag: 'customers',
  summary: 'Keep how a customer wants to be written to',
  description: 'What is left out stays as it was. It comes before what a case was opened with.',
  cites: ['E5', 'D7'],
  idempotency: 'required',
  params: ofCustomer,
  body: z
    .strictObject({ channel: z.enum(CHANNELS).optional(), locale: z.enum(LOCALES).optional() })
    .refine(({ channel, locale }) => channel !== undefined || locale !== undefined, {
      path: ['channel'],
      message: 'must name a channel or a language',
      params: { rule: 'required' },
    })
    .meta({ override: { anyOf: [{ required: ['channel'] }, { required: ['locale'] }] } }),
  responses: {
    200: {
      description: 'What the customer prefers now.',
      schema: z
        .object({ channel: z.string().nullable(), locale: z.string().nullable() })
        .meta({ id: 'CustomerPreferences' }),
    },
  },
  refusals: ['customer_without_file'],
  async handler({ params, body }, context) {
    const asker = asking(context);
    const { cases, persons, now } = context.deps;
    const known = seesShop(asker, params.shop) ? await cases.customer(params.shop, params.customer) : undefined;
    if (!known) throw new Problem('customer_without_file');
    const kept = await persons.prefer({
      shop: params.shop,
      customerId: params.customer,
      ...withoutAbsent(body),
      at: now(),
      by: actorOf(asker),
    });
    return { status: 200, body: { channel: kept.channel, locale: kept.locale } };
  },
});

const erasure = z
  .object({
    id: z.string(),
    shop: z.string(),
    customer: z.string(),
    at: instantOut,
    by: z.object({ type: z.string(), id: z.string().optional() }),
    reason: z.string(),
    status: z
      .enum(['waiting', 'done'])
      .meta({ description: 'waiting: cases are still open; it goes on by itself once they are archived.' }),
    waitsFor: z.array(z.string()).meta({ description: 'The open cases.' }),
    erased: z.record(z.string(), z.int()).meta({ description: 'How much, by kind; nothing of the person.' }),
    doneAt: instantOut.nullable(),
  })
  .meta({ id: 'Erasure', description: 'That the data of a person were erased (R50).' });

export const eraseCustomer = defineRoute({
  method: 'post',
  path: '/v1/customers/{shop}/{customer}/erase',
  operationId: 'eraseCustomer',
  tag: 'customers',
  summary: 'Erase the personal data of a customer',
  description:
    'Name, contact, words and evidence of all cases that are over, and all that was found or sent by them. The record of what was done, money and units stay. Open cases keep what they need until they are archived.',
  cites: ['R50'],
  idempotency: 'required',
  params: ofCustomer,
  body: z.strictObject({ reason: words(500).meta({ description: 'Why, without personal data: it stays.' }) }),
  responses: {
    200: { description: 'All is erased.', schema: erasure },
    202: { description: 'What is over is erased; open cases are waited for.', schema: erasure },
  },
  refusals: ['customer_without_file'],
  async handler({ params, body: { reason } }, context) {
    const asker = asking(context);
    const { persons, now, newId } = context.deps;
    const request = { shop: params.shop, customerId: params.customer, at: now(), by: actorOf(asker), reason };
    const erased = seesShop(asker, params.shop) ? await persons.erase({ ...request, id: newId() }) : undefined;
    if (!erased) throw new Problem('customer_without_file');
    return { status: erased.status === 'done' ? 200 : 202, body: erasureView(erased) };
  },
});

export const listErasures = defineRoute({
  method: 'get',
  path: '/v1/erasures',
  operationId: 'listErasures',
  tag: 'customers',
  summary: 'List erasures, done and waiting',
  cites: ['R50'],
  idempotency: 'none',
  query: z.strictObject({ ...pageQuery, shop: shop.optional() }),
  responses: {
    200: { description: 'Erasures, the newest first.', schema: pageOf(erasure), headers: { Link: 'The next page.' } },
  },
  handler({ query: { limit, cursor, shop: wanted } }, context) {
    const page = context.deps.persons.erasures(shopsOf(asking(context), wanted), pageWish({ limit, cursor }));
    return pageAnswer(page, context.url, erasureView);
  },
});

const erasureView = ({ customerId: customer, at, doneAt, ...row }: Erasure) => ({
  ...row,
  customer,
  at: iso(at),
  doneAt: doneAt === null ? null : iso(doneAt),
});
