import { and, count, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import { GROUPS, type Group } from '#domain/team/groups.ts';
import type { Queue } from '#domain/triage.ts';
import type { Queries } from './db.ts';
import { cases } from './schema/cases.ts';
import { staff } from './schema/staff.ts';
import { tasks } from './schema/work.ts';
import { groupOfTask } from './task-group.ts';

/** How much of what waits in a group's queue (A7, H2). */
export interface QueueCount {
  readonly group: Group;
  readonly open: number;
  /** Due within the next day. */
  readonly due: number;
  readonly late: number;
  readonly unassigned: number;
  /** With somebody who is away for good. */
  readonly leftBehind: number;
}

export interface QueuesFilter {
  readonly shops?: readonly string[];
  readonly queues: readonly Queue[];
  readonly role?: string;
}

const DAY_MS = 86_400_000;

/** What waits in each group's queue, of those that may be looked into; a group without tasks has its row of zeros (H2). */
export async function countQueues(
  queries: Queries,
  { shops, queues, role }: QueuesFilter,
  at: number,
): Promise<QueueCount[]> {
  const now = sql.param(at, tasks.dueAt);
  const rows = await queries
    .select({
      group: sql<Group>`${groupOfTask}`.as('group'),
      open: count(),
      due: counted(sql`${tasks.dueAt} >= ${now} and ${tasks.dueAt} < ${sql.param(at + DAY_MS, tasks.dueAt)}`),
      late: counted(sql`${tasks.dueAt} < ${now}`),
      unassigned: counted(sql`${tasks.owner} is null`),
      leftBehind: counted(sql`not ${staff.active}`),
    })
    .from(tasks)
    .innerJoin(cases, eq(cases.caseNo, tasks.caseNo))
    .leftJoin(staff, eq(staff.id, tasks.owner))
    .where(
      and(
        isNull(tasks.doneAt),
        inArray(tasks.queue, [...queues]),
        shops === undefined ? undefined : inArray(cases.shop, [...shops]),
        role === undefined ? undefined : eq(tasks.role, role),
      ),
    )
    .groupBy(sql`1`);
  return GROUPS.filter((group) => isShown(group, queues)).map(
    (group) =>
      rows.find((row) => row.group === group) ?? { group, open: 0, due: 0, late: 0, unassigned: 0, leftBehind: 0 },
  );
}

const counted = (condition: SQL): SQL<number> => sql<number>`count(*) filter (where ${condition})`.mapWith(Number);

/** The queue of specialists is a group of its own; the other groups share the general one. */
const isShown = (group: Group, queues: readonly Queue[]): boolean =>
  group === 'vip' || group === 'complaint' ? queues.includes(group) : queues.includes('general');
