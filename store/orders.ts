import { and, eq, sql } from 'drizzle-orm';
import { cumulativeShare } from '#domain/money.ts';
import type { Order, OrderLine, OrderPerson } from '#domain/order.ts';
import type { Database, Queries } from './db.ts';
import { priorityOf } from './project/cases.ts';
import { cases } from './schema/cases.ts';
import { payments } from './schema/money.ts';
import { orderPeople, orders, units } from './schema/orders.ts';
import { inTransaction } from './transaction.ts';

/** Names an order within the shops we serve. */
export interface OrderRef {
  readonly shop: string;
  readonly orderNo: string;
}

/**
 * Keeps the picture of an order and registers its units and payments in the ledgers. Saving again refreshes the
 * picture; rows the ledgers already have keep their state and price (R9).
 */
export function saveOrder(database: Database, order: Order, person: OrderPerson): Promise<void> {
  return inTransaction(database, async (queries) => {
    await savePicture(queries, order);
    await savePerson(queries, order, person);
    await registerUnits(queries, order);
    await registerPayments(queries, order);
    await tellCases(queries, order);
  });
}

export async function findOrder(queries: Queries, { shop, orderNo }: OrderRef): Promise<Order | undefined> {
  const [row] = await queries
    .select({ snapshot: orders.snapshot })
    .from(orders)
    .where(and(eq(orders.shop, shop), eq(orders.orderNo, orderNo)));
  return row?.snapshot;
}

export async function findOrderPerson(queries: Queries, { shop, orderNo }: OrderRef): Promise<OrderPerson | undefined> {
  const [row] = await queries
    .select({ name: orderPeople.name, email: orderPeople.email, phone: orderPeople.phone })
    .from(orderPeople)
    .where(and(eq(orderPeople.shop, shop), eq(orderPeople.orderNo, orderNo)));
  return row;
}

async function savePicture(queries: Queries, order: Order): Promise<void> {
  const { shop, orderNo, customerId, tier } = order;
  const picture = { customerId, tier, snapshot: order };
  await queries
    .insert(orders)
    .values({ shop, orderNo, ...picture })
    .onConflictDoUpdate({ target: [orders.shop, orders.orderNo], set: picture });
}

async function savePerson(
  queries: Queries,
  { shop, orderNo }: Order,
  { name, email, phone }: OrderPerson,
): Promise<void> {
  await queries
    .insert(orderPeople)
    .values({ shop, orderNo, name, email, phone })
    .onConflictDoUpdate({ target: [orderPeople.shop, orderPeople.orderNo], set: { name, email, phone } });
}

async function registerUnits(queries: Queries, order: Order): Promise<void> {
  const rows = order.lines.flatMap((line) => unitsOf(order, line));
  if (rows.length > 0) await queries.insert(units).values(rows).onConflictDoNothing();
}

/** Unit k of n is worth cumulative(k) - cumulative(k - 1): the units of a line give exactly its net (R8). */
function unitsOf({ shop, orderNo }: Order, { lineNo, sku, net, quantity }: OrderLine): (typeof units.$inferInsert)[] {
  return Array.from({ length: quantity }, (_, index) => {
    const share = cumulativeShare(net, index + 1, quantity) - cumulativeShare(net, index, quantity);
    return { shop, orderNo, lineNo, unitNo: index + 1, sku, net: share };
  });
}

async function registerPayments(queries: Queries, { shop, orderNo, currency, payments: taken }: Order): Promise<void> {
  const rows = taken.map(({ paymentId, tender, methodId, captured }) => ({
    paymentId,
    shop,
    orderNo,
    tender,
    methodId,
    currency,
    captured,
  }));
  if (rows.length > 0) await queries.insert(payments).values(rows).onConflictDoNothing();
}

/** The lists show whose case it is and how urgent; a case may have been opened before its order was known. */
async function tellCases(queries: Queries, { shop, orderNo, customerId, tier }: Order): Promise<void> {
  const priority = priorityOf(tier);
  await queries
    .update(cases)
    .set({ customerId, priority })
    .where(
      and(
        eq(cases.shop, shop),
        eq(cases.orderNo, orderNo),
        sql`(${cases.customerId}, ${cases.priority}) is distinct from (${customerId}::text, ${priority}::smallint)`,
      ),
    );
}
