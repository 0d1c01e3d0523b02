import { and, asc, eq, gt, inArray, or, sql } from 'drizzle-orm';
import type { CaseOfFacts, FactLine } from '#domain/figures/facts.ts';
import { isCurrency } from '#domain/money.ts';
import type { OrderLine } from '#domain/order.ts';
import type { Queries } from '#store/db.ts';
import { caseFacts } from '#store/schema/figures.ts';
import { orders } from '#store/schema/orders.ts';

export interface FactsFilter {
  /** Of any of these; of all when absent. */
  readonly shops?: readonly string[];
  /** Business time, from inclusive, to exclusive: cases that may have added something to a figure in it. */
  readonly from: number;
  readonly to: number;
  readonly openedFrom?: number;
}

const PAGE = 1_000;

/** The facts of cases, page by page, so that no number of them fills the memory or holds a connection (I1). */
export async function* readFacts(
  queries: Queries,
  filter: FactsFilter,
  page = PAGE,
): AsyncGenerator<readonly CaseOfFacts[]> {
  for (let after = ''; ;) {
    const rows = await pageAfter(queries, filter, { after, page });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    after = last.caseNo;
  }
}

async function pageAfter(
  queries: Queries,
  { shops, from, to, openedFrom }: FactsFilter,
  { after, page }: { readonly after: string; readonly page: number },
): Promise<CaseOfFacts[]> {
  const rows = await queries
    .select({
      caseNo: caseFacts.caseNo,
      shop: caseFacts.shop,
      facts: caseFacts.facts,
      lines: sql<readonly OrderLine[] | null>`${orders.snapshot} -> 'lines'`,
      currency: sql<string | null>`${orders.snapshot} ->> 'currency'`,
    })
    .from(caseFacts)
    .leftJoin(orders, and(eq(orders.shop, caseFacts.shop), eq(orders.orderNo, caseFacts.orderNo)))
    .where(
      and(
        gt(caseFacts.caseNo, after),
        shops === undefined ? undefined : inArray(caseFacts.shop, [...shops]),
        sql`${caseFacts.openedAt} < ${sql.param(to, caseFacts.openedAt)}`,
        or(sql`${caseFacts.lastAt} >= ${sql.param(from, caseFacts.lastAt)}`, sql`${caseFacts.isOpen}`),
        openedFrom === undefined
          ? undefined
          : sql`${caseFacts.openedAt} >= ${sql.param(openedFrom, caseFacts.openedAt)}`,
      ),
    )
    .orderBy(asc(caseFacts.caseNo))
    .limit(page);
  return rows.map(({ caseNo, shop, facts, lines, currency }) => ({
    caseNo,
    shop,
    facts,
    lines: (lines ?? []).map(factLine),
    ...(currency !== null && isCurrency(currency) ? { currency } : {}),
  }));
}

const factLine = ({ lineNo, sku, net, quantity, batch }: OrderLine): FactLine => ({
  lineNo,
  sku,
  net,
  quantity,
  ...(batch === undefined ? {} : { batch }),
});
