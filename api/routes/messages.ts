import { z } from 'zod';
import { actorOf, seesShop, type Principal } from '#api/access.ts';
import { iso } from '#api/case-view.ts';
import { WordsRefused, type Preview, type PreviewWish } from '#api/messages-port.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { pageAnswer, pageWish } from '#api/paging.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute, type Context } from '#api/route.ts';
import { instantOut } from '#api/schemas/case.ts';
import { instant, shop, words } from '#api/schemas/fields.ts';
import { pageOf, pageQuery } from '#api/schemas/paging.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import { LOCALES } from '#domain/intake/request.ts';
import { LADDER, STAFF_ROLES } from '#domain/roles.ts';
import type { OutboxRow } from '#store/outbox.ts';
import { OUTBOX_STATUSES } from '#store/schema/messages.ts';

const status = z.enum(OUTBOX_STATUSES);
const template = z
  .string()
  .max(64)
  .regex(/^[A-Za-z][A-Za-z_]*$/, 'must be the name of a notice');
const readers = z.enum(['customer', ...STAFF_ROLES, 'public']);
const optionalInstant = instantOut.nullable();

const entry = z
  .object({
    id: z.int(),
    shop: z.string(),
    caseNo: z.string().nullable().meta({ description: 'None of what belongs to a shop as a whole.' }),
    to: z.string(),
    template: z.string(),
    locale: z.string(),
    status,
    at: instantOut.meta({ description: "When it was asked for, by the case's clock." }),
    attempts: z.int(),
    notBefore: optionalInstant.meta({ description: 'The end of the quiet hours it fell into.' }),
    triedAgainAt: optionalInstant,
    sentAt: optionalInstant,
    sentBy: z.string().nullable().meta({ description: 'What carried it.' }),
    fallback: z.string().nullable().meta({ description: 'The channel taken after the preferred one was refused.' }),
    reason: z.string().nullable().meta({ description: 'Why it was not sent, or not yet.' }),
    resendOf: z.int().nullable(),
    by: z
      .object({ type: z.string(), id: z.string().optional() })
      .nullable()
      .meta({ description: 'Who had it sent again, or took it back.' }),
  })
  .meta({ id: 'OutboxMessage', description: 'What somebody was or is to be told, and how far it is.' });

const said = z
  .object({ ...entry.shape, subject: z.string().nullable(), text: z.string().nullable() })
  .meta({ id: 'OutboxMessageWithWords', description: 'With its words, for whoever may read them.' });

const params = z.strictObject({
  id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).meta({ description: 'The number of the message.' }),
});

export const listOutbox = defineRoute({
  method: 'get',
  path: '/v1/messages',
  operationId: 'listOutbox',
  tag: 'messages',
  summary: 'Read what people were told or are to be told',
  description: 'Of all cases of a shop and of the shop itself, the newest first; without their words.',
  cites: ['D7', 'H1'],
  idempotency: 'none',
  query: z.strictObject({
    ...pageQuery,
    shop: shop.optional(),
    status: status.optional(),
    template: template.optional(),
    to: readers.optional(),
    from: instant.optional(),
    until: instant.optional(),
  }),
  responses: { 200: { description: 'Messages.', schema: pageOf(entry), headers: { Link: 'The next page.' } } },
  handler({ query: { limit, cursor, shop: wanted, from, until, ...filter } }, context) {
    const during = {
      ...(from === undefined ? {} : { from: Date.parse(from) }),
      ...(until === undefined ? {} : { until: Date.parse(until) }),
    };
    const shops = shopsOf(asking(context), wanted);
    const page = context.deps.messages.list(
      { ...withoutAbsent(filter), ...during, shops },
      pageWish({ limit, cursor }),
    );
    return pageAnswer(page, context.url, entryView);
  },
});

export const getOutboxMessage = defineRoute({
  method: 'get',
  path: '/v1/messages/{id}',
  operationId: 'getOutboxMessage',
  tag: 'messages',
  summary: 'Read one message with its words',
  description: 'Who only looks after goods, money or the machine is not shown the words.',
  cites: ['D7', 'R50'],
  idempotency: 'none',
  params,
  responses: { 200: { description: 'The message.', schema: said } },
  refusals: ['message_unknown'],
  async handler({ params: { id } }, context) {
    const row = await ownMessage(context, id);
    const shown = READS_WORDS.has(asking(context).role)
      ? await context.deps.messages.words(row)
      : { subject: null, text: null };
    return { status: 200, body: { ...entryView(row), subject: shown.subject, text: shown.text } };
  },
});

const act = {
  method: 'post',
  tag: 'messages',
  cites: ['D7', 'H2'],
  idempotency: 'required',
  params,
  body: z.strictObject({}),
} as const;

export const resendMessage = defineRoute({
  ...act,
  path: '/v1/messages/{id}/resend',
  operationId: 'resendMessage',
  summary: 'Send a message once more',
  description:
    'As a message of its own, with who asked for it. A customer’s message can be repeated by agents; any other one when it is dead, by a supervisor or operator.',
  responses: { 201: { description: 'The new message.', schema: entry } },
  refusals: ['message_unknown', 'message_under_way'],
  async handler({ params: { id } }, context) {
    const row = await ownMessage(context, id);
    const who = asking(context);
    if (!mayRepeat(who, row)) throw new Problem('forbidden');
    const again = await context.deps.messages.resend(id, actorOf(who));
    if (!again) throw new Problem('message_under_way');
    return { status: 201, body: entryView(again) };
  },
});

export const cancelMessage = defineRoute({
  ...act,
  path: '/v1/messages/{id}/cancel',
  operationId: 'cancelMessage',
  summary: 'Take a message back that nobody has got yet',
  responses: { 200: { description: 'The message.', schema: entry } },
  refusals: ['message_unknown', 'message_not_waiting'],
  async handler({ params: { id } }, context) {
    const row = await ownMessage(context, id);
    const who = asking(context);
    if (row.toRole !== 'customer' && !isAbove(who)) throw new Problem('forbidden');
    const cancelled = await context.deps.messages.cancel(id, actorOf(who));
    if (!cancelled) throw new Problem('message_not_waiting');
    return { status: 200, body: entryView(cancelled) };
  },
});

const preview = z
  .object({
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    words: z.enum(['draft', 'shop', 'catalogue']),
    values: z.record(z.string(), z.enum(['date', 'number', 'choice', 'text'])),
  })
  .meta({ id: 'MessagePreview', description: 'What a notice would say, and the values it has.' });

const MAX_SOURCE = 8_000;

export const previewMessage = defineRoute({
  method: 'post',
  path: '/v1/messages/preview',
  operationId: 'previewMessage',
  tag: 'messages',
  summary: 'Look at the words of a notice, or at a draft of others',
  description:
    'With sample values; nothing is sent or kept. A draft is Liquid: a line `Subject: …`, an empty line, the text.',
  cites: ['D7', 'F4'],
  idempotency: 'none',
  body: z.strictObject({
    shop,
    template,
    locale: z.enum(LOCALES),
    source: words(MAX_SOURCE).optional(),
  }),
  responses: { 200: { description: 'The words.', schema: preview } },
  refusals: ['shop_unknown', 'words_refused'],
  handler({ body: { source, ...wish } }, context) {
    if (!context.deps.settings.shops[wish.shop] || !seesShop(asking(context), wish.shop))
      throw new Problem('shop_unknown');
    return {
      status: 200,
      body: previewed({ ...wish, ...withoutAbsent({ source }) }, context),
    };
  },
});

function previewed(wish: PreviewWish, { deps }: Context): Preview {
  try {
    return deps.messages.preview(wish);
  } catch (error) {
    if (!(error instanceof WordsRefused)) throw error;
    const { message } = error;
    throw new Problem('words_refused', {
      detail: message,
      errors: [{ pointer: '/source', in: 'body', rule: 'words_refused', message }],
    });
  }
}

/** The message, when it is of a shop of the caller's; both 'no's are the same answer. */
async function ownMessage(context: Context, id: number): Promise<OutboxRow> {
  const row = await context.deps.messages.find(id);
  if (!row || !seesShop(asking(context), row.shop)) throw new Problem('message_unknown');
  return row;
}

const LADDER_ROLES: ReadonlySet<string> = new Set(LADDER);
const READS_WORDS: ReadonlySet<string> = new Set([...LADDER, 'qa', 'integrator']);
const isAbove = ({ role }: Principal): boolean => role === 'supervisor' || role === 'manager' || role === 'operator';

/** Whoever speaks with customers may say it again; what is dead is an alarm for those above. */
const mayRepeat = (who: Principal, { toRole, status: now }: OutboxRow): boolean =>
  (toRole === 'customer' && LADDER_ROLES.has(who.role)) || (now === 'dead' && isAbove(who));

const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

const entryView = (row: OutboxRow) => ({
  id: row.id,
  shop: row.shop,
  caseNo: row.caseNo,
  to: row.toRole,
  template: row.template,
  locale: row.locale,
  status: row.status,
  at: iso(row.at),
  attempts: row.attempts,
  notBefore: isoOrNull(row.notBefore),
  triedAgainAt: row.status === 'failed' ? iso(row.nextAttemptAt) : null,
  sentAt: isoOrNull(row.sentAt),
  sentBy: row.sentBy,
  fallback: row.fallback,
  reason: row.lastError,
  resendOf: row.resendOf,
  by: row.by,
});
