import { and, asc, eq, ne, or, sql } from 'drizzle-orm';
import type { LineClaim } from '#domain/intake/request.ts';
import type { Queries } from './db.ts';
import type { OrderRef } from './orders.ts';
import { cases } from './schema/cases.ts';
import { orders } from './schema/orders.ts';

/** An earlier or other case of the same customer, or of the same order while its customer is not known (B1). */
export type PastCase = Pick<
  typeof cases.$inferSelect,
  'caseNo' | 'orderNo' | 'problem' | 'remedy' | 'stage' | 'outcome' | 'refusalCode' | 'openedAt' | 'closedAt'
>;

interface Subject {
  readonly caseNo: string;
  readonly order: OrderRef;
}

/** How many other cases asked for something about one of these lines: a policy may limit them. */
export async function requestsForUnits(
  queries: Queries,
  { caseNo, order }: Subject,
  lines: readonly LineClaim[],
): Promise<number> {
  const named = JSON.stringify(lines.map(({ lineNo }) => lineNo));
  const [row] = await queries
    .select({ count: sql<string>`count(*)` })
    .from(cases)
    .where(
      and(
        eq(cases.shop, order.shop),
        eq(cases.orderNo, order.orderNo),
        ne(cases.caseNo, caseNo),
        sql`exists (select from jsonb_array_elements(coalesce(${cases.state} #> '{request,items}', '[]')) item
                    where ${named}::jsonb @> (item -> 'lineNo'))`,
      ),
    );
  return Number(row?.count ?? 0);
}

export function caseHistory(queries: Queries, { caseNo, order }: Subject): Promise<PastCase[]> {
  const customer = queries
    .select({ customerId: orders.customerId })
    .from(orders)
    .where(and(eq(orders.shop, order.shop), eq(orders.orderNo, order.orderNo)));
  const ofOrder = and(eq(cases.shop, order.shop), eq(cases.orderNo, order.orderNo));
  return queries
    .select({
      caseNo: cases.caseNo,
      orderNo: cases.orderNo,
      problem: cases.problem,
      remedy: cases.remedy,
      stage: cases.stage,
      outcome: cases.outcome,
      refusalCode: cases.refusalCode,
      openedAt: cases.openedAt,
      closedAt: cases.closedAt,
    })
    .from(cases)
    .where(
      and(ne(cases.caseNo, caseNo), eq(cases.shop, order.shop), or(sql`${cases.customerId} = (${customer})`, ofOrder)),
    )
    .orderBy(asc(cases.openedAt), asc(cases.caseNo));
}
