import { sql } from 'drizzle-orm';
import type { Queries } from '#store/db.ts';
import type { Difference } from './difference.ts';

/** Payments whose columns are not the sum of their refunds, or refunds whose entries do not end in their state. */
export async function ledgerDifferences(queries: Queries): Promise<Difference[]> {
  const sums = await queries.execute<{
    payment_id: string;
    held: string;
    refunded: string;
    held_due: string;
    refunded_due: string;
  }>(sql`
    select p.payment_id, p.held, p.refunded,
      coalesce(sum(r.amount) filter (where r.state in ('planned', 'accepted', 'held', 'unknown')), 0) as held_due,
      coalesce(sum(r.amount) filter (where r.state = 'arrived'), 0) as refunded_due
    from payments p left join refunds r using (payment_id)
    group by p.payment_id
    having p.held <> coalesce(sum(r.amount) filter (where r.state in ('planned', 'accepted', 'held', 'unknown')), 0)
      or p.refunded <> coalesce(sum(r.amount) filter (where r.state = 'arrived'), 0)
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
