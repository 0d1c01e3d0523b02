import type { Queries } from '#store/db.ts';
import { listDisputes, type DisputesFilter, type ListedDispute } from '#store/finance/disputes.ts';
import { unpaidCharges, type UnpaidCharge } from '#store/finance/charges.ts';
import { moneyTasks } from '#store/finance/open-tasks.ts';
import { troubledRefunds, type RefundTrouble, type TroubledRefund } from '#store/finance/refunds.ts';
import type { TaskRow } from '#store/project/tasks.ts';
import { packSource, type PackSource } from '#store/finance/pack.ts';
import { ownCursor } from './case-reads.ts';
import type { Shops } from './deps.ts';
import type { Page, PageWish } from './paging.ts';

/** A row of finance's lists, with what is asked of people about money in its case. */
export type WithTasks<T> = T & { readonly tasks: readonly MoneyTask[] };
export type MoneyTask = Pick<TaskRow, 'task' | 'kind' | 'why' | 'step' | 'openedAt' | 'dueAt' | 'owner'>;

/** Money that somebody has to look at, over all cases. */
export interface FinancePort {
  refunds(
    filter: { readonly trouble: RefundTrouble; readonly shops: Shops },
    page: PageWish,
  ): Promise<Page<WithTasks<TroubledRefund>>>;
  disputes(
    filter: Pick<DisputesFilter, 'state'> & { readonly shops: Shops },
    page: PageWish,
  ): Promise<Page<WithTasks<ListedDispute>>>;
  charges(filter: { readonly shops: Shops }, page: PageWish): Promise<Page<WithTasks<UnpaidCharge>>>;
  /** What can speak for us in a dispute of this case. */
  pack(caseNo: string): Promise<PackSource | undefined>;
}

export const createFinancePort = (queries: Queries): FinancePort => ({
  refunds: ({ shops, trouble }, page) =>
    ownCursor(troubledRefunds(queries, { trouble, ...named(shops) }, page)).then(withTasks(queries)),
  disputes: ({ shops, ...filter }, page) =>
    ownCursor(listDisputes(queries, { ...filter, ...named(shops) }, page)).then(withTasks(queries)),
  charges: ({ shops }, page) => ownCursor(unpaidCharges(queries, named(shops), page)).then(withTasks(queries)),
  pack: (caseNo) => packSource(queries, caseNo),
});

const withTasks =
  (queries: Queries) =>
  async <T extends { readonly caseNo: string | null }>({ rows, next }: Page<T>): Promise<Page<WithTasks<T>>> => {
    const caseNos = rows.flatMap(({ caseNo }) => (caseNo === null ? [] : [caseNo]));
    const tasks = await moneyTasks(queries, [...new Set(caseNos)]);
    return { rows: rows.map((row) => ({ ...row, tasks: tasks.filter(({ caseNo }) => caseNo === row.caseNo) })), next };
  };

const named = (shops: Shops): { shops?: readonly string[] } => (shops === 'all' ? {} : { shops });
