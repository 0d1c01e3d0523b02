import { and, eq, ne } from 'drizzle-orm';
import { committedIn, NOTHING, plus, type Worth } from '#domain/compensation/worth.ts';
import type { Queries } from './db.ts';
import { lockOrder } from './ledger/settlements.ts';
import type { OrderRef } from './orders.ts';
import { cases } from './schema/cases.ts';

/**
 * What the other cases of an order have promised, agreed or still on the table (R43). They wait until this transaction
 * ends, so that two offers made at the same moment cannot share one limit.
 */
export async function promisedByOthers(
  queries: Queries,
  { caseNo, order }: { readonly caseNo: string; readonly order: OrderRef },
): Promise<Worth> {
  await lockOrder(queries, order);
  const rows = await queries
    .select({ state: cases.state })
    .from(cases)
    .where(and(eq(cases.shop, order.shop), eq(cases.orderNo, order.orderNo), ne(cases.caseNo, caseNo)));
  return rows.reduce((total, { state }) => plus(total, committedIn(state)), NOTHING);
}
