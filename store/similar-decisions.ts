import { and, desc, eq, ne } from 'drizzle-orm';
import type { Problem } from '#domain/intake/request.ts';
import type { Queries } from './db.ts';
import { caseEvents, cases } from './schema/cases.ts';

/** What a person decided in another case, and what the case was about. */
export interface SimilarDecision {
  readonly caseNo: string;
  readonly at: number;
  readonly by: string;
  readonly verdict: string;
  readonly reason: string | null;
  readonly problem: string | null;
  readonly remedy: string | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly outcome: string | null;
}

interface Like {
  readonly caseNo: string;
  readonly shop: string;
  readonly problem?: Problem | undefined;
}

/** The newest decisions by people in other cases of the shop about the same problem (B5). */
export async function similarDecisions(
  queries: Queries,
  { caseNo, shop, problem }: Like,
  limit: number,
): Promise<readonly SimilarDecision[]> {
  const rows = await queries
    .select({
      caseNo: caseEvents.caseNo,
      at: caseEvents.at,
      byType: caseEvents.actorType,
      byId: caseEvents.actorId,
      data: caseEvents.data,
      reason: caseEvents.because,
      problem: cases.problem,
      remedy: cases.remedy,
      amount: cases.offerAmount,
      currency: cases.offerCurrency,
      outcome: cases.outcome,
    })
    .from(caseEvents)
    .innerJoin(cases, eq(cases.caseNo, caseEvents.caseNo))
    .where(
      and(
        eq(caseEvents.type, 'decisionMade'),
        eq(cases.shop, shop),
        ne(cases.caseNo, caseNo),
        ...(problem === undefined ? [] : [eq(cases.problem, problem)]),
      ),
    )
    .orderBy(desc(caseEvents.at))
    .limit(limit);
  return rows.map(({ byType, byId, data, ...row }) => ({ ...row, by: byId ?? byType, verdict: verdictOf(data) }));
}

const verdictOf = (data: unknown): string => {
  const verdict: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'verdict') : undefined;
  return typeof verdict === 'string' ? verdict : '';
};
