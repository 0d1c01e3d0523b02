import { and, eq, gt, sql } from 'drizzle-orm';
import type { Order, OrderLine, OrderPerson } from '#domain/order.ts';
import { portionOf } from '#domain/settlement/cumulative.ts';
import type { Database, Queries } from './db.ts';
import { priorityOf } from './project/cases.ts';
import { cases } from './schema/cases.ts';
import { payments } from './schema/money.ts';
import { orderPeople, orders, units } from './schema/orders.ts';
import { refreshOrder } from './search/refresh.ts';
import { inTransaction } from './transaction.ts';

/** Names an order within the shops we serve. */
export interface OrderRef {
  readonly shop: string;
  readonly orderNo: string;
}

/**
 * Keeps the picture of an order and registers its units and payments in the ledgers. Saving again refreshes the
 * picture; units the ledger already has keep their state and price (R9), unless the shop itself has made other
 * articles of them before shipment (J1). A payment is worth what the shop has not given back of it in its own name.
 */
export function saveOrder(database: Database, order: Order, person: OrderPerson): Promise<void> {
  return inTransaction(database, async (queries) => {
    await savePicture(queries, order);
    const changed = await savePerson(queries, order, person);
    await registerUnits(queries, order);
    await registerPayments(queries, order);
    await tellCases(queries, order);
    const { shop, orderNo } = order;
    await refreshOrder(queries, { shop, orderNo, changed: changed || order.itemsChangedAt !== undefined });
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

/** Whether they were not known, or known otherwise. */
async function savePerson(
  queries: Queries,
  { shop, orderNo }: Order,
  { name, email, phone }: OrderPerson,
): Promise<boolean> {
  const { rowCount } = await queries
    .insert(orderPeople)
    .values({ shop, orderNo, name, email, phone })
    .onConflictDoUpdate({
      target: [orderPeople.shop, orderPeople.orderNo],
      set: { name, email, phone },
      setWhere: sql`(${orderPeople.name}, ${orderPeople.email}, ${orderPeople.phone}) is distinct from (excluded.name, excluded.email, excluded.phone)`,
    });
  return rowCount === 1;
}

async function registerUnits(queries: Queries, order: Order): Promise<void> {
  const rows = order.lines.flatMap((line) => unitsOf(order, line));
  if (rows.length === 0) return;
  const register = queries.insert(units).values(rows);
  if (order.itemsChangedAt === undefined) {
    await register.onConflictDoNothing();
    return;
  }
  await dropUnits(queries, order);
  await register.onConflictDoUpdate({
    target: [units.shop, units.orderNo, units.lineNo, units.unitNo],
    set: { sku: sql`excluded.sku`, net: sql`excluded.net` },
    setWhere: sql`${units.state} = 'free' and ${units.reduced} <= excluded.net`,
  });
}

/** Units that a change of the items took out of their line; what a case holds stays where it is. */
async function dropUnits(queries: Queries, { shop, orderNo, lines }: Order): Promise<void> {
  for (const { lineNo, quantity } of lines) {
    await queries
      .delete(units)
      .where(
        and(
          eq(units.shop, shop),
          eq(units.orderNo, orderNo),
          eq(units.lineNo, lineNo),
          gt(units.unitNo, quantity),
          eq(units.state, 'free'),
        ),
      );
  }
}

/** Unit k of n is worth cumulative(k) - cumulative(k - 1): the units of a line give exactly its net (R8). */
function unitsOf({ shop, orderNo }: Order, { lineNo, sku, net, quantity }: OrderLine): (typeof units.$inferInsert)[] {
  return Array.from({ length: quantity }, (_, index) => {
    const share = portionOf({ net, quantity, already: index, count: 1 });
    return { shop, orderNo, lineNo, unitNo: index + 1, sku, net: share };
  });
}

async function registerPayments(queries: Queries, { shop, orderNo, currency, payments: taken }: Order): Promise<void> {
  const rows = taken.map(({ paymentId, tender, methodId, captured, givenBack = 0 }) => ({
    paymentId,
    shop,
    orderNo,
    tender,
    methodId,
    currency,
    captured: captured - givenBack,
  }));
  if (rows.length === 0) return;
  await queries.insert(payments).values(rows).onConflictDoNothing();
  await correctPayments(queries, rows);
}

/**
 * A payment that the ledger has already is worth what the shop says now, but never less than what is spoken for. Only
 * rows that differ are touched, so that looking an order up locks nothing.
 */
async function correctPayments(queries: Queries, rows: readonly (typeof payments.$inferInsert)[]): Promise<void> {
  const told = sql.join(
    rows.map(({ paymentId, captured }) => sql`(${paymentId}::text, ${captured}::bigint)`),
    sql`, `,
  );
  const spoken = sql`${payments.held} + ${payments.refunded} + ${payments.disputed}`;
  await queries.execute(sql`
    update ${payments} set captured = greatest(told.captured, ${spoken})
    from (values ${told}) as told (payment_id, captured)
    where ${payments.paymentId} = told.payment_id and ${payments.excess} = 0
      and ${payments.captured} <> greatest(told.captured, ${spoken})`);
}

/** The lists show whose case it is and how urgent; a case may have been opened before its order was known. */
async function tellCases(queries: Queries, { shop, orderNo, customerId, tier }: Order): Promise<void> {
  const tierOnly = sql`${priorityOf(tier)}::smallint`;
  // What triage said stands: it knew more than the tier (A7).
  const priority = sql`case when ${cases.state} -> 'triage' is null then ${tierOnly} else ${cases.priority} end`;
  await queries
    .update(cases)
    .set({ customerId, priority })
    .where(
      and(
        eq(cases.shop, shop),
        eq(cases.orderNo, orderNo),
        sql`(${cases.customerId}, ${cases.priority}) is distinct from (${customerId}::text, ${priority})`,
      ),
    );
}
