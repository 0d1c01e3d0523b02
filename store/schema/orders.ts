import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Order } from '#domain/order.ts';
import { minorUnits } from './columns.ts';
import { intakes } from './intake.ts';

/** The last picture of an order that a case looked up (B1); people are kept apart. */
export const orders = pgTable(
  'orders',
  {
    shop: text().notNull(),
    orderNo: text('order_no').notNull(),
    customerId: text('customer_id').notNull(),
    tier: text().$type<Order['tier']>().notNull(),
    snapshot: jsonb().$type<Order>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.orderNo] }), index('orders_of_customer').on(t.shop, t.customerId)],
);

/** Who ordered: personal, erasable (R50). */
export const orderPeople = pgTable(
  'order_people',
  {
    shop: text().notNull(),
    orderNo: text('order_no').notNull(),
    name: text().notNull(),
    email: text(),
    phone: text(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.orderNo] }),
    foreignKey({ columns: [t.shop, t.orderNo], foreignColumns: [orders.shop, orders.orderNo] }),
  ],
);

/**
 * The ledger of goods: every unit is free, tied up by one case and remedy, or settled by one case (R1-R3). `net` is
 * the unit's share of what was paid for its line, so that all units of a line give exactly the line's net (R8).
 */
export const units = pgTable(
  'units',
  {
    shop: text().notNull(),
    orderNo: text('order_no').notNull(),
    lineNo: integer('line_no').notNull(),
    unitNo: integer('unit_no').notNull(),
    sku: text().notNull(),
    net: minorUnits().notNull(),
    /** What of it went back while the customer kept the unit: a later return pays so much less (R14). */
    reduced: minorUnits().notNull().default(0),
    state: text({ enum: ['free', 'tied', 'settled'] })
      .notNull()
      .default('free'),
    caseNo: text('case_no').references(() => intakes.caseNo),
    remedy: text(),
    settledAs: text('settled_as'),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.orderNo, t.lineNo, t.unitNo] }),
    foreignKey({ columns: [t.shop, t.orderNo], foreignColumns: [orders.shop, orders.orderNo] }),
    index('units_of_case')
      .on(t.caseNo)
      .where(sql`${t.caseNo} is not null`),
    check('units_state', sql`${t.state} in ('free', 'tied', 'settled')`),
    check('units_tied_by_one_case', sql`(${t.state} = 'free') = (${t.caseNo} is null)`),
    check('units_tied_by_one_remedy', sql`(${t.state} = 'free') = (${t.remedy} is null)`),
    check('units_settled', sql`(${t.state} = 'settled') = (${t.settledAs} is not null)`),
    check('units_net', sql`${t.net} >= 0`),
    check('units_reduced', sql`${t.reduced} between 0 and ${t.net}`),
  ],
);
