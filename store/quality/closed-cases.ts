import { and, asc, eq, gte, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import type { ClosedCase } from '#domain/quality/sample.ts';
import { money } from '#domain/money.ts';
import { LADDER } from '#domain/roles.ts';
import type { Queries } from '#store/db.ts';
import { caseEvents, cases } from '#store/schema/cases.ts';
import { decisions } from '#store/schema/decisions.ts';
import { refunds } from '#store/schema/money.ts';

/** A shop's cases that were closed in a time: from inclusive, to exclusive. */
export interface ClosedIn {
  readonly shop: string;
  readonly from: number;
  readonly to: number;
}

/** A closed case as sampling sees it, and when and how often it was closed. */
export interface SampledCase extends ClosedCase {
  readonly closedAt: number;
}

/** The closed cases of a time with all that decides whether they are looked at (H3). */
export async function closedCases(queries: Queries, { shop, from, to }: ClosedIn): Promise<SampledCase[]> {
  const rows = await queries
    .select({
      caseNo: cases.caseNo,
      closedAt: cases.closedAt,
      score: sql<number | null>`(${cases.state} #>> '{revisit,score}')::int`,
      solved: sql<boolean | null>`(${cases.state} #>> '{revisit,solved}')::boolean`,
      reopened: sql<number>`coalesce((${cases.state} ->> 'reopened')::int, 0)`,
      overridden: sql<boolean>`exists (select from ${decisions} where ${decisions.caseNo} = ${cases.caseNo} and ${decisions.override} is not null)`,
    })
    .from(cases)
    .where(and(eq(cases.shop, shop), isNotNull(cases.closedAt), gte(cases.closedAt, from), lt(cases.closedAt, to)))
    .orderBy(asc(cases.caseNo));
  const caseNos = rows.map(({ caseNo }) => caseNo);
  const [agents, paid] = [await agentsOf(queries, caseNos), await refundsOf(queries, caseNos)];
  return rows.map(({ closedAt, ...row }) => ({
    ...row,
    closedAt: closedAt ?? to,
    agent: agents.get(row.caseNo) ?? null,
    refunded: paid.get(row.caseNo) ?? [],
  }));
}

/** Of each case the person of the desk who did most in it, the last of them where several did as much. */
async function agentsOf(queries: Queries, caseNos: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (caseNos.length === 0) return new Map();
  const { caseNo, actorId, actorType, seq } = caseEvents;
  const rows = await queries
    .select({ caseNo, actorId })
    .from(caseEvents)
    .where(and(inArray(caseNo, [...caseNos]), inArray(actorType, [...LADDER]), isNotNull(actorId)))
    .groupBy(caseNo, actorId)
    .orderBy(caseNo, sql`count(*)`, sql`max(${seq})`);
  return new Map(rows.map((row) => [row.caseNo, row.actorId ?? '']));
}

async function refundsOf(
  queries: Queries,
  caseNos: readonly string[],
): Promise<ReadonlyMap<string, ClosedCase['refunded']>> {
  const sums = new Map<string, ClosedCase['refunded']>();
  if (caseNos.length === 0) return sums;
  const rows = await queries
    .select({
      caseNo: refunds.caseNo,
      currency: refunds.currency,
      amount: sql<string>`sum(${refunds.amount})`,
    })
    .from(refunds)
    .where(and(inArray(refunds.caseNo, [...caseNos]), eq(refunds.state, 'arrived')))
    .groupBy(refunds.caseNo, refunds.currency);
  for (const { caseNo, currency, amount } of rows)
    sums.set(caseNo, [...(sums.get(caseNo) ?? []), money(Number(amount), currency)]);
  return sums;
}
