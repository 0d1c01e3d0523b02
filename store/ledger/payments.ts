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

export const ofOrder = ({ shop, orderNo }: OrderRef) => and(eq(payments.shop, shop), eq(payments.orderNo, orderNo));

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
  readonly held?: number;
  readonly refunded?: number;
  /** By disputes. */
  readonly claimed?: number;
}

/**
 * Sets money of a payment aside in one guarded statement: false, and nothing moved, when what is left after refunds
 * and disputes is less (R7, R22). Checking first and writing then is never safe, whoever else writes.
 */
export async function setAside(queries: Queries, paymentId: string, amount: number): Promise<boolean> {
  const { rowCount } = await queries
    .update(payments)
    .set({ held: sql`${payments.held} + ${amount}` })
    .where(
      and(
        eq(payments.paymentId, paymentId),
        sql`${payments.held} + ${payments.refunded} + ${payments.disputed} + ${amount}::bigint <= ${payments.captured}`,
      ),
    );
  return rowCount === 1;
}

/**
 * Moves money of a payment between its columns, as something that has happened: false, and nothing moved, only when
 * refunds would exceed what was captured (R7). Disputes lay hold of what is left, and of no more: the rest of what
 * they claim is excess (R22).
 */
export async function shiftMoney(
  queries: Queries,
  { paymentId, held = 0, refunded = 0, claimed = 0 }: Shift,
): Promise<boolean> {
  const left = sql`${payments.captured} - ${payments.held} - ${payments.refunded} - ${held + refunded}::bigint`;
  const claims = sql`${payments.disputed} + ${payments.excess} + ${claimed}::bigint`;
  const { rowCount } = await queries
    .update(payments)
    .set({
      held: sql`${payments.held} + ${held}`,
      refunded: sql`${payments.refunded} + ${refunded}`,
      disputed: sql`least(${claims}, ${left})`,
      excess: sql`greatest(0, ${claims} - (${left}))`,
    })
    .where(and(eq(payments.paymentId, paymentId), sql`${left} >= 0`));
  return rowCount === 1;
}
