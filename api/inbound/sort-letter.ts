import type { Context } from '#api/route.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import { localeOfWords } from '#domain/inbound/language.ts';
import type { Letter, Unsorted } from '#domain/inbound/letter.ts';
import { caseNumberIn, orderNumberIn } from '#domain/inbound/order-number.ts';
import { holderOf, type InboundRow, type Settled } from '#store/inbound/messages.ts';
import { actingAs, addToCase, open, Refused, requestFrom } from './bring.ts';
import { keepFiles } from './files.ts';
import { customerBy, gateway } from './principals.ts';

/** A letter on its way: what is known of it. */
interface Sorting {
  readonly context: Context;
  readonly letter: Letter;
  readonly row: InboundRow;
  readonly shop: string | undefined;
}

/**
 * Leads a letter where it belongs (A1): machines' letters nowhere, a reply to its case, a letter that names an order to
 * a new case, everything else to a person.
 */
export async function sortLetter(context: Context, letter: Letter, row: InboundRow): Promise<Settled> {
  if (letter.automatic !== undefined) return { outcome: 'ignored', why: letter.automatic };
  const sorting: Sorting = { context, letter, row, shop: row.shop ?? undefined };
  const found = await caseOf(sorting);
  if (typeof found === 'string') return reply(sorting, found);
  if (found) return unsorted(sorting, found.why);
  return request(sorting);
}

/** The case a letter answers: by its signed address, or by number when its sender is the case's customer. */
async function caseOf({ context, letter }: Sorting): Promise<string | { readonly why: Unsorted } | undefined> {
  const { inbound } = context.deps;
  const signed = letter.to.flatMap((address) => inbound.caseOf(address) ?? [])[0];
  if (signed !== undefined) return signed;
  const named = [...letter.references, letter.subject].flatMap((text) => caseNumberIn(text) ?? [])[0];
  if (named === undefined) return undefined;
  return (await inbound.isContact(named, letter.from.address)) ? named : { why: 'sender_unknown' };
}

async function reply(sorting: Sorting, caseNo: string): Promise<Settled> {
  const { context, letter, row } = sorting;
  const record = await context.deps.cases.get(caseNo);
  if (!record) return unsorted(sorting, 'case_unknown');
  const of = { ...sorting, shop: record.shop };
  if (record.state.stage === 'archived') return unsorted(of, 'case_closed');
  const acting = actingAs(context, customerBy(row, caseNo), `mail-${row.id}`);
  const evidence = await keepFiles(acting, letter.files, { shop: record.shop, caseNo });
  try {
    const text = letter.text === '' && evidence.length === 0 ? letter.subject : letter.text;
    const settled = await addToCase(acting, { caseNo, text, evidence, questions: record.state.questions });
    return { ...settled, shop: record.shop };
  } catch (error) {
    if (error instanceof Refused) return unsorted(of, error.code === 'case_closed' ? 'case_closed' : 'refused');
    throw error;
  }
}

async function request(sorting: Sorting): Promise<Settled> {
  const { context, letter, row, shop } = sorting;
  if (shop === undefined) return unsorted(sorting, 'shop_unclear');
  const order = orderNumberIn(letter.subject, letter.text);
  if (order === undefined) return unsorted(sorting, 'order_missing');
  const acting = actingAs(context, gateway(row.channel, shop), `mail-${row.id}`);
  const evidence = await keepFiles(acting, letter.files, { shop });
  const asked = requestFrom(bodyOf(sorting, { shop, order, evidence }));
  return 'body' in asked ? open(acting, asked.body) : unsorted(sorting, 'refused');
}

/** The letter as a request; what it does not say becomes open questions (A3). */
function bodyOf({ context, letter }: Sorting, given: { shop: string; order: string; evidence: readonly string[] }) {
  const { shop, order, evidence } = given;
  const { locale = 'en' } = context.deps.settings.shops[shop] ?? {};
  const words = `${letter.subject}\n${letter.text}`;
  return {
    shop,
    order,
    channel: 'email',
    locale: localeOfWords(words, locale),
    contact: withoutAbsent({ email: letter.from.address, name: letter.from.name || undefined }),
    symptom: (letter.text || letter.subject).slice(0, 4000),
    ...(evidence.length > 0 ? { evidence } : {}),
  };
}

/** For a person to look at: its files are kept as long as it waits. */
async function unsorted({ context, letter, row, shop }: Sorting, why: Unsorted): Promise<Settled> {
  const files =
    shop === undefined
      ? []
      : await keepFiles(actingAs(context, gateway(row.channel, shop), `mail-${row.id}`), letter.files, {
          shop,
          heldBy: holderOf(row.id),
        });
  return { outcome: 'item', why, files, ...withoutAbsent({ shop }) };
}
