import { z } from 'zod';
import { shopOfAddresses } from '#api/inbound/shop-of.ts';
import { sortLetter } from '#api/inbound/sort-letter.ts';
import { sortMessage } from '#api/inbound/sort-message.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute, type Answer, type Context } from '#api/route.ts';
import { shop } from '#api/schemas/fields.ts';
import { INBOUND_CHANNELS, inboundMessage, sorted } from '#api/schemas/inbound.ts';
import { invalid } from '#api/validation.ts';
import type { InboundRow, NewInbound, Settled } from '#store/inbound/messages.ts';

const MEGABYTE = 1024 * 1024;

/** What both ways in have in common: signed bytes, each message once. */
const wayIn = {
  method: 'post',
  tag: 'inbound',
  cites: ['A1', 'A2', 'A3', 'A8'],
  idempotency: 'none',
  bodyKind: 'raw',
  bodyLimit: 40 * MEGABYTE,
  responses: { 200: { description: 'What became of it.', schema: sorted } },
} as const;

const signedOnly = ({ deps, headers }: Context, raw: Buffer): void => {
  if (!deps.inbound.isSigned(headers, raw)) throw new Problem('signature_invalid');
};

export const receiveMail = defineRoute({
  ...wayIn,
  path: '/v1/inbound/email',
  operationId: 'receiveMail',
  summary: 'Take an e-mail as it came',
  description:
    'The body is the letter with its headers (RFC 5322), signed by Standard Webhooks. A reply goes to its case, a letter that names an order opens one, what nobody can sort waits for a person; automatic letters are noted and left. The same Message-ID again is the same letter.',
  bodyTypes: ['message/rfc822'],
  query: z.strictObject({ shop: shop.optional() }),
  body: z.instanceof(Buffer).meta({ override: { type: 'string', format: 'binary' } }),
  refusals: ['signature_invalid', 'mail_unreadable', 'shop_unknown'],
  async handler({ query, body }, context) {
    signedOnly(context, body);
    const { inbound, settings } = context.deps;
    if (query.shop !== undefined && !settings.shops[query.shop]) throw new Problem('shop_unknown');
    const letter = await inbound.readLetter(body);
    if (!letter) throw new Problem('mail_unreadable');
    const { messageId, from, subject, text } = letter;
    return once(
      context,
      {
        channel: 'email',
        externalId: messageId.slice(0, 500),
        shop: query.shop ?? shopOfAddresses(letter.to, settings.shops) ?? null,
        conversation: null,
        sender: from.address,
        senderName: from.name || null,
        subject,
        words: text,
      },
      (row) => sortLetter(context, letter, row),
    );
  },
});

export const receiveMessage = defineRoute({
  ...wayIn,
  path: '/v1/inbound/{channel}',
  operationId: 'receiveMessage',
  summary: 'Take a message of a chat, a marketplace or another system',
  description:
    'Signed by Standard Webhooks, whose id names the message. It opens a case, or adds to the one it names or its conversation has.',
  params: z.strictObject({ channel: z.enum(INBOUND_CHANNELS) }),
  body: z.instanceof(Buffer).meta({ override: { $ref: '#/components/schemas/InboundMessage' } }),
  refusals: ['signature_invalid', 'shop_unknown'],
  async handler({ params, body }, context) {
    signedOnly(context, body);
    const message = parsed(body);
    if (!context.deps.settings.shops[message.shop]) throw new Problem('shop_unknown');
    const { from, conversation = null, text = null } = message;
    return once(
      context,
      {
        channel: params.channel,
        externalId: (context.headers['webhook-id'] ?? '').slice(0, 500),
        shop: message.shop,
        conversation,
        sender: from.email?.toLowerCase() ?? from.phone ?? null,
        senderName: from.name ?? null,
        subject: null,
        words: text,
      },
      (row) => sortMessage(context, message, row),
    );
  },
});

function parsed(raw: Buffer): z.output<typeof inboundMessage> {
  const read = inboundMessage.safeParse(jsonOf(raw));
  if (read.success) return read.data;
  throw invalid(
    read.error.issues.map(({ path, code, message }) => ({
      pointer: path.map((part) => `/${String(part)}`).join(''),
      in: 'body',
      rule: code,
      message,
    })),
  );
}

function jsonOf(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    throw new Problem('malformed_json');
  }
}

/** Kept before it is sorted, sorted until that has come to an end, and then known. */
async function once(
  context: Context,
  message: Omit<NewInbound, 'receivedAt'>,
  sort: (row: InboundRow) => Promise<Settled>,
): Promise<Answer> {
  const { inbound, now } = context.deps;
  const row = await inbound.take({ ...message, receivedAt: now() });
  if (row.outcome !== 'new') return answer(row, true);
  const settled = await sort(row);
  await inbound.settle(row.id, settled);
  return answer(settled, false);
}

const answer = (
  { outcome, caseNo = null, why = null }: { outcome: string; caseNo?: string | null; why?: string | null },
  duplicate: boolean,
): Answer => ({ status: 200, body: { outcome, caseNo, why, duplicate } });
