import { and, count, desc, eq, gte, inArray, lt, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#domain/case/actor.ts';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from './cursor.ts';
import type { Database, Queries } from './db.ts';
import type { OutboxRow } from './outbox.ts';
import { outbox, type OutboxStatus } from './schema/messages.ts';
import { inTransaction } from './transaction.ts';

export interface MessageFilter {
  /** Whose messages may be seen at all. */
  readonly shops?: readonly string[];
  readonly status?: OutboxStatus;
  readonly template?: string;
  readonly to?: OutboxRow['toRole'];
  /** Business time, from inclusive, to exclusive. */
  readonly from?: number;
  readonly until?: number;
}

/** A page of all that people were or are to be told, the newest first (D7). */
export async function listMessages(
  queries: Queries,
  { shops, status, template, to, from, until }: MessageFilter,
  page: PageWish,
): Promise<Page<OutboxRow>> {
  const key = startOf('outbox', page, [0]);
  const rows = await queries
    .select()
    .from(outbox)
    .where(
      and(
        shops === undefined ? undefined : inArray(outbox.shop, [...shops]),
        status === undefined ? undefined : eq(outbox.status, status),
        template === undefined ? undefined : eq(outbox.template, template),
        to === undefined ? undefined : eq(outbox.toRole, to),
        from === undefined ? undefined : gte(outbox.at, from),
        until === undefined ? undefined : lt(outbox.at, until),
        key === undefined ? undefined : lt(outbox.id, Number(key[0])),
      ),
    )
    .orderBy(desc(outbox.id))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, ({ id }) => encodeCursor('outbox', [id]));
}

export async function findMessage(queries: Queries, id: number): Promise<OutboxRow | undefined> {
  const [row] = await queries.select().from(outbox).where(eq(outbox.id, id));
  return row;
}

/** Nothing more happens to these by itself. */
export const ENDED: ReadonlySet<OutboxStatus> = new Set<OutboxStatus>(['sent', 'dead', 'stale', 'cancelled']);

/** Under whose word, and when. */
export interface Wish {
  readonly by: Actor;
  readonly at: number;
}

/**
 * Queues a message that has ended once more, as a row of its own under `<key>/resend/<n>`; undefined while it has not
 * ended. The first row keeps what became of it.
 */
export const resendMessage = (database: Database, id: number, { by, at }: Wish): Promise<OutboxRow | undefined> =>
  inTransaction(database, async (queries) => {
    const asked = await findMessage(queries, id);
    const first = asked && (await locked(queries, asked.resendOf ?? asked.id));
    if (!asked || !first || !ENDED.has(asked.status)) return undefined;
    const [before] = await queries.select({ n: count() }).from(outbox).where(eq(outbox.resendOf, first.id));
    const { caseNo, shop, toRole, template, params, locale } = first;
    const dedupeKey = `${first.dedupeKey}/resend/${(before?.n ?? 0) + 1}`;
    const again = { dedupeKey, caseNo, shop, toRole, template, params, locale, resendOf: first.id, by };
    const [row] = await queries
      .insert(outbox)
      // The case's own clock may be ahead of ours, never behind what it has said already.
      .values({ ...again, at: Math.max(at, first.at) })
      .returning();
    return row;
  });

/** Two who resend at once queue behind each other here. */
async function locked(queries: Queries, id: number): Promise<OutboxRow | undefined> {
  const [row] = await queries.select().from(outbox).where(eq(outbox.id, id)).for('update');
  return row;
}

const WAITING: SQL = sql`${outbox.status} in ('queued', 'failed')`;

/** Takes a message back that nobody has got yet; undefined when it is on its way or has ended. */
export async function cancelMessage(queries: Queries, id: number, { by }: Wish): Promise<OutboxRow | undefined> {
  const [row] = await queries
    .update(outbox)
    .set({ status: 'cancelled', by })
    .where(and(eq(outbox.id, id), WAITING))
    .returning();
  return row;
}
