import { sql } from 'drizzle-orm';
import { check, index, pgTable, text } from 'drizzle-orm/pg-core';
import type { Currency } from '#domain/money.ts';
import { instant, minorUnits, oneOf } from './columns.ts';
import { intakes } from './intake.ts';

export const GRANT_KINDS = ['coupon', 'gift_card', 'points', 'tier', 'gift', 'apology'] as const;
export const GRANT_STATES = ['planned', 'unknown', 'delivered', 'failed', 'spent', 'expired', 'revoked'] as const;

/** What a case gave beside money: `value` is what it counts for in the limits of whoever gave it (D6, R43). */
export const grants = pgTable(
  'grants',
  {
    key: text().primaryKey(),
    caseNo: text('case_no')
      .notNull()
      .references(() => intakes.caseNo),
    shop: text().notNull(),
    orderNo: text('order_no').notNull(),
    kind: text({ enum: GRANT_KINDS }).notNull(),
    value: minorUnits().notNull(),
    currency: text().$type<Currency>().notNull(),
    /** The article of a gift. */
    sku: text(),
    state: text({ enum: GRANT_STATES }).notNull(),
    ref: text(),
    plannedAt: instant('planned_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    index('grants_of_case').on(t.caseNo),
    index('grants_of_order').on(t.shop, t.orderNo),
    check('grants_kind', sql`${t.kind} in (${oneOf(GRANT_KINDS)})`),
    check('grants_state', sql`${t.state} in (${oneOf(GRANT_STATES)})`),
    check('grants_value', sql`${t.value} >= 0`),
  ],
);
