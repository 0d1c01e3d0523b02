import { and, eq, sql } from 'drizzle-orm';
import type { Money } from '#domain/money.ts';
import type { Queries } from '#store/db.ts';
import type { OrderRef } from '#store/orders.ts';
import { grants } from '#store/schema/grants.ts';
import { BrokenLedger } from './broken-ledger.ts';

export type GrantRow = typeof grants.$inferSelect;
type State = GrantRow['state'];

/** Something a case gives beside money; `value` is what it counts for in limits (D6, R43). */
export interface NewGrant {
  readonly key: string;
  readonly kind: GrantRow['kind'];
  readonly value: Money;
  readonly sku?: string;
  readonly at: number;
}

export interface GrantNews {
  readonly key: string;
  readonly state: Exclude<State, 'planned'>;
  readonly ref?: string;
  readonly at: number;
}

interface Subject {
  readonly caseNo: string;
  readonly order: OrderRef;
}

/** Puts a grant on record before it is given; the same one again changes nothing, another under its key is a bug. */
export async function planGrant(queries: Queries, { caseNo, order }: Subject, grant: NewGrant): Promise<void> {
  const { key, kind, value, sku, at } = grant;
  const row = { key, caseNo, ...order, kind, value: value.amount, currency: value.currency, sku: sku ?? null };
  const { rowCount } = await queries
    .insert(grants)
    .values({ ...row, state: 'planned', plannedAt: at, updatedAt: at })
    .onConflictDoNothing();
  if (rowCount === 1) return;
  const [known] = await queries.select().from(grants).where(eq(grants.key, key));
  if (known?.caseNo !== caseNo || known.kind !== kind || known.value !== value.amount)
    throw new BrokenLedger(`${key} is another grant already`);
}

/** Keeps what became of a grant; false for what was known, and for what cannot be after what is known (R45). */
export async function reportGrant(queries: Queries, { key, state, ref, at }: GrantNews): Promise<boolean> {
  const [known] = await queries.select({ state: grants.state }).from(grants).where(eq(grants.key, key)).for('update');
  if (!known) throw new BrokenLedger(`${key} was never planned`);
  if (!NEXT[known.state].includes(state)) return false;
  await queries
    .update(grants)
    .set({ state, updatedAt: at, ...(ref === undefined ? {} : { ref }) })
    .where(eq(grants.key, key));
  return true;
}

const GIVEN = ['spent', 'expired', 'revoked'] as const;
const NEXT: { readonly [S in State]: readonly State[] } = {
  planned: ['unknown', 'delivered', 'failed', ...GIVEN],
  unknown: ['delivered', 'failed', ...GIVEN],
  failed: ['delivered', ...GIVEN],
  delivered: GIVEN,
  spent: [],
  expired: [],
  revoked: [],
};

/** What the grants of an order are worth, by case; what failed or was taken back is not given. */
export const grantedByCase = (queries: Queries, { shop, orderNo }: OrderRef) =>
  queries
    .select({ caseNo: grants.caseNo, amount: sql`sum(${grants.value})`.mapWith(Number) })
    .from(grants)
    .where(and(eq(grants.shop, shop), eq(grants.orderNo, orderNo), sql`${grants.state} not in ('failed', 'revoked')`))
    .groupBy(grants.caseNo);
