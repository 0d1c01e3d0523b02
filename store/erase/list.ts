import { and, desc, inArray, sql } from 'drizzle-orm';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from '#store/cursor.ts';
import type { Queries } from '#store/db.ts';
import { erasures } from '#store/schema/customers.ts';
import type { Erasure } from './erase-person.ts';

/** The erasures of the shops' customers, the newest first (R50). */
export async function listErasures(
  queries: Queries,
  shops: readonly string[] | undefined,
  page: PageWish,
): Promise<Page<Erasure>> {
  const key = startOf('erasures', page, [0, '']);
  const rows = await queries
    .select()
    .from(erasures)
    .where(
      and(
        shops === undefined ? undefined : inArray(erasures.shop, [...shops]),
        key && sql`(${erasures.at}, ${erasures.id}) < (${sql.param(Number(key[0]), erasures.at)}, ${key[1]})`,
      ),
    )
    .orderBy(desc(erasures.at), desc(erasures.id))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, ({ at, id }) => encodeCursor('erasures', [at, id]));
}
