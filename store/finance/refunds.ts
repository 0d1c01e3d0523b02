import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Refund } from '#domain/parts/refund.ts';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from '#store/cursor.ts';
import type { Queries } from '#store/db.ts';
import { cases } from '#store/schema/cases.ts';
import { payments, refunds } from '#store/schema/money.ts';
import { tasks } from '#store/schema/work.ts';

/** What finance looks at: money that a provider or a bank holds, that failed, whose fate is unclear, that waits for people. */
export type RefundTrouble = 'held' | 'failed' | 'unknown' | 'approval';

export interface TroubledRefund {
  readonly key: string;
  readonly caseNo: string;
  readonly n: number;
  readonly paymentId: string;
  readonly amount: number;
  readonly currency: string;
  readonly state: string;
  readonly ref: string | null;
  readonly code: string | null;
  readonly expectedAt: number | null;
  readonly plannedAt: number;
  readonly updatedAt: number;
  readonly shop: string;
  readonly orderNo: string;
  readonly tender: string;
  /** The version of its case. */
  readonly seq: number;
  /** The refund as its case knows it. */
  readonly known: Refund | null;
}

interface RefundsFilter {
  readonly trouble: RefundTrouble;
  /** Of any of these; of all when absent. */
  readonly shops?: readonly string[];
}

/** A refund as the state of its case has it. */
const known = sql<Refund | null>`(select one from jsonb_array_elements(${cases.state} -> 'refunds') one
  where (one ->> 'n')::int = ${refunds.n} limit 1)`;

/** Another refund, the bank or a person has paid it: nothing is to be done about it any more. */
const isOver = sql`coalesce(${known} ->> 'replacedBy', ${known} ->> 'settledBy') is not null`;

const TROUBLE: { readonly [T in RefundTrouble]: SQL } = {
  held: sql`(${refunds.state} = 'held' or (${refunds.state} in ('planned', 'failed') and ${known} ->> 'heldBack' = 'true'))`,
  failed: sql`${refunds.state} in ('failed', 'reversed') and ${known} ->> 'heldBack' is null and not (${isOver})`,
  unknown: sql`${refunds.state} = 'unknown'`,
  approval: sql`${refunds.state} in ('planned', 'failed', 'reversed') and not (${isOver})
    and exists (select 1 from ${tasks} t where t.case_no = ${refunds.caseNo} and t.done_at is null
      and t.kind = 'approvePayout' and ${known} #> '{payout,tasks}' ? t.task)`,
};

/** Refunds that somebody in finance has to look at, the longest waiting first. */
export async function troubledRefunds(
  queries: Queries,
  { trouble, shops }: RefundsFilter,
  page: PageWish,
): Promise<Page<TroubledRefund>> {
  const key = startOf('refunds', page, [0, '']);
  const rows = await queries
    .select({
      key: refunds.key,
      caseNo: refunds.caseNo,
      n: refunds.n,
      paymentId: refunds.paymentId,
      amount: refunds.amount,
      currency: refunds.currency,
      state: refunds.state,
      ref: refunds.ref,
      code: refunds.code,
      expectedAt: refunds.expectedAt,
      plannedAt: refunds.plannedAt,
      updatedAt: refunds.updatedAt,
      shop: cases.shop,
      orderNo: cases.orderNo,
      tender: payments.tender,
      seq: cases.seq,
      known,
    })
    .from(refunds)
    .innerJoin(cases, eq(cases.caseNo, refunds.caseNo))
    .innerJoin(payments, eq(payments.paymentId, refunds.paymentId))
    .where(
      and(
        // Said of all of them, so that the index of those in trouble serves the list.
        sql`${refunds.state} in ('planned', 'held', 'unknown', 'failed', 'reversed')`,
        TROUBLE[trouble],
        shops === undefined ? undefined : inArray(cases.shop, [...shops]),
        key &&
          sql`(${refunds.updatedAt}, ${refunds.key}) > (${sql.param(Number(key[0]), refunds.updatedAt)}, ${key[1]})`,
      ),
    )
    .orderBy(asc(refunds.updatedAt), asc(refunds.key))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, (row) => encodeCursor('refunds', [row.updatedAt, row.key]));
}
