import { and, asc, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm';
import type { Database, Queries } from '#store/db.ts';
import { heldOrders, waybillBatches, waybillOrders } from '#store/schema/digests.ts';
import { intakes } from '#store/schema/intake.ts';
import { inTransaction } from '#store/transaction.ts';

/** The waybills of an hour, as they are sent. */
export interface WaybillBatch {
  readonly key: string;
  readonly shop: string;
  readonly orders: readonly string[];
}

export interface NewBatch extends WaybillBatch {
  readonly slot: string;
  readonly slotAt: number;
}

/** So many orders at most go in one batch. */
const MOST_ORDERS = 1_000;

/**
 * Puts an hour's batch on record with the orders that no batch has yet; more than go into one make further ones. The
 * record is written once: whoever asks again under the key finds it as it was, so that it is sent as it was (D9).
 */
export const planBatch = (database: Database, batch: NewBatch): Promise<void> =>
  inTransaction(database, async (queries) => {
    const { key, shop, slot, slotAt } = batch;
    const first = { key, shop, slot, slotAt, orders: 0 };
    const { rowCount } = await queries.insert(waybillBatches).values(first).onConflictDoNothing();
    if (rowCount !== 1) return;
    for (let n = 0; n * MOST_ORDERS < batch.orders.length; n += 1) {
      const part = n === 0 ? key : `${key}/${n + 1}`;
      if (n > 0) await queries.insert(waybillBatches).values({ ...first, key: part });
      const orders = batch.orders.slice(n * MOST_ORDERS, (n + 1) * MOST_ORDERS);
      await queries
        .insert(waybillOrders)
        .values(orders.map((orderNo) => ({ shop, orderNo, batch: part })))
        .onConflictDoNothing();
      await queries
        .update(waybillBatches)
        .set({ orders: sql`(select count(*) from ${waybillOrders} where ${waybillOrders.batch} = ${part})` })
        .where(eq(waybillBatches.key, part));
    }
  });

/** Batches that are on record and of which it is not known that the warehouse has them, the oldest first. */
export async function unsentBatches(queries: Queries, shop: string): Promise<WaybillBatch[]> {
  const rows = await queries
    .select({ key: waybillBatches.key })
    .from(waybillBatches)
    .where(and(eq(waybillBatches.shop, shop), isNull(waybillBatches.sentAt)))
    .orderBy(asc(waybillBatches.slotAt));
  const batches: WaybillBatch[] = [];
  for (const { key } of rows) batches.push({ key, shop, orders: await ordersOfBatch(queries, key) });
  return batches;
}

export async function ordersOfBatch(queries: Queries, key: string): Promise<string[]> {
  const rows = await queries
    .select({ orderNo: waybillOrders.orderNo })
    .from(waybillOrders)
    .where(eq(waybillOrders.batch, key))
    .orderBy(asc(waybillOrders.orderNo));
  return rows.map(({ orderNo }) => orderNo);
}

export const markBatchSent = async (queries: Queries, key: string, sentAt: number): Promise<void> => {
  await queries
    .update(waybillBatches)
    .set({ sentAt })
    .where(and(eq(waybillBatches.key, key), isNull(waybillBatches.sentAt)));
};

/** Batches by their keys, with what is known of them. */
export const batchesOf = (
  queries: Queries,
  keys: readonly string[],
): Promise<(typeof waybillBatches.$inferSelect)[]> =>
  keys.length === 0
    ? Promise.resolve([])
    : queries
        .select()
        .from(waybillBatches)
        .where(inArray(waybillBatches.key, [...keys]))
        .orderBy(asc(waybillBatches.slotAt));

/** The cases about goods of these orders that are not there: by order (D9). */
export async function callBackCases(
  queries: Queries,
  shop: string,
  orders: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (orders.length === 0) return new Map();
  const rows = await queries
    .select({ caseNo: intakes.caseNo, orderNo: intakes.orderNo, request: intakes.request })
    .from(intakes)
    .where(and(eq(intakes.shop, shop), inArray(intakes.orderNo, [...orders])))
    .orderBy(asc(intakes.caseNo));
  return new Map(
    rows.filter(({ request }) => request.problem === 'out_of_stock').map(({ orderNo, caseNo }) => [orderNo, caseNo]),
  );
}

/** An order that cannot leave, and why, as the shop says. */
export interface HeldOrder {
  readonly orderNo: string;
  readonly reason: string;
}

/** Takes over what the shop says now: what is held for the first time is dated, what is not held any more is cleared. */
export const keepHeld = (
  database: Database,
  { shop, held, at }: { readonly shop: string; readonly held: readonly HeldOrder[]; readonly at: number },
): Promise<void> =>
  inTransaction(database, async (queries) => {
    const orders = held.map(({ orderNo }) => orderNo);
    const open = and(eq(heldOrders.shop, shop), isNull(heldOrders.clearedAt));
    await queries
      .update(heldOrders)
      .set({ clearedAt: at })
      .where(orders.length === 0 ? open : and(open, notInArray(heldOrders.orderNo, orders)));
    if (held.length === 0) return;
    await queries
      .insert(heldOrders)
      .values(held.map((one) => ({ shop, ...one, foundAt: at })))
      .onConflictDoUpdate({
        target: [heldOrders.shop, heldOrders.orderNo],
        set: {
          reason: sql`excluded.reason`,
          foundAt: sql`case when ${heldOrders.clearedAt} is null then ${heldOrders.foundAt} else excluded.found_at end`,
          clearedAt: null,
        },
      });
  });

/** The orders that cannot leave now. */
export const heldNow = (queries: Queries, shop: string): Promise<(typeof heldOrders.$inferSelect)[]> =>
  queries
    .select()
    .from(heldOrders)
    .where(and(eq(heldOrders.shop, shop), isNull(heldOrders.clearedAt)))
    .orderBy(asc(heldOrders.foundAt), asc(heldOrders.orderNo));
