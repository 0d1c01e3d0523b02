import { and, asc, eq, sql } from 'drizzle-orm';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from './cursor.ts';
import type { Queries } from './db.ts';
import type { RegisterRow } from './project/register.ts';
import { returnsRegister as register } from './schema/work.ts';

/** Business time, from inclusive, to exclusive. */
export interface RegisterFilter {
  readonly from?: number;
  readonly to?: number;
  readonly shop?: string;
}

/** The register of returned goods, by the time of inspection (D8). */
export async function listReturns(
  queries: Queries,
  filter: RegisterFilter,
  page: PageWish,
): Promise<Page<RegisterRow>> {
  const key = startOf('returns', page, [0, '', 0, 0]);
  const beyond =
    key &&
    sql`(${register.at}, ${register.caseNo}, ${register.seq}, ${register.entry}) > (${at(Number(key[0]))}, ${key[1]}, ${key[2]}, ${key[3]})`;
  const rows = await queries
    .select()
    .from(register)
    .where(
      and(
        filter.shop === undefined ? undefined : eq(register.shop, filter.shop),
        filter.from === undefined ? undefined : sql`${register.at} >= ${at(filter.from)}`,
        filter.to === undefined ? undefined : sql`${register.at} < ${at(filter.to)}`,
        beyond,
      ),
    )
    .orderBy(asc(register.at), asc(register.caseNo), asc(register.seq), asc(register.entry))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, (row) => encodeCursor('returns', [row.at, row.caseNo, row.seq, row.entry]));
}

const at = (instant: number) => sql.param(instant, register.at);
