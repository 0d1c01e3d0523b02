import { and, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import type { CauseTotal } from '#domain/day/digest.ts';
import type { OpenCase, OpenTask } from '#domain/day/gather.ts';
import type { Queries } from '#store/db.ts';
import { reviewCauses } from '#store/opinions.ts';
import { cases } from '#store/schema/cases.ts';
import { returnsRegister, tasks } from '#store/schema/work.ts';

/** The open cases of a shop as its day looks at them (H1). */
export async function openCasesOf(queries: Queries, shop: string): Promise<OpenCase[]> {
  const rows = await queries
    .select({
      caseNo: cases.caseNo,
      order: cases.orderNo,
      kind: cases.kind,
      problem: cases.problem,
      waitingOn: cases.waitingOn,
      priority: cases.priority,
      openedAt: cases.openedAt,
      movedAt: cases.updatedAt,
      dueAt: cases.nextDeadlineAt,
      clock: cases.nextDeadlineName,
      parcel: sql<string | null>`${cases.state} -> 'parcel' ->> 'status'`,
      firstResponseAt: cases.firstResponseAt,
    })
    .from(cases)
    .where(and(eq(cases.shop, shop), isNull(cases.closedAt)));
  return rows.map(({ firstResponseAt, ...row }) => ({ ...row, answered: firstResponseAt !== null }));
}

/** The open tasks of a shop. */
export const openTasksOf = (queries: Queries, shop: string): Promise<OpenTask[]> =>
  queries
    .select({
      caseNo: tasks.caseNo,
      order: cases.orderNo,
      task: tasks.task,
      kind: tasks.kind,
      role: tasks.role,
      department: tasks.department,
      level: tasks.level,
      priority: tasks.priority,
      openedAt: tasks.openedAt,
      dueAt: tasks.dueAt,
    })
    .from(tasks)
    .innerJoin(cases, eq(cases.caseNo, tasks.caseNo))
    .where(and(eq(cases.shop, shop), isNull(tasks.doneAt)));

/** A stretch of business time, from inclusive, to exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The cases whose goods came back in that time (D8). */
export async function returnedCases(
  queries: Queries,
  shop: string,
  { from, to }: Stretch,
): Promise<{ caseNo: string; order: string; at: number }[]> {
  const { caseNo, orderNo, at } = returnsRegister;
  return queries
    .select({ caseNo, order: orderNo, at: sql`min(${at})`.mapWith(at) })
    .from(returnsRegister)
    .where(and(eq(returnsRegister.shop, shop), gte(at, from), lt(at, to)))
    .groupBy(caseNo, orderNo);
}

/** Why customers were unhappy, in public and in complaints, the most frequent first (G3, A6). */
export async function causesOf(queries: Queries, shop: string, { from, to }: Stretch): Promise<CauseTotal[]> {
  const reviews = await reviewCauses(queries, { shop, from, until: to });
  const cause = sql<string | null>`${cases.state} -> 'request' ->> 'cause'`;
  const complaints = await queries
    .select({ cause, cases: sql<string[]>`array_agg(${cases.caseNo} order by ${cases.caseNo})` })
    .from(cases)
    .where(and(eq(cases.shop, shop), eq(cases.kind, 'complaint'), gte(cases.openedAt, from), lt(cases.openedAt, to)))
    .groupBy(cause);
  return [
    ...reviews.map((one) => ({ source: 'review' as const, ...one })),
    ...complaints.map((one) => ({ source: 'complaint' as const, ...one, count: one.cases.length })),
  ].toSorted((a, b) => b.count - a.count);
}
