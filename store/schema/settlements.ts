import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { LINE_KINDS } from '#domain/settlement/line.ts';
import { instant, minorUnits, oneOf } from './columns.ts';
import { intakes } from './intake.ts';

/**
 * What the money of an order's cases was for, line by line: positive went to the customer, negative was taken off.
 * Only added to: what does not hold any more is taken back by lines of the opposite sign. What may happen once for an
 * order, whatever the number of its cases, is looked up here (R10-R12, R43).
 */
export const settlementLines = pgTable(
  'settlement_lines',
  {
    caseNo: text('case_no')
      .notNull()
      .references(() => intakes.caseNo),
    /** Names within the case what was settled: an offer, a return. */
    settlement: text().notNull(),
    n: integer().notNull(),
    shop: text().notNull(),
    orderNo: text('order_no').notNull(),
    kind: text({ enum: LINE_KINDS }).notNull(),
    lineNo: integer('line_no'),
    amount: minorUnits().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseNo, t.settlement, t.n] }),
    index('settlement_lines_of_order').on(t.shop, t.orderNo),
    check('settlement_lines_kind', sql`${t.kind} in (${oneOf(LINE_KINDS)})`),
  ],
);
