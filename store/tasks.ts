import { and, asc, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm';
import type { Column, GetColumnData, SQL } from 'drizzle-orm';
import type { CaseNo } from '#domain/ids.ts';
import type { Department } from '#domain/department.ts';
import type { Kind } from '#domain/intake/kind.ts';
import type { Order } from '#domain/order.ts';
import type { TaskKind } from '#domain/task.ts';
import type { Group } from '#domain/team/groups.ts';
import type { Queue } from '#domain/triage.ts';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from './cursor.ts';
import type { Queries } from './db.ts';
import type { TaskRow } from './project/tasks.ts';
import { groupIs } from './task-group.ts';
import { cases } from './schema/cases.ts';
import { orders } from './schema/orders.ts';
import { staff } from './schema/staff.ts';
import { tasks } from './schema/work.ts';

export interface TaskFilter {
  readonly role?: string;
  readonly kind?: TaskKind;
  readonly department?: Department;
  readonly queue?: Queue;
  /** Queues that may be looked into at all. */
  readonly queues?: readonly Queue[];
  readonly group?: Group;
  /** Whose tasks; null for those that nobody has. */
  readonly owner?: string | null;
  readonly shop?: string;
  /** Whose tasks may be seen at all. */
  readonly shops?: readonly string[];
}

/** A task with what tells why it stands where it does (A7). */
export interface QueuedTask extends TaskRow {
  readonly shop: string;
  readonly caseKind: Kind;
  /** The rule of triage, when the case was triaged. */
  readonly rule: string | null;
  readonly tier: Order['tier'] | null;
  /** Whether its owner is known to have left: it is to be handed over (H2). */
  readonly ownerAway: boolean;
}

/** Open tasks, the most urgent first, then the oldest (A7, B5, B6). */
export async function listTasks(queries: Queries, filter: TaskFilter, page: PageWish): Promise<Page<QueuedTask>> {
  const key = startOf('tasks', page, [0, 0, '', '']);
  const beyond =
    key &&
    sql`(${tasks.priority}, ${tasks.openedAt}, ${tasks.caseNo}, ${tasks.task}) > (${Number(key[0])}, ${sql.param(Number(key[1]), tasks.openedAt)}, ${key[2]}, ${key[3]})`;
  const rows = await queries
    .select({
      ...getTableColumns(tasks),
      shop: cases.shop,
      caseKind: cases.kind,
      rule: sql<string | null>`${cases.state} #>> '{triage,rule}'`,
      tier: orders.tier,
      ownerAway: sql<boolean>`coalesce(not ${staff.active}, false)`,
    })
    .from(tasks)
    .innerJoin(cases, eq(cases.caseNo, tasks.caseNo))
    .leftJoin(orders, and(eq(orders.shop, cases.shop), eq(orders.orderNo, cases.orderNo)))
    .leftJoin(staff, eq(staff.id, tasks.owner))
    .where(and(isNull(tasks.doneAt), ...conditions(filter), beyond))
    .orderBy(asc(tasks.priority), asc(tasks.openedAt), asc(tasks.caseNo), asc(tasks.task))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, (row) => encodeCursor('tasks', [row.priority, row.openedAt, row.caseNo, row.task]));
}

/** A column that is to have a value, where one is asked for. */
const is = <C extends Column>(column: C, value: GetColumnData<C, 'raw'> | undefined): SQL | undefined =>
  value === undefined ? undefined : eq(column, value);

const isOneOf = (column: Column, values: readonly string[] | undefined): SQL | undefined =>
  values === undefined ? undefined : inArray(column, [...values]);

const conditions = (filter: TaskFilter): (SQL | undefined)[] => [
  is(tasks.role, filter.role),
  is(tasks.kind, filter.kind),
  is(tasks.department, filter.department),
  is(tasks.queue, filter.queue),
  isOneOf(tasks.queue, filter.queues),
  filter.group === undefined ? undefined : groupIs(filter.group),
  filter.owner === null ? isNull(tasks.owner) : is(tasks.owner, filter.owner),
  isOneOf(cases.shop, filter.shops),
  is(cases.shop, filter.shop),
];

/** Open tasks that somebody has, the most urgent first (H2). */
export async function tasksOfOwner(
  queries: Queries,
  { owner, shops, queue }: { readonly owner: string; readonly shops?: readonly string[]; readonly queue?: string },
  limit: number,
): Promise<{ caseNo: CaseNo; task: string }[]> {
  return queries
    .select({ caseNo: tasks.caseNo, task: tasks.task })
    .from(tasks)
    .innerJoin(cases, eq(cases.caseNo, tasks.caseNo))
    .where(
      and(
        isNull(tasks.doneAt),
        eq(tasks.owner, owner),
        shops === undefined ? undefined : inArray(cases.shop, [...shops]),
        queue === undefined ? undefined : sql`${tasks.queue} = ${queue}`,
      ),
    )
    .orderBy(asc(tasks.priority), asc(tasks.openedAt), asc(tasks.caseNo), asc(tasks.task))
    .limit(limit);
}

/** Every task of a case, open and done, in the order they came up. */
export const tasksOf = (queries: Queries, caseNo: CaseNo): Promise<TaskRow[]> =>
  queries.select().from(tasks).where(eq(tasks.caseNo, caseNo)).orderBy(asc(tasks.openedAt), asc(tasks.task));
