import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from '#store/cursor.ts';
import type { Queries } from '#store/db.ts';
import { cases } from '#store/schema/cases.ts';
import { charges } from '#store/schema/charges.ts';

export type UnpaidCharge = typeof charges.$inferSelect & { readonly seq: number };

/** What is asked of a customer, or held, and is not theirs to have: nobody has paid it, or it is not known whether. */
const UNPAID = ['planned', 'awaiting', 'unknown', 'failed', 'expired'] as const;

/** Charges that nobody has paid in cases that are still open, the longest waiting first (R15). */
export async function unpaidCharges(
  queries: Queries,
  { shops }: { readonly shops?: readonly string[] },
  page: PageWish,
): Promise<Page<UnpaidCharge>> {
  const key = startOf('charges', page, [0, '']);
  const rows = await queries
    .select({ ...getTableColumns(charges), seq: cases.seq })
    .from(charges)
    .innerJoin(cases, eq(cases.caseNo, charges.caseNo))
    .where(
      and(
        inArray(charges.state, [...UNPAID]),
        sql`${cases.closedAt} is null`,
        shops === undefined ? undefined : inArray(charges.shop, [...shops]),
        key &&
          sql`(${charges.updatedAt}, ${charges.key}) > (${sql.param(Number(key[0]), charges.updatedAt)}, ${key[1]})`,
      ),
    )
    .orderBy(asc(charges.updatedAt), asc(charges.key))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, (row) => encodeCursor('charges', [row.updatedAt, row.key]));
}
