import { and, asc, desc, eq, getTableColumns, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { Column, GetColumnData, SQL } from 'drizzle-orm';
import type { Stage } from '#domain/case/stages.ts';
import type { CaseNo } from '#domain/ids.ts';
import type { Department } from '#domain/department.ts';
import type { Kind } from '#domain/intake/kind.ts';
import type { Problem } from '#domain/intake/request.ts';
import type { Queue } from '#domain/triage.ts';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from './cursor.ts';
import type { Queries } from './db.ts';
import { cases } from './schema/cases.ts';
import { refunds } from './schema/money.ts';

export type CaseRow = typeof cases.$inferSelect;
export type CaseListRow = Omit<CaseRow, 'state'>;

export interface CaseFilter {
  readonly stage?: Stage;
  readonly waitingOn?: string;
  readonly shop?: string;
  /** Whose cases may be seen at all. */
  readonly shops?: readonly string[];
  readonly orderNo?: string;
  readonly customerId?: string;
  readonly problem?: Problem;
  readonly kind?: Kind;
  readonly department?: Department;
  readonly queue?: Queue;
  /** Queues that may be looked into at all. */
  readonly queues?: readonly Queue[];
  readonly priority?: number;
  readonly stuck?: boolean;
  readonly open?: boolean;
}

/** One case with its whole state, or undefined. */
export async function findCase(queries: Queries, caseNo: CaseNo): Promise<CaseRow | undefined> {
  const [row] = await queries.select().from(cases).where(eq(cases.caseNo, caseNo));
  return row;
}

/**
 * The cases that news of a payment are about, its answerer first: those that refund on it, the latest first; else the
 * latest of its order. What is archived hears nothing any more.
 */
export async function casesOfPayment(queries: Queries, paymentId: string, orderNo: string): Promise<CaseNo[]> {
  const refunding = await queries
    .select({ caseNo: cases.caseNo })
    .from(cases)
    .innerJoin(refunds, eq(refunds.caseNo, cases.caseNo))
    .where(and(eq(refunds.paymentId, paymentId), ne(cases.stage, 'archived')))
    .groupBy(cases.caseNo, cases.openedAt)
    .orderBy(desc(cases.openedAt), desc(cases.caseNo));
  if (refunding.length > 0) return refunding.map(({ caseNo }) => caseNo);
  const ofOrder = await queries
    .select({ caseNo: cases.caseNo })
    .from(cases)
    .where(and(eq(cases.orderNo, orderNo), ne(cases.stage, 'archived')))
    .orderBy(sql`${cases.stage} in ('closed', 'followUp')`, desc(cases.openedAt), desc(cases.caseNo))
    .limit(1);
  return ofOrder.map(({ caseNo }) => caseNo);
}

/**
 * A page of cases. Open ones come as a queue: the most urgent, then the oldest first; lists that also hold closed ones
 * begin with the newest.
 */
export function listCases(queries: Queries, filter: CaseFilter, page: PageWish): Promise<Page<CaseListRow>> {
  return isQueue(filter) ? listQueue(queries, filter, page) : listRecent(queries, filter, page);
}

/** Cases whose next deadline comes before an instant, the nearest first (C6, D7). */
export async function listDue(queries: Queries, before: number, limit: number): Promise<CaseListRow[]> {
  return queries
    .select(listColumns)
    .from(cases)
    .where(and(isNull(cases.closedAt), sql`${cases.nextDeadlineAt} < ${sql.param(before, cases.nextDeadlineAt)}`))
    .orderBy(asc(cases.nextDeadlineAt))
    .limit(limit);
}

const { state: _state, ...listColumns } = getTableColumns(cases);

const CLOSED: ReadonlySet<Stage | undefined> = new Set<Stage>(['closed', 'archived']);

const isQueue = ({ open, stuck, stage }: CaseFilter): boolean =>
  open === true ||
  (stuck === true && open === undefined) ||
  (stage !== undefined && open === undefined && !CLOSED.has(stage));

async function listQueue(queries: Queries, filter: CaseFilter, page: PageWish): Promise<Page<CaseListRow>> {
  const key = startOf('queue', page, [0, 0, '']);
  const beyond =
    key && sql`(${cases.priority}, ${cases.openedAt}, ${cases.caseNo}) > (${key[0]}, ${instantOf(key[1])}, ${key[2]})`;
  const rows = await queries
    .select(listColumns)
    .from(cases)
    .where(
      and(
        ...conditions(filter),
        filter.stuck === true && filter.open === undefined ? undefined : isNull(cases.closedAt),
        beyond,
      ),
    )
    .orderBy(asc(cases.priority), asc(cases.openedAt), asc(cases.caseNo))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, (row) => encodeCursor('queue', [row.priority, row.openedAt, row.caseNo]));
}

async function listRecent(queries: Queries, filter: CaseFilter, page: PageWish): Promise<Page<CaseListRow>> {
  const key = startOf('recent', page, [0, '']);
  const beyond = key && sql`(${cases.openedAt}, ${cases.caseNo}) < (${instantOf(key[0])}, ${key[1]})`;
  const rows = await queries
    .select(listColumns)
    .from(cases)
    .where(and(...conditions(filter), filter.open === false ? isNotNull(cases.closedAt) : undefined, beyond))
    .orderBy(desc(cases.openedAt), desc(cases.caseNo))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, (row) => encodeCursor('recent', [row.openedAt, row.caseNo]));
}

const instantOf = (key: string | number | undefined): SQL => sql`${sql.param(Number(key), cases.openedAt)}`;

/** A column that is to have a value, where one is asked for. */
const is = <C extends Column>(column: C, value: GetColumnData<C, 'raw'> | undefined): SQL | undefined =>
  value === undefined ? undefined : eq(column, value);

const conditions = (filter: CaseFilter): (SQL | undefined)[] => [
  is(cases.stage, filter.stage),
  is(cases.waitingOn, filter.waitingOn),
  is(cases.shop, filter.shop),
  filter.shops === undefined ? undefined : inArray(cases.shop, [...filter.shops]),
  is(cases.orderNo, filter.orderNo),
  is(cases.customerId, filter.customerId),
  is(cases.problem, filter.problem),
  is(cases.kind, filter.kind),
  is(cases.department, filter.department),
  is(cases.queue, filter.queue),
  filter.queues === undefined ? undefined : inArray(cases.queue, [...filter.queues]),
  is(cases.priority, filter.priority),
  // written as it stands in the partial index, or the index would not be used
  filter.stuck === undefined ? undefined : filter.stuck ? sql`${cases.stuck}` : sql`not ${cases.stuck}`,
];
