import type { Context } from '#api/route.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import type { InboundMessage } from '#api/schemas/inbound.ts';
import { localeOfWords } from '#domain/inbound/language.ts';
import type { LetterFile, Unsorted } from '#domain/inbound/letter.ts';
import { orderNumberIn } from '#domain/inbound/order-number.ts';
import { holderOf, type InboundRow, type Settled } from '#store/inbound/messages.ts';
import { actingAs, addToCase, open, Refused, requestFrom } from './bring.ts';
import { keepFiles } from './files.ts';
import { customerBy, gateway } from './principals.ts';

interface Sorting {
  readonly context: Context;
  readonly message: InboundMessage;
  readonly row: InboundRow;
}

/** Leads a message of another system where it belongs: to the case it names or its conversation has, or to a new one. */
export async function sortMessage(context: Context, message: InboundMessage, row: InboundRow): Promise<Settled> {
  const sorting = { context, message, row };
  const { shop, conversation, order } = message;
  // A message that names an order is a request; the same problem again is the same case by itself (A8).
  const known =
    message.case ??
    (conversation === undefined || order !== undefined
      ? undefined
      : await context.deps.inbound.caseOfConversation({ channel: row.channel, shop, conversation }));
  return known === undefined ? request(sorting) : reply(sorting, known);
}

async function reply(sorting: Sorting, caseNo: string): Promise<Settled> {
  const { context, message, row } = sorting;
  const record = await context.deps.cases.get(caseNo);
  if (!record || record.shop !== message.shop) return unsorted(sorting, 'case_unknown');
  if (record.state.stage === 'archived') return unsorted(sorting, 'case_closed');
  const acting = actingAs(context, customerBy(row, caseNo), `message-${row.id}`);
  const files = await keepFiles(acting, filesOf(message), { shop: message.shop, caseNo });
  try {
    const { questions } = record.state;
    const evidence = [...files, ...addressesOf(message)];
    return await addToCase(acting, { caseNo, text: message.text ?? '', evidence, questions });
  } catch (error) {
    if (error instanceof Refused) return unsorted(sorting, error.code === 'case_closed' ? 'case_closed' : 'refused');
    throw error;
  }
}

async function request(sorting: Sorting): Promise<Settled> {
  const { context, message, row } = sorting;
  const { shop, text = '', from } = message;
  const order = message.order ?? orderNumberIn(text);
  if (order === undefined) return unsorted(sorting, 'order_missing');
  if (from.email === undefined && from.phone === undefined) return unsorted(sorting, 'sender_missing');
  const acting = actingAs(context, gateway(row.channel, shop), `message-${row.id}`);
  const evidence = [...(await keepFiles(acting, filesOf(message), { shop })), ...addressesOf(message)];
  const asked = requestFrom(bodyOf(sorting, order, evidence));
  return 'body' in asked ? open(acting, asked.body) : unsorted(sorting, 'refused');
}

/** The message as a request; what it does not say becomes open questions (A3). */
function bodyOf({ context, message, row }: Sorting, order: string, evidence: readonly string[]) {
  const { shop, text, from, items, problem, wish } = message;
  const { locale = 'en' } = context.deps.settings.shops[shop] ?? {};
  return {
    shop,
    order,
    channel: row.channel,
    contact: from,
    locale: message.locale ?? localeOfWords(text ?? '', locale),
    ...withoutAbsent({ items, problem, wish, symptom: text }),
    ...(evidence.length > 0 ? { evidence } : {}),
  };
}

const filesOf = ({ files = [] }: InboundMessage): LetterFile[] =>
  files.map(({ name, data }) => ({ name, bytes: Buffer.from(data, 'base64') }));

/** Files of ours are named by nobody outside; addresses of theirs pass. */
const addressesOf = ({ evidence = [] }: InboundMessage): string[] =>
  evidence.filter((address) => !address.startsWith('evidence:'));

async function unsorted({ context, message, row }: Sorting, why: Unsorted): Promise<Settled> {
  const { shop } = message;
  const acting = actingAs(context, gateway(row.channel, shop), `message-${row.id}`);
  const files = await keepFiles(acting, filesOf(message), { shop, heldBy: holderOf(row.id) });
  return { outcome: 'item', why, shop, files };
}
