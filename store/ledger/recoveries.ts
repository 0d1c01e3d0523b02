import { and, desc, eq, sql } from 'drizzle-orm';
import { claimOf } from '#domain/settlement/disputes.ts';
import type { Queries } from '#store/db.ts';
import { disputes } from '#store/schema/disputes.ts';
import { payments, refunds } from '#store/schema/money.ts';
import { recoveries } from '#store/schema/recoveries.ts';
import { BrokenLedger } from './broken-ledger.ts';
import { shiftMoney } from './payments.ts';

interface Recovered {
  readonly caseNo: string;
  /** Names this recovery within the case. */
  readonly name: string;
  readonly at: number;
}

/**
 * Money that a customer gave back by hand: taken off the refunds of the case that have arrived, the last one first, so
 * that their payments have room again (R7). Answers how much of it there was to take off.
 */
export async function recoverRefunded(
  queries: Queries,
  { caseNo, name, at }: Recovered,
  amount: number,
): Promise<number> {
  const arrived = await queries
    .select()
    .from(refunds)
    .where(and(eq(refunds.caseNo, caseNo), eq(refunds.state, 'arrived')))
    .orderBy(desc(refunds.n))
    .for('update');
  let left = amount;
  for (const refund of arrived) {
    const part = Math.min(left, refund.amount - (await recoveredOfRefund(queries, refund.key)));
    if (part <= 0) continue;
    const { key: refundKey, paymentId, currency } = refund;
    await queries
      .insert(recoveries)
      .values({ key: `${caseNo}/${name}/${refund.n}`, caseNo, paymentId, refundKey, amount: part, currency, at });
    if (!(await shiftMoney(queries, { paymentId, refunded: -part })))
      throw new BrokenLedger(`${refundKey} has no ${part} to be got back`);
    left -= part;
  }
  return amount - left;
}

/** What of a refund was got back by hand. */
export const recoveredOfRefund = (queries: Queries, key: string): Promise<number> =>
  sumOf(queries, eq(recoveries.refundKey, key));

/** What was got back by hand of a dispute's claim. */
export const recoveredOfDispute = (queries: Queries, disputeId: string): Promise<number> =>
  sumOf(queries, eq(recoveries.disputeId, disputeId));

async function sumOf(queries: Queries, of: ReturnType<typeof eq>): Promise<number> {
  const [row] = await queries
    .select({ sum: sql`coalesce(sum(${recoveries.amount}), 0)`.mapWith(Number) })
    .from(recoveries)
    .where(of);
  return row?.sum ?? 0;
}

/**
 * What a bank claimed beyond the payment was got back by hand: the dispute claims so much less, and nothing leaves twice
 * any more (R22). Answers how much it was.
 */
export async function recoverExcess(
  queries: Queries,
  { caseNo, name, at }: Recovered,
  disputeId: string,
): Promise<number> {
  const [dispute] = await queries.select().from(disputes).where(eq(disputes.disputeId, disputeId));
  if (!dispute) throw new BrokenLedger(`${disputeId} is no dispute that we know of`);
  const { paymentId, currency } = dispute;
  const [payment] = await queries
    .select({ excess: payments.excess })
    .from(payments)
    .where(eq(payments.paymentId, paymentId))
    .for('no key update');
  const claimed = claimOf({ ...dispute, status: dispute.state }) - (await recoveredOfDispute(queries, disputeId));
  const amount = Math.min(payment?.excess ?? 0, claimed);
  if (amount <= 0) return 0;
  await queries
    .insert(recoveries)
    .values({ key: `${caseNo}/${name}`, caseNo, paymentId, disputeId, amount, currency, at });
  await shiftMoney(queries, { paymentId, claimed: -amount });
  return amount;
}
