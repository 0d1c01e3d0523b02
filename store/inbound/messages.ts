import { and, desc, eq, inArray, isNotNull, lt, or, sql } from 'drizzle-orm';
import type { Actor } from '#domain/case/actor.ts';
import { conceal } from '#store/conceal.ts';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from '#store/cursor.ts';
import type { Queries } from '#store/db.ts';
import { letEvidenceGo } from '#store/evidence.ts';
import { inboundMessages } from '#store/schema/inbound.ts';

export type InboundRow = typeof inboundMessages.$inferSelect;
export type NewInbound = Pick<
  InboundRow,
  'channel' | 'externalId' | 'shop' | 'conversation' | 'receivedAt' | 'sender' | 'senderName' | 'subject' | 'words'
>;

/** Takes a message in, or finds it: the row as it stands. */
export async function takeInbound(queries: Queries, message: NewInbound): Promise<InboundRow> {
  await conceal(
    queries
      .insert(inboundMessages)
      .values({ ...message, outcome: 'new', files: [] })
      .onConflictDoNothing(),
  );
  const [row] = await queries
    .select()
    .from(inboundMessages)
    .where(and(eq(inboundMessages.channel, message.channel), eq(inboundMessages.externalId, message.externalId)));
  if (!row) throw new Error('a message that was taken in is not there');
  return row;
}

export interface Settled {
  readonly outcome: Exclude<InboundRow['outcome'], 'new'>;
  readonly caseNo?: string;
  readonly shop?: string;
  readonly why?: string;
  readonly files?: readonly string[];
}

/** What became of it; what was written is forgotten here as soon as a case has it. */
export async function settleInbound(
  queries: Queries,
  id: number,
  { outcome, caseNo, shop, why, files = [] }: Settled,
): Promise<void> {
  const words = outcome === 'item' ? {} : { sender: null, senderName: null, subject: null, words: null };
  await queries
    .update(inboundMessages)
    .set({
      outcome,
      files,
      ...words,
      caseNo: caseNo ?? null,
      why: why ?? null,
      ...(shop === undefined ? {} : { shop }),
    })
    .where(eq(inboundMessages.id, id));
}

/** The case that a conversation of another system led to last. */
export async function caseOfConversation(
  queries: Queries,
  { channel, shop, conversation }: { readonly channel: string; readonly shop: string; readonly conversation: string },
): Promise<string | undefined> {
  const { caseNo, id } = inboundMessages;
  const [row] = await queries
    .select({ caseNo })
    .from(inboundMessages)
    .where(
      and(
        eq(inboundMessages.channel, channel),
        eq(inboundMessages.shop, shop),
        eq(inboundMessages.conversation, conversation),
        isNotNull(caseNo),
      ),
    )
    .orderBy(desc(id))
    .limit(1);
  return row?.caseNo ?? undefined;
}

/** Messages that wait for a person, the newest first; those of no shop for whoever sees all. */
export async function listInboundItems(
  queries: Queries,
  shops: readonly string[] | undefined,
  page: PageWish,
): Promise<Page<InboundRow>> {
  const key = startOf('inbound', page, [0]);
  const rows = await queries
    .select()
    .from(inboundMessages)
    .where(
      and(
        eq(inboundMessages.outcome, 'item'),
        shops === undefined ? undefined : inArray(inboundMessages.shop, [...shops]),
        key === undefined ? undefined : lt(inboundMessages.id, Number(key[0])),
      ),
    )
    .orderBy(desc(inboundMessages.id))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, ({ id }) => encodeCursor('inbound', [id]));
}

export async function findInbound(queries: Queries, id: number): Promise<InboundRow | undefined> {
  const [row] = await queries.select().from(inboundMessages).where(eq(inboundMessages.id, id));
  return row;
}

export interface Handled {
  readonly outcome: 'case' | 'reply' | 'dismissed';
  readonly caseNo?: string;
  readonly by: Actor;
  readonly at: number;
}

/** A person has decided; false when somebody was quicker. Files that no case took are swept. */
export async function handleInbound(
  queries: Queries,
  id: number,
  { outcome, caseNo, by, at }: Handled,
): Promise<boolean> {
  const { rowCount } = await queries
    .update(inboundMessages)
    .set({
      outcome,
      caseNo: caseNo ?? null,
      handledAt: at,
      handledBy: by,
      sender: null,
      senderName: null,
      subject: null,
      words: null,
    })
    .where(and(eq(inboundMessages.id, id), eq(inboundMessages.outcome, 'item')));
  if (rowCount !== 1) return false;
  await letEvidenceGo(queries, holderOf(id));
  return true;
}

/** What keeps the files of a message that waits for a person. */
export const holderOf = (id: number): string => `inbound:${id}`;

/** Takes out what waits from somebody who is erased, by their addresses, and what led to their case (R50). */
export async function eraseInbound(
  queries: Queries,
  { caseNo, addresses }: { readonly caseNo: string; readonly addresses: readonly string[] },
): Promise<number> {
  const { id, sender, outcome, words } = inboundMessages;
  const theirs =
    addresses.length === 0
      ? eq(inboundMessages.caseNo, caseNo)
      : or(eq(inboundMessages.caseNo, caseNo), inArray(sender, [...addresses]));
  const gone = await queries
    .update(inboundMessages)
    .set({
      sender: null,
      senderName: null,
      subject: null,
      words: null,
      conversation: null,
      outcome: sql`case when ${outcome} = 'item' then 'dismissed' else ${outcome} end`,
    })
    .where(and(theirs, or(isNotNull(sender), isNotNull(words), isNotNull(inboundMessages.conversation))))
    .returning({ id });
  for (const one of gone) await letEvidenceGo(queries, holderOf(one.id));
  return gone.length;
}
