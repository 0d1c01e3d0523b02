import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Actor } from '#domain/case/actor.ts';
import type { Database, Queries } from '#store/db.ts';
import { cases } from '#store/schema/cases.ts';
import { customerPreferences, erasures, type ErasedCounts } from '#store/schema/customers.ts';
import { intakes } from '#store/schema/intake.ts';
import { orders } from '#store/schema/orders.ts';
import { inTransaction } from '#store/transaction.ts';
import { eraseCase } from './erase-case.ts';
import { eraseTraces } from './traces.ts';

export type Erasure = typeof erasures.$inferSelect;

export interface ErasureRequest {
  readonly id: string;
  readonly shop: string;
  readonly customerId: string;
  readonly at: number;
  readonly by: Actor;
  /** Without personal data: it stays. */
  readonly reason: string;
}

/**
 * Erases a person where they are known: one transaction a case, so that a crash loses nothing and a repetition goes on
 * where it ended (R50). Cases that are not over keep what they need; the erasure waits for them and says which they
 * are. Undefined for a person nobody knows.
 */
export async function erasePerson(database: Database, request: ErasureRequest): Promise<Erasure | undefined> {
  const { queries } = database;
  const theirs = await casesOf(queries, request);
  if (theirs.length === 0 && !(await isKnown(queries, request))) return undefined;
  const erasure = await begin(database, request);
  return goOn(database, erasure, request.at);
}

/** Goes on with erasures that waited for cases which are over by now; how many came to their end. */
export async function continueErasures(database: Database, now: number): Promise<number> {
  const waiting = await database.queries.select().from(erasures).where(eq(erasures.status, 'waiting'));
  let ended = 0;
  for (const erasure of waiting) {
    const theirs = await casesOf(database.queries, erasure);
    const isMore = theirs.some(({ caseNo, isOver }) => isOver && erasure.waitsFor.includes(caseNo));
    if (isMore || erasure.waitsFor.length === 0)
      ended += (await goOn(database, erasure, now)).status === 'done' ? 1 : 0;
  }
  return ended;
}

/** The one that waits already goes on; nobody needs a second. */
async function begin(
  { queries }: Database,
  { id, shop, customerId, at, by, reason }: ErasureRequest,
): Promise<Erasure> {
  await queries
    .insert(erasures)
    .values({ id, shop, customerId, at, by, reason, status: 'waiting', waitsFor: [], erased: {} })
    .onConflictDoNothing();
  const [row] = await queries
    .select()
    .from(erasures)
    .where(
      and(
        eq(erasures.shop, shop),
        eq(erasures.customerId, customerId),
        or(eq(erasures.status, 'waiting'), eq(erasures.id, id)),
      ),
    )
    .orderBy(desc(erasures.status));
  if (!row) throw new Error('an erasure that was begun is not there');
  return row;
}

async function goOn(database: Database, { id, shop, customerId }: Erasure, now: number): Promise<Erasure> {
  const theirs = await casesOf(database.queries, { shop, customerId });
  for (const { caseNo } of theirs.filter(({ isOver }) => isOver))
    await inTransaction(database, async (queries) => count(queries, id, (await eraseCase(queries, caseNo)) ?? {}));
  return inTransaction(database, (queries) => finish(queries, { id, shop, customerId }, now));
}

/** What is kept beside the cases goes last, and the erasure is done unless cases are still open. */
async function finish(
  queries: Queries,
  { id, shop, customerId }: Pick<Erasure, 'id' | 'shop' | 'customerId'>,
  now: number,
): Promise<Erasure> {
  const theirs = await casesOf(queries, { shop, customerId });
  const open = theirs.filter(({ isOver }) => !isOver);
  const bought = await ordersOf(queries, { shop, customerId });
  const caseNos = theirs.filter(({ isOver }) => isOver).map(({ caseNo }) => caseNo);
  const orderNos = bought.filter((orderNo) => open.every((one) => one.orderNo !== orderNo));
  await count(queries, id, await eraseTraces(queries, { shop, orderNos, caseNos }));
  const isDone = open.length === 0;
  if (isDone) await count(queries, id, { preferences: await erasePreferences(queries, { shop, customerId }) });
  const [row] = await queries
    .update(erasures)
    .set({
      waitsFor: open.map(({ caseNo }) => caseNo),
      status: isDone ? 'done' : 'waiting',
      doneAt: isDone ? sql`coalesce(${erasures.doneAt}, ${sql.param(now, erasures.doneAt)})` : null,
    })
    .where(eq(erasures.id, id))
    .returning();
  if (!row) throw new Error('an erasure that was begun is not there');
  return row;
}

async function erasePreferences(queries: Queries, { shop, customerId }: Whose): Promise<number> {
  const { rowCount } = await queries
    .delete(customerPreferences)
    .where(and(eq(customerPreferences.shop, shop), eq(customerPreferences.customerId, customerId)));
  return rowCount ?? 0;
}

/** Adds to what was erased, in the transaction that erased it. */
async function count(queries: Queries, id: string, more: ErasedCounts): Promise<void> {
  const [row] = await queries
    .select({ erased: erasures.erased })
    .from(erasures)
    .where(eq(erasures.id, id))
    .for('update');
  const sums = new Map(Object.entries(row?.erased ?? {}));
  for (const [table, erased] of Object.entries(more)) sums.set(table, (sums.get(table) ?? 0) + erased);
  await queries
    .update(erasures)
    .set({ erased: Object.fromEntries(sums) })
    .where(eq(erasures.id, id));
}

interface Whose {
  readonly shop: string;
  readonly customerId: string;
}

interface TheirCase {
  readonly caseNo: string;
  readonly orderNo: string;
  readonly isOver: boolean;
}

/** Their cases; one that was taken in and has no record yet is open. */
async function casesOf(queries: Queries, whose: Whose): Promise<TheirCase[]> {
  const bought = await ordersOf(queries, whose);
  const known = queries
    .select({ caseNo: cases.caseNo })
    .from(cases)
    .where(and(eq(cases.customerId, whose.customerId), eq(cases.shop, whose.shop)));
  const rows = await queries
    .select({ caseNo: intakes.caseNo, orderNo: intakes.orderNo, stage: cases.stage })
    .from(intakes)
    .leftJoin(cases, eq(cases.caseNo, intakes.caseNo))
    .where(and(eq(intakes.shop, whose.shop), or(inArray(intakes.orderNo, bought), inArray(intakes.caseNo, known))))
    .orderBy(asc(intakes.caseNo));
  return rows.map(({ caseNo, orderNo, stage }) => ({ caseNo, orderNo, isOver: stage === 'archived' }));
}

async function ordersOf(queries: Queries, { shop, customerId }: Whose): Promise<string[]> {
  const rows = await queries
    .select({ orderNo: orders.orderNo })
    .from(orders)
    .where(and(eq(orders.shop, shop), eq(orders.customerId, customerId)));
  return rows.map(({ orderNo }) => orderNo);
}

async function isKnown(queries: Queries, whose: Whose): Promise<boolean> {
  if ((await ordersOf(queries, whose)).length > 0) return true;
  const rows = await queries
    .select({ at: customerPreferences.at })
    .from(customerPreferences)
    .where(and(eq(customerPreferences.shop, whose.shop), eq(customerPreferences.customerId, whose.customerId)));
  return rows.length > 0;
}
