import { and, count, desc, eq, sql } from 'drizzle-orm';
import type { Queries } from './db.ts';
import { findPreferences, type Preferences } from './preferences.ts';
import { cases } from './schema/cases.ts';
import { orders } from './schema/orders.ts';

/** A customer as the shop knows them from orders and cases; name and contact stay in their own tables (E5, R50). */
export interface CustomerFile {
  readonly tier: 'standard' | 'vip';
  /** By their own word, else as they last wrote to us. */
  readonly prefers: { readonly channel: string; readonly locale: string } | null;
  readonly orders: readonly { readonly orderNo: string; readonly status: string; readonly placedAt: number }[];
  readonly cases: readonly Pick<
    typeof cases.$inferSelect,
    'caseNo' | 'orderNo' | 'problem' | 'remedy' | 'stage' | 'outcome' | 'openedAt' | 'closedAt'
  >[];
  readonly caseCount: number;
}

/** The newest of each that are listed; the count tells whether there are more. */
const LISTED = 50;

/** The file of a customer; undefined while none of their orders has been looked at. */
export async function customerFile(
  queries: Queries,
  shop: string,
  customerId: string,
): Promise<CustomerFile | undefined> {
  const bought = await queries
    .select({ tier: orders.tier, snapshot: orders.snapshot })
    .from(orders)
    .where(and(eq(orders.shop, shop), eq(orders.customerId, customerId)))
    .orderBy(desc(sql`(${orders.snapshot} #>> '{dates,placedAt}')::bigint`))
    .limit(LISTED);
  const [newest] = bought;
  if (!newest) return undefined;
  const theirs = and(eq(cases.shop, shop), eq(cases.customerId, customerId));
  const rows = await queries.select().from(cases).where(theirs).orderBy(desc(cases.openedAt)).limit(LISTED);
  const [total] = await queries.select({ of: count() }).from(cases).where(theirs);
  const [last] = rows;
  const said = await findPreferences(queries, shop, customerId);
  return {
    tier: newest.tier,
    prefers: preferredWay(said, last),
    orders: bought.map(({ snapshot: { orderNo, status, dates } }) => ({ orderNo, status, placedAt: dates.placedAt })),
    cases: rows.map(({ caseNo, orderNo, problem, remedy, stage, outcome, openedAt, closedAt }) => ({
      caseNo,
      orderNo,
      problem,
      remedy,
      stage,
      outcome,
      openedAt,
      closedAt,
    })),
    caseCount: total?.of ?? 0,
  };
}

type Way = NonNullable<CustomerFile['prefers']>;

function preferredWay(said: Preferences | undefined, last: typeof cases.$inferSelect | undefined): Way | null {
  const channel = said?.channel ?? last?.channel;
  const locale = said?.locale ?? last?.state.request.locale;
  return channel === undefined || locale === undefined ? null : { channel, locale };
}
