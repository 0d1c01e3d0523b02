import { z } from 'zod';
import { actorOf, seesShop } from '#api/access.ts';
import { iso } from '#api/case-view.ts';
import { actingAs, addToCase, open, Refused, requestFrom } from '#api/inbound/bring.ts';
import { asking, ownCase, shopsOf } from '#api/own-case.ts';
import { pageAnswer, pageWish } from '#api/paging.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute, type Answer, type Context } from '#api/route.ts';
import { attachment } from '#api/routes/evidence.ts';
import { caseNo as caseNumber, nothing, orderNo, shop } from '#api/schemas/fields.ts';
import { inboundItem, sorted } from '#api/schemas/inbound.ts';
import { pageOf, pageQuery } from '#api/schemas/paging.ts';
import { problem, wish } from '#api/schemas/intake.ts';
import { invalid } from '#api/validation.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import { localeOfWords } from '#domain/inbound/language.ts';
import { caseNumberIn, orderNumberIn } from '#domain/inbound/order-number.ts';
import { evidenceIdOf } from '#domain/evidence.ts';
import { CHANNELS } from '#domain/intake/request.ts';
import type { InboundRow } from '#store/inbound/messages.ts';

export const listInboundItems = defineRoute({
  method: 'get',
  path: '/v1/inbound/items',
  operationId: 'listInboundItems',
  tag: 'inbound',
  summary: 'Messages that nobody could sort',
  cites: ['A1'],
  idempotency: 'none',
  query: z.strictObject({ ...pageQuery, shop: shop.optional() }),
  responses: { 200: { description: 'The newest first.', schema: pageOf(inboundItem) } },
  handler({ query }, context) {
    const page = context.deps.inbound.items(shopsOf(asking(context), query.shop), pageWish(query));
    return pageAnswer(page, context.url, itemView);
  },
});

const itemParams = z.strictObject({ item: z.coerce.number().int().min(1) });
const act = {
  method: 'post',
  tag: 'inbound',
  cites: ['A1'],
  idempotency: 'required',
  params: itemParams,
  responses: { 200: { description: 'What became of it.', schema: sorted } },
} as const;

export const openFromItem = defineRoute({
  ...act,
  path: '/v1/inbound/items/{item}/case',
  operationId: 'openFromItem',
  summary: 'Make a case of a message',
  description: 'Its words are the symptom, its sender the contact; what is missing is asked for.',
  body: z.strictObject({ shop, order: orderNo, problem: problem.optional(), wish: wish.optional() }),
  refusals: ['inbound_item_unknown', 'inbound_item_done', 'shop_unknown', 'sender_missing'],
  async handler({ params, body }, context) {
    const row = await itemOf(context, params.item);
    const asked = requestFrom(requestOf(row, body, context));
    if ('misfit' in asked) {
      const { field, message } = asked.misfit;
      throw invalid([{ pointer: field, in: 'body', rule: 'format', message }]);
    }
    const { caseNo, why } = await open(actingAs(context, asking(context), `item-${row.id}`), asked.body);
    return handled(context, row, { outcome: 'case', ...withoutAbsent({ caseNo, why }) });
  },
});

interface Chosen {
  readonly shop: string;
  readonly order: string;
  readonly problem?: string | undefined;
  readonly wish?: string | undefined;
}

const contactOf = (sender: string, name: string | null) => ({
  ...(name === null ? {} : { name }),
  ...(sender.includes('@') ? { email: sender } : { phone: sender }),
});

/** The message as a request, with what the person who read it knows. */
function requestOf({ sender, senderName, subject, words, ...row }: InboundRow, chosen: Chosen, { deps }: Context) {
  if (sender === null) throw new Problem('sender_missing');
  const { locale = 'en' } = deps.settings.shops[chosen.shop] ?? {};
  const evidence = row.shop === chosen.shop && row.files.length > 0 ? [...row.files] : undefined;
  return withoutAbsent({
    ...chosen,
    channel: CHANNELS.find((known) => known === row.channel) ?? 'email',
    locale: localeOfWords([subject, words].join('\n'), locale),
    contact: contactOf(sender, senderName),
    symptom: words || subject || undefined,
    evidence,
  });
}

export const assignItem = defineRoute({
  ...act,
  path: '/v1/inbound/items/{item}/assign',
  operationId: 'assignItem',
  summary: 'Give a message to the case it belongs to',
  body: z.strictObject({ case: caseNumber }),
  refusals: ['inbound_item_unknown', 'inbound_item_done', 'case_unknown', 'case_closed', 'not_now'],
  async handler({ params, body }, context) {
    const row = await itemOf(context, params.item);
    const record = await ownCase(context, body.case);
    const { files } = row;
    try {
      await addToCase(actingAs(context, asking(context), `item-${row.id}`), {
        caseNo: record.caseNo,
        text: row.words || row.subject || '',
        // Files of the house: looked at by whoever assigns them.
        evidence: record.shop === row.shop ? files : [],
        questions: record.state.questions,
      });
    } catch (error) {
      if (error instanceof Refused) throw new Problem(error.code === 'case_closed' ? 'case_closed' : 'not_now');
      throw error;
    }
    return handled(context, row, { outcome: 'reply', caseNo: record.caseNo });
  },
});

export const dismissItem = defineRoute({
  ...act,
  path: '/v1/inbound/items/{item}/dismiss',
  operationId: 'dismissItem',
  summary: 'Leave a message: nobody needs an answer',
  description: 'Its words and files are removed.',
  body: nothing,
  refusals: ['inbound_item_unknown', 'inbound_item_done'],
  async handler({ params }, context) {
    return handled(context, await itemOf(context, params.item), { outcome: 'dismissed' });
  },
});

export const inboundFile = defineRoute({
  method: 'get',
  path: '/v1/inbound/items/{item}/files/{id}',
  operationId: 'inboundFile',
  tag: 'inbound',
  summary: 'A file of a message that waits',
  cites: ['A1', 'R50'],
  idempotency: 'none',
  params: z.strictObject({ item: z.coerce.number().int().min(1), id: z.uuid() }),
  responses: {
    200: { description: 'The file, as an attachment.', contentType: 'image/jpeg', schema: z.string() },
  },
  refusals: ['inbound_item_unknown', 'evidence_not_found'],
  async handler({ params }, context) {
    const row = await itemOf(context, params.item);
    const isOfIt = row.files.some((ref) => evidenceIdOf(ref) === params.id);
    const file = isOfIt ? await context.deps.evidence.read(params.id) : undefined;
    if (!file) throw new Problem('evidence_not_found');
    return attachment(file);
  },
});

/** The message, for those who see its shop; one of no shop is for those who see all. */
async function itemOf(context: Context, id: number): Promise<InboundRow> {
  const row = await context.deps.inbound.find(id);
  if (!row || !seesShop(asking(context), row.shop ?? '*')) throw new Problem('inbound_item_unknown');
  if (row.outcome !== 'item') throw new Problem('inbound_item_done');
  return row;
}

async function handled(
  context: Context,
  row: InboundRow,
  { outcome, caseNo, why }: { outcome: 'case' | 'reply' | 'dismissed'; caseNo?: string; why?: string },
): Promise<Answer> {
  const { inbound, now } = context.deps;
  const by = actorOf(asking(context));
  const isFirst = await inbound.handle(row.id, { outcome, by, at: now(), ...withoutAbsent({ caseNo }) });
  return { status: 200, body: { outcome, caseNo: caseNo ?? null, why: why ?? null, duplicate: !isFirst } };
}

const itemView = (row: InboundRow) => ({
  id: row.id,
  channel: row.channel,
  shop: row.shop,
  why: row.why,
  receivedAt: iso(row.receivedAt),
  from: { address: row.sender, name: row.senderName },
  subject: row.subject,
  text: row.words,
  files: row.files,
  order: orderNumberIn(row.subject ?? '', row.words ?? '') ?? null,
  caseNo: caseNumberIn(row.subject ?? '') ?? null,
});
