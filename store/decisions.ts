import { asc, eq, sql } from 'drizzle-orm';
import type { Arithmetic, Because, JudgedInputs, Override } from '#domain/policy/decision.ts';
import type { Queries } from './db.ts';
import { decisions } from './schema/decisions.ts';

export type Decision = typeof decisions.$inferSelect;

/** A decision to be kept: what was decided when, by which rule, from which facts, with which arithmetic (R35). */
export interface NewDecision {
  readonly at: number;
  readonly kind: Decision['kind'];
  readonly verdict: string;
  readonly because: Because;
  readonly arithmetic?: readonly Arithmetic[];
  readonly inputs?: JudgedInputs;
  readonly override?: Override;
}

/** Keeps a decision and gives it its number in the case, counted from 1; the case must be locked. */
export async function saveDecision(queries: Queries, caseNo: string, decision: NewDecision): Promise<number> {
  const { at, kind, verdict, because, arithmetic, inputs, override } = decision;
  const [row] = await queries
    .insert(decisions)
    .values({
      caseNo,
      n: sql`(select count(*) + 1 from ${decisions} where ${decisions.caseNo} = ${caseNo})`,
      at,
      kind,
      policyId: because.policy,
      policyVersion: because.version,
      rule: because.rule,
      cites: because.cites,
      verdict,
      facts: because.facts,
      arithmetic: arithmetic ?? [],
      says: because.says,
      ...(inputs ? { inputs } : {}),
      ...(override ? { override } : {}),
    })
    .returning({ n: decisions.n });
  if (!row) throw new Error(`the decision of ${caseNo} was not stored`);
  return row.n;
}

export const decisionsOf = (queries: Queries, caseNo: string): Promise<Decision[]> =>
  queries.select().from(decisions).where(eq(decisions.caseNo, caseNo)).orderBy(asc(decisions.n));
