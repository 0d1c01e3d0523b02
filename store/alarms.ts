import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#domain/case/actor.ts';
import { subjectsOf, type AlarmCause, type DefectCount } from '#domain/diagnosis/alarm.ts';
import type { GoodsRef } from '#domain/diagnosis/finding.ts';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from './cursor.ts';
import type { Queries } from './db.ts';
import { alarmCases, alarms } from './schema/intake-facts.ts';

export type AlarmRow = typeof alarms.$inferSelect & { readonly cases: readonly string[] };

/** Which case asks, and from which instant on reports count. */
export interface Counting {
  readonly caseNo: string;
  readonly shop: string;
  readonly since: number;
}

/**
 * Counts the other cases with a quality problem in the same goods (B3). Each article is locked until the transaction
 * ends, in one order for all: of cases judged at the same instant the second sees the first, so one alarm is raised.
 */
export async function countDefects(
  queries: Queries,
  { caseNo, shop, since }: Counting,
  goods: readonly GoodsRef[],
): Promise<DefectCount[]> {
  for (const sku of [...new Set(goods.map((one) => one.sku))].toSorted())
    await queries.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`defect ${shop} ${sku}`}, 0))`);
  const counts: DefectCount[] = [];
  for (const subject of subjectsOf(goods)) {
    const { sku, batch } = subject;
    const [open] = await queries
      .select({ id: alarms.id })
      .from(alarms)
      .where(and(eq(alarms.shop, shop), eq(alarms.sku, sku), eq(alarms.batch, batch), eq(alarms.status, 'open')));
    const cases = await reporters(queries, { caseNo, shop, since, sku, batch });
    counts.push({ ...subject, cases, ...(open ? { alarm: open.id } : {}) });
  }
  return counts;
}

/** Reports since the instant, and since the last alarm about these goods was closed; those of an open alarm are counted there. */
async function reporters(
  queries: Queries,
  { caseNo, shop, since, sku, batch }: Counting & { readonly sku: string; readonly batch: string },
): Promise<string[]> {
  const ofBatch = batch === '' ? sql`` : sql`and report.batch = ${batch}`;
  const { rows } = await queries.execute<{ case_no: string }>(sql`
    select distinct report.case_no from defect_reports report
    where report.shop = ${shop} and report.sku = ${sku} ${ofBatch} and report.case_no <> ${caseNo}
      and report.at > ${new Date(since).toISOString()}::timestamptz
      and report.at > coalesce((select max(closed_at) from alarms
        where shop = ${shop} and sku = ${sku} and (batch = ${batch} or batch = '') and status = 'closed'), '-infinity')
      and not exists (select from alarm_cases joined join alarms on alarms.id = joined.alarm
        where joined.case_no = report.case_no and alarms.sku = ${sku} and alarms.status = 'open')
    order by report.case_no`);
  return rows.map((row) => row.case_no);
}

export interface NewAlarm {
  readonly id: string;
  readonly shop: string;
  readonly about: DefectCount;
  readonly at: number;
  readonly by: string;
}

/** Puts an alarm up, with the cases it was counted from and the one that completed the number. */
export async function raiseAlarm(queries: Queries, { id, shop, about, at, by }: NewAlarm): Promise<void> {
  const { kind, sku, batch, cases } = about;
  await queries.insert(alarms).values({ id, shop, kind, sku, batch, openedAt: at, openedBy: by });
  await queries.insert(alarmCases).values([...cases, by].map((caseNo) => ({ alarm: id, caseNo, joinedAt: at })));
}

export async function joinAlarm(queries: Queries, alarm: string, one: { caseNo: string; at: number }): Promise<void> {
  await queries.insert(alarmCases).values({ alarm, caseNo: one.caseNo, joinedAt: one.at }).onConflictDoNothing();
}

export interface AlarmFilter {
  readonly status?: 'open' | 'closed';
  readonly sku?: string;
  /** Whose alarms may be seen at all. */
  readonly shops?: readonly string[];
}

/** Alarms with their cases, the newest first. */
export async function listAlarms(queries: Queries, filter: AlarmFilter, page: PageWish): Promise<Page<AlarmRow>> {
  const key = startOf('alarms', page, [0, '']);
  const beyond: SQL | undefined =
    key && sql`(${alarms.openedAt}, ${alarms.id}) < (${sql.param(Number(key[0]), alarms.openedAt)}, ${key[1]})`;
  const rows = await queries
    .select()
    .from(alarms)
    .where(
      and(
        filter.status === undefined ? undefined : eq(alarms.status, filter.status),
        filter.sku === undefined ? undefined : eq(alarms.sku, filter.sku),
        filter.shops === undefined ? undefined : inArray(alarms.shop, [...filter.shops]),
        beyond,
      ),
    )
    .orderBy(desc(alarms.openedAt), desc(alarms.id))
    .limit(page.limit + 1);
  const found = await withCases(queries, rows);
  return pageOf(found, page.limit, (row) => encodeCursor('alarms', [row.openedAt, row.id]));
}

export async function findAlarm(queries: Queries, id: string): Promise<AlarmRow | undefined> {
  const rows = await queries.select().from(alarms).where(eq(alarms.id, id));
  return (await withCases(queries, rows))[0];
}

async function withCases(queries: Queries, rows: readonly (typeof alarms.$inferSelect)[]): Promise<AlarmRow[]> {
  if (rows.length === 0) return [];
  const joined = await queries
    .select({ alarm: alarmCases.alarm, caseNo: alarmCases.caseNo })
    .from(alarmCases)
    .where(
      inArray(
        alarmCases.alarm,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(asc(alarmCases.joinedAt), asc(alarmCases.caseNo));
  return rows.map((row) => ({
    ...row,
    cases: joined.filter(({ alarm }) => alarm === row.id).map(({ caseNo }) => caseNo),
  }));
}

export interface AlarmClosing {
  readonly at: number;
  readonly by: Actor;
  readonly cause: AlarmCause;
  readonly note: string;
}

/** Takes an alarm down with what it came from; false when it is down already or there is none. */
export async function closeAlarm(
  queries: Queries,
  id: string,
  { at, by, cause, note }: AlarmClosing,
): Promise<boolean> {
  const { rowCount } = await queries
    .update(alarms)
    .set({ status: 'closed', closedAt: at, closedBy: by, cause, note })
    .where(and(eq(alarms.id, id), eq(alarms.status, 'open')));
  return rowCount === 1;
}
