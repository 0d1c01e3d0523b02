import { and, asc, inArray, isNull } from 'drizzle-orm';
import type { TaskKind } from '#domain/task.ts';
import type { Queries } from '#store/db.ts';
import type { TaskRow } from '#store/project/tasks.ts';
import { tasks } from '#store/schema/work.ts';

/** What finance is asked about money. */
const OF_MONEY: readonly TaskKind[] = [
  'stuckRefund',
  'stuckCharge',
  'lateMoney',
  'approvePayout',
  'disputeEvidence',
  'bankDispute',
  'disputeExcess',
  'recoverMoney',
];

/** The open tasks about money of these cases. */
export const moneyTasks = async (queries: Queries, caseNos: readonly string[]): Promise<readonly TaskRow[]> =>
  caseNos.length === 0
    ? []
    : queries
        .select()
        .from(tasks)
        .where(and(inArray(tasks.caseNo, [...caseNos]), isNull(tasks.doneAt), inArray(tasks.kind, [...OF_MONEY])))
        .orderBy(asc(tasks.openedAt), asc(tasks.task));
