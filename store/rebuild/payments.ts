import { sql } from 'drizzle-orm';
import type { Queries } from '#store/db.ts';
import type { Difference } from './difference.ts';

/**
 * Payments whose columns are not the sum of their refunds and disputes, refunds whose entries do not end in their
 * state, charges that took other money than their payment has.
 */
export async function ledgerDifferences(queries: Queries): Promise<Difference[]> {
  return [
    ...(await refundDifferences(queries)),
    ...(await disputeDifferences(queries)),
    ...(await chargeDifferences(queries)),
  ];
}

async function disputeDifferences(queries: Queries): Promise<Difference[]> {
  const { rows } = await queries.execute<{ payment_id: string; claimed: string; claims: string }>(sql`
    select p.payment_id, p.disputed + p.excess as claimed, coalesce(d.claims, 0) as claims
    from payments p left join (
      select payment_id, sum(greatest(0, case state when 'open' then amount when 'lost' then lost else 0 end
        - (select coalesce(sum(amount), 0) from recoveries where dispute_id = one.dispute_id))) as claims
      from disputes one group by payment_id) d using (payment_id)
    where p.disputed + p.excess <> coalesce(d.claims, 0)
      or p.disputed <> least(p.disputed + p.excess, p.captured - p.held - p.refunded)
    order by p.payment_id`);
  return rows.map((row) => ({
    caseNo: '',
    table: 'payments',
    key: row.payment_id,
    column: 'disputed, excess',
    live: Number(row.claimed),
    rebuilt: Number(row.claims),
  }));
}

async function chargeDifferences(queries: Queries): Promise<Difference[]> {
  const { rows } = await queries.execute<{ key: string; case_no: string; amount: string; captured: string }>(sql`
    select c.key, c.case_no, c.amount, p.captured from charges c join payments p using (payment_id)
    where (c.shop, c.order_no, c.currency) is distinct from (p.shop, p.order_no, p.currency) or p.captured > c.amount
    order by c.key`);
  return rows.map((row) => ({
    caseNo: row.case_no,
    table: 'charges',
    key: row.key,
    column: 'amount',
    live: Number(row.amount),
    rebuilt: Number(row.captured),
  }));
}

async function refundDifferences(queries: Queries): Promise<Difference[]> {
  const sums = await queries.execute<{
    payment_id: string;
    held: string;
    refunded: string;
    held_due: string;
    refunded_due: string;
  }>(sql`
    select p.payment_id, p.held, p.refunded,
      coalesce(sum(r.amount) filter (where r.state in ('planned', 'accepted', 'held', 'unknown')), 0) as held_due,
      coalesce(sum(r.amount - r.recovered) filter (where r.state = 'arrived'), 0) as refunded_due
    from payments p left join (
      select payment_id, state, amount,
        (select coalesce(sum(amount), 0) from recoveries where refund_key = refunds.key) as recovered
      from refunds) r using (payment_id)
    group by p.payment_id
    having p.held <> coalesce(sum(r.amount) filter (where r.state in ('planned', 'accepted', 'held', 'unknown')), 0)
      or p.refunded <> coalesce(sum(r.amount - r.recovered) filter (where r.state = 'arrived'), 0)
    order by p.payment_id`);
  const ends = await queries.execute<{ key: string; case_no: string; state: string; last: string | null }>(sql`
    select r.key, r.case_no, r.state, e.to_state as last from refunds r
    left join lateral (select to_state from money_entries where refund_key = r.key order by seq desc limit 1) e on true
    where e.to_state is distinct from r.state order by r.key`);
  return [
    ...sums.rows.map((row) => ({
      caseNo: '',
      table: 'payments',
      key: row.payment_id,
      column: 'held, refunded',
      live: [Number(row.held), Number(row.refunded)],
      rebuilt: [Number(row.held_due), Number(row.refunded_due)],
    })),
    ...ends.rows.map((row) => ({
      caseNo: row.case_no,
      table: 'money_entries',
      key: row.key,
      column: 'to_state',
      live: row.last,
      rebuilt: row.state,
    })),
  ];
}
