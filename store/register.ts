import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from './cursor.ts';
import type { Queries } from './db.ts';
import type { RegisterRow } from './project/register.ts';
import { returnsRegister as register } from './schema/work.ts';

/** Business time, from inclusive, to exclusive. */
export interface RegisterFilter {
  readonly from?: number;
  readonly to?: number;
  /** Of any of these; of all when absent. */
  readonly shops?: readonly string[];
  readonly result?: RegisterRow['result'];
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
    .where(and(...within(filter), beyond))
    .orderBy(asc(register.at), asc(register.caseNo), asc(register.seq), asc(register.entry))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, (row) => encodeCursor('returns', [row.at, row.caseNo, row.seq, row.entry]));
}

const within = ({ shops, result, from, to }: RegisterFilter) => [
  shops === undefined ? undefined : inArray(register.shop, [...shops]),
  result === undefined ? undefined : eq(register.result, result),
  from === undefined ? undefined : sql`${register.at} >= ${at(from)}`,
  to === undefined ? undefined : sql`${register.at} < ${at(to)}`,
];

/** Units that came back in a time, by article, judgement and what becomes of them (D8). */
export interface ReturnTotal extends Pick<RegisterRow, 'sku' | 'result' | 'disposition'> {
  readonly quantity: number;
}

export async function totalReturns(queries: Queries, filter: RegisterFilter): Promise<ReturnTotal[]> {
  return queries
    .select({
      sku: register.sku,
      result: register.result,
      disposition: register.disposition,
      quantity: sql`sum(${register.quantity})`.mapWith(Number),
    })
    .from(register)
    .where(and(...within(filter)))
    .groupBy(register.sku, register.result, register.disposition)
    .orderBy(asc(register.sku), asc(register.result), asc(register.disposition));
}

const at = (instant: number) => sql.param(instant, register.at);
