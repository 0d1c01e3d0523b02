import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { CaseNo } from '#domain/ids.ts';
import type { TaskKind } from '#domain/task.ts';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from './cursor.ts';
import type { Queries } from './db.ts';
import type { TaskRow } from './project/tasks.ts';
import { cases } from './schema/cases.ts';
import { tasks } from './schema/work.ts';

export interface TaskFilter {
  readonly role?: string;
  readonly kind?: TaskKind;
  readonly shop?: string;
  /** Whose tasks may be seen at all. */
  readonly shops?: readonly string[];
}

/** Open tasks, the oldest first (B5, B6). */
export async function listTasks(queries: Queries, filter: TaskFilter, page: PageWish): Promise<Page<TaskRow>> {
  const key = startOf('tasks', page, [0, '', '']);
  const beyond =
    key &&
    sql`(${tasks.openedAt}, ${tasks.caseNo}, ${tasks.task}) > (${sql.param(Number(key[0]), tasks.openedAt)}, ${key[1]}, ${key[2]})`;
  const rows = await queries
    .select()
    .from(tasks)
    .where(
      and(
        isNull(tasks.doneAt),
        filter.role === undefined ? undefined : eq(tasks.role, filter.role),
        filter.kind === undefined ? undefined : eq(tasks.kind, filter.kind),
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
    .orderBy(asc(tasks.openedAt), asc(tasks.caseNo), asc(tasks.task))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, (row) => encodeCursor('tasks', [row.openedAt, row.caseNo, row.task]));
}

/** Every task of a case, open and done, in the order they came up. */
export const tasksOf = (queries: Queries, caseNo: CaseNo): Promise<TaskRow[]> =>
  queries.select().from(tasks).where(eq(tasks.caseNo, caseNo)).orderBy(asc(tasks.openedAt), asc(tasks.task));
