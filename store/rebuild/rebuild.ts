import { asc, eq, gt } from 'drizzle-orm';
import type { Database, Queries } from '#store/db.ts';
import { refundsOfCase } from '#store/ledger/payments.ts';
import { cases } from '#store/schema/cases.ts';
import { intakes } from '#store/schema/intake.ts';
import { caseFacts } from '#store/schema/figures.ts';
import { defectReports, publicOpinions } from '#store/schema/intake-facts.ts';
import { searchTexts } from '#store/schema/search.ts';
import { promises } from '#store/schema/promises.ts';
import { caseRefs, returnsRegister, tasks } from '#store/schema/work.ts';
import { inTransaction } from '#store/transaction.ts';
import { derive, type Derived } from './derive.ts';
import { differencesOf, type Difference } from './difference.ts';
import { alarmDifferences } from './alarms.ts';
import { ledgerDifferences } from './payments.ts';

export interface Rebuilt {
  readonly cases: number;
  readonly differences: readonly Difference[];
}

const BATCH = 200;

/**
 * Derives the read model anew from the journal, case by case, tells every difference and, unless told only to compare,
 * puts the derived rows in place. The ledgers are truths of their own: compared, never changed.
 */
export async function rebuild(database: Database, { compareOnly = false } = {}): Promise<Rebuilt> {
  const differences: Difference[] = [];
  let count = 0;
  for (let after = ''; ;) {
    const batch = await caseNosAfter(database.queries, after);
    for (const caseNo of batch)
      differences.push(...(await inTransaction(database, (queries) => rebuildCase(queries, caseNo, compareOnly))));
    count += batch.length;
    const last = batch.at(-1);
    if (last === undefined) break;
    after = last;
  }
  differences.push(...(await ledgerDifferences(database.queries)), ...(await alarmDifferences(database.queries)));
  return { cases: count, differences };
}

async function caseNosAfter(queries: Queries, after: string): Promise<string[]> {
  const rows = await queries
    .select({ caseNo: intakes.caseNo })
    .from(intakes)
    .where(gt(intakes.caseNo, after))
    .orderBy(asc(intakes.caseNo))
    .limit(BATCH);
  return rows.map(({ caseNo }) => caseNo);
}

/** Locked in the journal's own order, so that a running system may write meanwhile. */
async function rebuildCase(queries: Queries, caseNo: string, compareOnly: boolean): Promise<Difference[]> {
  const live = await queries.select().from(cases).where(eq(cases.caseNo, caseNo)).for('no key update');
  if (live.length === 0)
    await queries
      .select({ caseNo: intakes.caseNo })
      .from(intakes)
      .where(eq(intakes.caseNo, caseNo))
      .for('no key update');
  const rebuilt = await derive(queries, caseNo);
  const differences = await compare(queries, caseNo, rebuilt);
  const readModel = differences.filter(({ table }) => table !== 'refunds');
  if (readModel.length > 0 && !compareOnly) await replace(queries, caseNo, rebuilt);
  return differences;
}

async function compare(queries: Queries, caseNo: string, rebuilt: Derived): Promise<Difference[]> {
  const one = await queries.select().from(cases).where(eq(cases.caseNo, caseNo));
  const work = await queries.select().from(tasks).where(eq(tasks.caseNo, caseNo));
  const promised = await queries.select().from(promises).where(eq(promises.caseNo, caseNo));
  const returned = await queries.select().from(returnsRegister).where(eq(returnsRegister.caseNo, caseNo));
  const refs = await queries.select().from(caseRefs).where(eq(caseRefs.caseNo, caseNo));
  const defects = await queries.select().from(defectReports).where(eq(defectReports.caseNo, caseNo));
  const opinions = await queries.select().from(publicOpinions).where(eq(publicOpinions.caseNo, caseNo));
  const found = await queries.select().from(searchTexts).where(eq(searchTexts.caseNo, caseNo));
  const known = await queries.select().from(caseFacts).where(eq(caseFacts.caseNo, caseNo));
  const money = await refundsOfCase(queries, caseNo);
  return [
    ...differencesOf({ caseNo, table: 'cases', live: one, rebuilt: rebuilt.cases, key: [] }),
    ...differencesOf({ caseNo, table: 'tasks', live: work, rebuilt: rebuilt.tasks, key: ['task'] }),
    ...differencesOf({ caseNo, table: 'promises', live: promised, rebuilt: rebuilt.promises, key: ['promise'] }),
    ...differencesOf({
      caseNo,
      table: 'returns_register',
      live: returned,
      rebuilt: rebuilt.register,
      key: ['seq', 'entry'],
    }),
    ...differencesOf({ caseNo, table: 'case_refs', live: refs, rebuilt: rebuilt.refs, key: ['kind', 'ref'] }),
    ...differencesOf({
      caseNo,
      table: 'defect_reports',
      live: defects,
      rebuilt: rebuilt.defects,
      key: ['sku', 'batch'],
    }),
    ...differencesOf({ caseNo, table: 'public_opinions', live: opinions, rebuilt: rebuilt.opinions, key: [] }),
    ...differencesOf({ caseNo, table: 'case_facts', live: known, rebuilt: rebuilt.facts, key: [] }),
    ...differencesOf({ caseNo, table: 'search_texts', live: found, rebuilt: rebuilt.search, key: [] }).map(concealed),
    ...differencesOf({ caseNo, table: 'refunds', live: money, rebuilt: rebuilt.refunds, key: ['key'] }),
  ];
}

/** What people wrote is told to nobody who only compares (R50). */
const concealed = (difference: Difference): Difference => ({ ...difference, live: null, rebuilt: null });

async function replace(queries: Queries, caseNo: string, rebuilt: Derived): Promise<void> {
  await queries.delete(tasks).where(eq(tasks.caseNo, caseNo));
  await queries.delete(promises).where(eq(promises.caseNo, caseNo));
  await queries.delete(returnsRegister).where(eq(returnsRegister.caseNo, caseNo));
  await queries.delete(caseRefs).where(eq(caseRefs.caseNo, caseNo));
  await queries.delete(defectReports).where(eq(defectReports.caseNo, caseNo));
  await queries.delete(publicOpinions).where(eq(publicOpinions.caseNo, caseNo));
  await queries.delete(caseFacts).where(eq(caseFacts.caseNo, caseNo));
  await queries.delete(searchTexts).where(eq(searchTexts.caseNo, caseNo));
  await queries.delete(cases).where(eq(cases.caseNo, caseNo));
  if (rebuilt.cases.length > 0) await queries.insert(cases).values([...rebuilt.cases]);
  if (rebuilt.tasks.length > 0) await queries.insert(tasks).values([...rebuilt.tasks]);
  if (rebuilt.promises.length > 0) await queries.insert(promises).values([...rebuilt.promises]);
  if (rebuilt.register.length > 0) await queries.insert(returnsRegister).values([...rebuilt.register]);
  if (rebuilt.refs.length > 0) await queries.insert(caseRefs).values([...rebuilt.refs]);
  if (rebuilt.defects.length > 0) await queries.insert(defectReports).values([...rebuilt.defects]);
  if (rebuilt.opinions.length > 0) await queries.insert(publicOpinions).values([...rebuilt.opinions]);
  if (rebuilt.facts.length > 0) await queries.insert(caseFacts).values([...rebuilt.facts]);
  if (rebuilt.search.length > 0) await queries.insert(searchTexts).values([...rebuilt.search]);
}
