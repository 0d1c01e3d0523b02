import { and, asc, eq, sql } from 'drizzle-orm';
import type { Queries } from '#store/db.ts';
import type { OrderRef } from '#store/orders.ts';
import { payments, refunds } from '#store/schema/money.ts';

/** A payment of the ledger of money; `room` is what can still go back on it (R7). */
export type PaymentRow = typeof payments.$inferSelect;
export type PaymentRoom = PaymentRow & { readonly room: number };
export type RefundRow = typeof refunds.$inferSelect;

const withRoom = (row: PaymentRow): PaymentRoom => ({
  ...row,
  room: row.captured - row.held - row.refunded - row.disputed,
});

const ofOrder = ({ shop, orderNo }: OrderRef) => and(eq(payments.shop, shop), eq(payments.orderNo, orderNo));

export async function paymentsOfOrder(queries: Queries, order: OrderRef): Promise<PaymentRoom[]> {
  const rows = await queries.select().from(payments).where(ofOrder(order)).orderBy(asc(payments.paymentId));
  return rows.map(withRoom);
}

/** As above, and nobody else moves money on them before the transaction ends; locked in key order. */
export async function lockPayments(queries: Queries, order: OrderRef): Promise<PaymentRoom[]> {
  const rows = await queries
    .select()
    .from(payments)
    .where(ofOrder(order))
    .orderBy(asc(payments.paymentId))
    .for('no key update');
  return rows.map(withRoom);
}

export const refundsOfOrder = (queries: Queries, order: OrderRef): Promise<RefundRow[]> =>
  queries
    .select({ refund: refunds })
    .from(refunds)
    .innerJoin(payments, eq(payments.paymentId, refunds.paymentId))
    .where(ofOrder(order))
    .orderBy(asc(refunds.plannedAt), asc(refunds.key))
    .then((rows) => rows.map(({ refund }) => refund));

export const refundsOfCase = (queries: Queries, caseNo: string): Promise<RefundRow[]> =>
  queries.select().from(refunds).where(eq(refunds.caseNo, caseNo)).orderBy(asc(refunds.n));

/** What has gone back, or is on its way back, in minor units: by this case and on the whole order. */
export interface AlreadyRefunded {
  readonly ofCase: number;
  readonly ofOrder: number;
}

export async function alreadyRefunded(queries: Queries, caseNo: string, order: OrderRef): Promise<AlreadyRefunded> {
  const rows = await refundsOfOrder(queries, order);
  const counted = rows.filter(({ state }) => state !== 'failed' && state !== 'reversed');
  return { ofCase: sum(counted.filter((refund) => refund.caseNo === caseNo)), ofOrder: sum(counted) };
}

const sum = (some: readonly RefundRow[]): number => some.reduce((total, { amount }) => total + amount, 0);

interface Shift {
  readonly paymentId: string;
  readonly held: number;
  readonly refunded: number;
}

/**
 * Moves money of a payment between its columns in one guarded statement: false, and nothing moved, when that would
 * exceed what was captured (R7). Checking first and writing then is never safe, whoever else writes.
 */
export async function shiftMoney(queries: Queries, { paymentId, held, refunded }: Shift): Promise<boolean> {
  const { rowCount } = await queries
    .update(payments)
    .set({ held: sql`${payments.held} + ${held}`, refunded: sql`${payments.refunded} + ${refunded}` })
    .where(
      and(
        eq(payments.paymentId, paymentId),
        sql`${payments.held} + ${payments.refunded} + ${payments.disputed} + ${held + refunded}::bigint <= ${payments.captured}`,
      ),
    );
  return rowCount === 1;
}
