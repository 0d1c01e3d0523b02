import { and, desc, eq, gte, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Clock } from '#domain/case/clocks.ts';
import type { EventData } from '#domain/case/events.ts';
import type { ArchivedJudgement } from '#domain/policy/archived.ts';
import type { Queries } from './db.ts';
import { cases, caseEvents } from './schema/cases.ts';
import { decisions } from './schema/decisions.ts';
import { orders } from './schema/orders.ts';

export interface ArchivedFilter {
  /** The policy that cases pinned, whatever version. */
  readonly policy?: string;
  readonly shops?: readonly string[];
  /** Requests that came in from then on. */
  readonly since?: number;
  /** At most so many, the newest. */
  readonly limit: number;
}

/** What the record holds of judgements by policies in cases that are over; those that a person overrode are left out (R35, R37). */
export async function archivedJudgements(queries: Queries, filter: ArchivedFilter): Promise<ArchivedJudgement[]> {
  const rows = await queries
    .select({ decision: decisions, state: cases.state, order: orders.snapshot })
    .from(decisions)
    .innerJoin(cases, eq(cases.caseNo, decisions.caseNo))
    .innerJoin(orders, and(eq(orders.shop, cases.shop), eq(orders.orderNo, cases.orderNo)))
    .where(
      and(
        isNotNull(cases.closedAt),
        isNotNull(decisions.inputs),
        sql`${decisions.policyId} = ${cases.state} #>> '{policy,id}'`,
        isNull(decisions.override),
        filter.policy === undefined ? undefined : eq(decisions.policyId, filter.policy),
        filter.shops === undefined ? undefined : inArray(cases.shop, [...filter.shops]),
        filter.since === undefined ? undefined : gte(cases.openedAt, filter.since),
      ),
    )
    .orderBy(desc(cases.openedAt), desc(decisions.caseNo), desc(decisions.n))
    .limit(filter.limit);
  const clocks = await clocksOf(queries, [...new Set(rows.map(({ decision }) => decision.caseNo))]);
  return rows.flatMap(({ decision: { caseNo, n, at, policyId, policyVersion, inputs }, state, order }) => {
    if (!inputs) return [];
    const policy = { id: policyId, version: policyVersion };
    return [{ caseNo, n, at, policy, inputs, state, order, clocks: clocks.get(caseNo) ?? [] }];
  });
}

/** Every clock of each case, in the order they were started. */
async function clocksOf(queries: Queries, caseNos: readonly string[]): Promise<Map<string, Clock[]>> {
  const started = new Map<string, Clock[]>();
  if (caseNos.length === 0) return started;
  const rows = await queries
    .select({ caseNo: caseEvents.caseNo, seq: caseEvents.seq, data: caseEvents.data })
    .from(caseEvents)
    .where(and(inArray(caseEvents.caseNo, [...caseNos]), eq(caseEvents.type, 'clocksSet')))
    .orderBy(caseEvents.caseNo, caseEvents.seq);
  for (const { caseNo, data } of rows) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stored by the journal as the data of this type
    const { clocks } = data as EventData['clocksSet'];
    started.set(caseNo, [...(started.get(caseNo) ?? []), ...clocks]);
  }
  return started;
}
