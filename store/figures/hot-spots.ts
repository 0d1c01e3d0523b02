import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Actor } from '#domain/case/actor.ts';
import type { HotSpotCause, HotSpotSubject } from '#domain/figures/hot-spot.ts';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from '#store/cursor.ts';
import type { Queries } from '#store/db.ts';
import { hotSpotCases, hotSpots } from '#store/schema/figures.ts';

type Row = typeof hotSpots.$inferSelect;
export type HotSpotRow = Row & { readonly cases: readonly string[] };

export interface HotSpotFilter {
  /** Of any of these; of all when absent. */
  readonly shops?: readonly string[];
  readonly status?: Row['status'];
  readonly subject?: HotSpotSubject;
}

/** Hot spots with the cases behind them, the newest first (I2). */
export async function listHotSpots(queries: Queries, filter: HotSpotFilter, page: PageWish): Promise<Page<HotSpotRow>> {
  const key = startOf('hotSpots', page, [0, '']);
  const rows = await queries
    .select()
    .from(hotSpots)
    .where(
      and(
        filter.shops === undefined ? undefined : inArray(hotSpots.shop, [...filter.shops]),
        filter.status === undefined ? undefined : eq(hotSpots.status, filter.status),
        filter.subject === undefined ? undefined : eq(hotSpots.subject, filter.subject),
        key &&
          sql`(${hotSpots.openedAt}, ${hotSpots.id}) < (${sql.param(Number(key[0]), hotSpots.openedAt)}, ${key[1]})`,
      ),
    )
    .orderBy(desc(hotSpots.openedAt), desc(hotSpots.id))
    .limit(page.limit + 1);
  const found = await withCases(queries, rows);
  return pageOf(found, page.limit, ({ openedAt, id }) => encodeCursor('hotSpots', [openedAt, id]));
}

export async function findHotSpot(queries: Queries, id: string): Promise<HotSpotRow | undefined> {
  return (await withCases(queries, await queries.select().from(hotSpots).where(eq(hotSpots.id, id))))[0];
}

async function withCases(queries: Queries, rows: readonly Row[]): Promise<HotSpotRow[]> {
  if (rows.length === 0) return [];
  const joined = await queries
    .select({ hotSpot: hotSpotCases.hotSpot, caseNo: hotSpotCases.caseNo })
    .from(hotSpotCases)
    .where(
      inArray(
        hotSpotCases.hotSpot,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(asc(hotSpotCases.joinedAt), asc(hotSpotCases.caseNo));
  return rows.map((row) => ({
    ...row,
    cases: joined.filter(({ hotSpot }) => hotSpot === row.id).map(({ caseNo }) => caseNo),
  }));
}

export interface HotSpotClosing {
  readonly at: number;
  readonly by: Actor;
  readonly cause: HotSpotCause;
  readonly note: string;
}

/** Closes a hot spot with what it came from; false when it is over already or there is none. */
export async function closeHotSpot(queries: Queries, id: string, closing: HotSpotClosing): Promise<boolean> {
  const { at, by, cause, note } = closing;
  const { rowCount } = await queries
    .update(hotSpots)
    .set({ status: 'closed', closedAt: at, closedBy: by, cause, note })
    .where(and(eq(hotSpots.id, id), eq(hotSpots.status, 'open')));
  return rowCount === 1;
}
