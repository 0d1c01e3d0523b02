import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { DisputeEvidence } from '#domain/parts/dispute/dispute.ts';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from '#store/cursor.ts';
import type { Queries } from '#store/db.ts';
import { cases } from '#store/schema/cases.ts';
import { disputes, type DISPUTE_STATES } from '#store/schema/disputes.ts';
import { payments } from '#store/schema/money.ts';

type DisputeStatus = (typeof DISPUTE_STATES)[number];

export interface ListedDispute {
  readonly disputeId: string;
  readonly paymentId: string;
  readonly caseNo: string | null;
  readonly amount: number;
  readonly lost: number;
  readonly currency: string;
  readonly state: DisputeStatus;
  readonly reason: string | null;
  readonly evidenceDueAt: number | null;
  readonly openedAt: number;
  readonly shop: string;
  readonly orderNo: string;
  readonly tender: string;
  readonly seq: number | null;
  /** What became of what we said. */
  readonly evidence: DisputeEvidence['status'] | null;
}

export interface DisputesFilter {
  readonly state?: DisputeStatus;
  /** Of any of these; of all when absent. */
  readonly shops?: readonly string[];
}

/** Banks that name no day come last. */
const due = sql<string>`coalesce(${disputes.evidenceDueAt}, timestamptz '9999-01-01')`;

/** What banks claim, the first due first (R22). */
export async function listDisputes(
  queries: Queries,
  { state, shops }: DisputesFilter,
  page: PageWish,
): Promise<Page<ListedDispute>> {
  const key = startOf('disputes', page, [0, '']);
  const rows = await queries
    .select({
      disputeId: disputes.disputeId,
      paymentId: disputes.paymentId,
      caseNo: disputes.caseNo,
      amount: disputes.amount,
      lost: disputes.lost,
      currency: disputes.currency,
      state: disputes.state,
      reason: disputes.reason,
      evidenceDueAt: disputes.evidenceDueAt,
      openedAt: disputes.openedAt,
      shop: payments.shop,
      orderNo: payments.orderNo,
      tender: payments.tender,
      seq: cases.seq,
      evidence: sql<DisputeEvidence['status'] | null>`(select one #>> '{evidence,status}'
        from jsonb_array_elements(${cases.state} -> 'disputes') one
        where one ->> 'disputeId' = ${disputes.disputeId} limit 1)`,
    })
    .from(disputes)
    .innerJoin(payments, eq(payments.paymentId, disputes.paymentId))
    .leftJoin(cases, eq(cases.caseNo, disputes.caseNo))
    .where(
      and(
        state === undefined ? undefined : eq(disputes.state, state),
        shops === undefined ? undefined : inArray(payments.shop, [...shops]),
        key && sql`(${due}, ${disputes.disputeId}) > (${sql.param(Number(key[0]), disputes.openedAt)}, ${key[1]})`,
      ),
    )
    .orderBy(asc(due), asc(disputes.disputeId))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, (row) => encodeCursor('disputes', [row.evidenceDueAt ?? NEVER, row.disputeId]));
}

const NEVER = Date.UTC(9999, 0, 1);
