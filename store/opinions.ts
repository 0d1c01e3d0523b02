import { and, asc, eq, gte, lt, sql } from 'drizzle-orm';
import type { ReviewCause } from '#domain/talk/events.ts';
import type { Queries } from './db.ts';
import { publicOpinions } from './schema/intake-facts.ts';

/** Why customers were unhappy in public: how often, and in which cases (G3). */
export interface CauseCount {
  readonly cause: ReviewCause | null;
  readonly count: number;
  readonly cases: readonly string[];
}

/** The causes recorded in contacts of that time, the most frequent first; null for contacts without one. */
export async function reviewCauses(
  queries: Queries,
  { shop, from, until }: { readonly shop: string; readonly from: number; readonly until: number },
): Promise<CauseCount[]> {
  const { cause, caseNo, contactedAt } = publicOpinions;
  const rows = await queries
    .select({ cause, cases: sql<string[]>`array_agg(${caseNo} order by ${caseNo})` })
    .from(publicOpinions)
    .where(and(eq(publicOpinions.shop, shop), gte(contactedAt, from), lt(contactedAt, until)))
    .groupBy(cause)
    .orderBy(sql`count(*) desc`, asc(cause));
  return rows.map((row) => ({ ...row, count: row.cases.length }));
}
