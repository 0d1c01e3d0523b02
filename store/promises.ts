import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from './cursor.ts';
import type { Queries } from './db.ts';
import type { PromiseRow } from './project/promises.ts';
import { promises } from './schema/promises.ts';

export interface PromiseFilter {
  /** Of any of these; of all when absent. */
  readonly shops?: readonly string[];
  readonly owner?: string;
  /** Open ones, or those that were kept. */
  readonly kept: boolean;
  /** Only those whose time ran out at least once, or never did. */
  readonly late?: boolean;
  /** Business time, exclusive. */
  readonly dueBefore?: number;
}

/** What people promised customers, the one that is due next first (E6). */
export async function listPromises(queries: Queries, filter: PromiseFilter, page: PageWish): Promise<Page<PromiseRow>> {
  const key = startOf('promises', page, [0, '', '']);
  const { shops, owner, kept, late, dueBefore } = filter;
  const rows = await queries
    .select()
    .from(promises)
    .where(
      and(
        kept ? isNotNull(promises.keptAt) : isNull(promises.keptAt),
        shops === undefined ? undefined : inArray(promises.shop, [...shops]),
        owner === undefined ? undefined : eq(promises.owner, owner),
        late === undefined ? undefined : late ? sql`${promises.missed} > 0` : eq(promises.missed, 0),
        dueBefore === undefined ? undefined : sql`${promises.dueAt} < ${at(dueBefore)}`,
        key &&
          sql`(${promises.dueAt}, ${promises.caseNo}, ${promises.promise}) > (${at(Number(key[0]))}, ${key[1]}, ${key[2]})`,
      ),
    )
    .orderBy(asc(promises.dueAt), asc(promises.caseNo), asc(promises.promise))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, (row) => encodeCursor('promises', [row.dueAt, row.caseNo, row.promise]));
}

const at = (instant: number) => sql.param(instant, promises.dueAt);
