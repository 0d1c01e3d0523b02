import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import { digestIdOf, type DigestContent, type DigestStatus } from '#domain/day/digest.ts';
import type { RunKind } from '#domain/day/runs.ts';
import type { Slot } from '#domain/day/slots.ts';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from '#store/cursor.ts';
import type { Queries } from '#store/db.ts';
import { dayWatches, digests } from '#store/schema/digests.ts';

export type DigestRow = typeof digests.$inferSelect;

/** Which run of which shop. */
export interface RunName {
  readonly shop: string;
  readonly kind: RunKind;
}

/** Keeps what a run found. One that was named as missed is made up for; one that was made stays as it is: false. */
export async function saveDigest(
  queries: Queries,
  run: RunName & { readonly slot: Slot; readonly madeAt: number; readonly content: DigestContent },
): Promise<boolean> {
  const { rowCount } = await queries
    .insert(digests)
    .values(rowOf(run, 'made'))
    .onConflictDoUpdate({
      target: digests.id,
      set: { status: 'made', madeAt: run.madeAt, content: run.content },
      setWhere: eq(digests.status, 'missed'),
    });
  return rowCount === 1;
}

const NOTHING: DigestContent = { items: [], missed: [] };

/** Names the runs that left nothing behind; what is stored stays. Answers how many are new. */
export async function nameMissed(
  queries: Queries,
  { shop, kind, slots, at }: RunName & { readonly slots: readonly Slot[]; readonly at: number },
): Promise<number> {
  if (slots.length === 0) return 0;
  const rows = slots.map((slot) => rowOf({ shop, kind, slot, madeAt: at, content: NOTHING }, 'missed'));
  const { rowCount } = await queries.insert(digests).values(rows).onConflictDoNothing();
  return rowCount ?? 0;
}

const rowOf = (
  { shop, kind, slot, madeAt, content }: Parameters<typeof saveDigest>[1],
  status: DigestStatus,
): typeof digests.$inferInsert => ({
  id: digestIdOf(shop, kind, slot.slot),
  shop,
  kind,
  slot: slot.slot,
  slotAt: slot.at,
  status,
  madeAt,
  content,
});

/** Since when runs at these times are expected; other times than before are expected from now on (H1). */
export async function watchedSince(
  queries: Queries,
  { shop, kind, times, at }: RunName & { readonly times: string; readonly at: number },
): Promise<number> {
  await queries
    .insert(dayWatches)
    .values({ shop, kind, times, since: at })
    .onConflictDoUpdate({
      target: [dayWatches.shop, dayWatches.kind],
      set: { times, since: at },
      setWhere: sql`${dayWatches.times} <> ${times}`,
    });
  const [row] = await queries
    .select({ since: dayWatches.since })
    .from(dayWatches)
    .where(and(eq(dayWatches.shop, shop), eq(dayWatches.kind, kind)));
  return row?.since ?? at;
}

/** The runs of this kind that were missed since the last one that took place, by their time on the wall. */
export async function missedSinceMade(queries: Queries, { shop, kind }: RunName, before: number): Promise<string[]> {
  const ofRun = and(eq(digests.shop, shop), eq(digests.kind, kind));
  const [made] = await queries
    .select({ at: digests.slotAt })
    .from(digests)
    .where(and(ofRun, eq(digests.status, 'made'), sql`${digests.slotAt} < ${sql.param(before, digests.slotAt)}`))
    .orderBy(desc(digests.slotAt))
    .limit(1);
  const rows = await queries
    .select({ slot: digests.slot })
    .from(digests)
    .where(
      and(
        ofRun,
        eq(digests.status, 'missed'),
        sql`${digests.slotAt} < ${sql.param(before, digests.slotAt)}`,
        made && gt(digests.slotAt, made.at),
      ),
    )
    .orderBy(asc(digests.slotAt));
  return rows.map(({ slot }) => slot);
}

export interface DigestFilter {
  readonly kind?: RunKind;
  readonly status?: DigestStatus;
  /** Of any of these; of all when absent. */
  readonly shops?: readonly string[];
}

/** Digests, the newest first. */
export async function listDigests(queries: Queries, filter: DigestFilter, page: PageWish): Promise<Page<DigestRow>> {
  const key = startOf('digests', page, [0, '']);
  const rows = await queries
    .select()
    .from(digests)
    .where(
      and(
        filter.kind === undefined ? undefined : eq(digests.kind, filter.kind),
        filter.status === undefined ? undefined : eq(digests.status, filter.status),
        filter.shops === undefined ? undefined : inArray(digests.shop, [...filter.shops]),
        key && sql`(${digests.slotAt}, ${digests.id}) < (${sql.param(Number(key[0]), digests.slotAt)}, ${key[1]})`,
      ),
    )
    .orderBy(desc(digests.slotAt), desc(digests.id))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, (row) => encodeCursor('digests', [row.slotAt, row.id]));
}

export async function findDigest(queries: Queries, id: string): Promise<DigestRow | undefined> {
  const [row] = await queries.select().from(digests).where(eq(digests.id, id));
  return row;
}
