import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { CaseNo } from '#domain/ids.ts';
import type { Department } from '#domain/department.ts';
import type { TaskKind } from '#domain/task.ts';
import type { Queue } from '#domain/triage.ts';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from './cursor.ts';
import type { Queries } from './db.ts';
import type { TaskRow } from './project/tasks.ts';
import { cases } from './schema/cases.ts';
import { tasks } from './schema/work.ts';

export interface TaskFilter {
  readonly role?: string;
  readonly kind?: TaskKind;
  readonly department?: Department;
  readonly queue?: Queue;
  readonly shop?: string;
  /** Whose tasks may be seen at all. */
  readonly shops?: readonly string[];
}

/** Open tasks, the most urgent first, then the oldest (A7, B5, B6). */
export async function listTasks(queries: Queries, filter: TaskFilter, page: PageWish): Promise<Page<TaskRow>> {
  const key = startOf('tasks', page, [0, 0, '', '']);
  const beyond =
    key &&
    sql`(${tasks.priority}, ${tasks.openedAt}, ${tasks.caseNo}, ${tasks.task}) > (${Number(key[0])}, ${sql.param(Number(key[1]), tasks.openedAt)}, ${key[2]}, ${key[3]})`;
  const rows = await queries
    .select()
    .from(tasks)
    .where(
      and(
        isNull(tasks.doneAt),
        filter.role === undefined ? undefined : eq(tasks.role, filter.role),
        filter.kind === undefined ? undefined : eq(tasks.kind, filter.kind),
        filter.department === undefined ? undefined : eq(tasks.department, filter.department),
        filter.queue === undefined ? undefined : eq(tasks.queue, filter.queue),
        filter.shops === undefined
          ? undefined
          : inArray(
              tasks.caseNo,
              queries
                .select({ caseNo: cases.caseNo })
                .from(cases)
                .where(inArray(cases.shop, [...filter.shops])),
            ),
        filter.shop === undefined
          ? undefined
          : sql`exists (select from ${cases} where ${cases.caseNo} = ${tasks.caseNo} and ${cases.shop} = ${filter.shop})`,
        beyond,
      ),
    )
    .orderBy(asc(tasks.priority), asc(tasks.openedAt), asc(tasks.caseNo), asc(tasks.task))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, (row) => encodeCursor('tasks', [row.priority, row.openedAt, row.caseNo, row.task]));
}

/** Every task of a case, open and done, in the order they came up. */
export const tasksOf = (queries: Queries, caseNo: CaseNo): Promise<TaskRow[]> =>
  queries.select().from(tasks).where(eq(tasks.caseNo, caseNo)).orderBy(asc(tasks.openedAt), asc(tasks.task));
