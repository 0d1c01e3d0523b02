import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Currency } from '#domain/money.ts';
import type { Payment } from '#domain/order.ts';
import { instant, minorUnits, oneOf } from './columns.ts';
import { intakes } from './intake.ts';

/** The states a refund passes in the ledger of money. */
export const REFUND_STATES = ['planned', 'accepted', 'held', 'unknown', 'arrived', 'failed', 'reversed'] as const;

/**
 * Money taken, and what of it is on its way back (`held`: planned to unknown), has gone back (`refunded`: arrived) or
 * was taken away by a dispute. Never more than was captured, at any moment (R7).
 */
export const payments = pgTable(
  'payments',
  {
    paymentId: text('payment_id').primaryKey(),
    shop: text().notNull(),
    orderNo: text('order_no').notNull(),
    tender: text().$type<Payment['tender']>().notNull(),
    methodId: text('method_id').notNull(),
    currency: text().$type<Currency>().notNull(),
    captured: minorUnits().notNull(),
    held: minorUnits().notNull().default(0),
    refunded: minorUnits().notNull().default(0),
    disputed: minorUnits().notNull().default(0),
  },
  (t) => [
    index('payments_of_order').on(t.shop, t.orderNo),
    check('payments_never_above_captured', sql`${t.held} + ${t.refunded} + ${t.disputed} <= ${t.captured}`),
    check('payments_not_negative', sql`least(${t.captured}, ${t.held}, ${t.refunded}, ${t.disputed}) >= 0`),
  ],
);

/** One refund: one amount on one payment under one key for its life, which is the provider's idempotency key (R18). */
export const refunds = pgTable(
  'refunds',
  {
    key: text().primaryKey(),
    caseNo: text('case_no')
      .notNull()
      .references(() => intakes.caseNo),
    n: integer().notNull(),
    paymentId: text('payment_id')
      .notNull()
      .references(() => payments.paymentId),
    amount: minorUnits().notNull(),
    currency: text().$type<Currency>().notNull(),
    destination: text(),
    state: text({ enum: REFUND_STATES }).notNull(),
    ref: text(),
    version: integer().notNull().default(0),
    code: text(),
    expectedAt: instant('expected_at'),
    plannedAt: instant('planned_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    index('refunds_of_case').on(t.caseNo, t.n),
    index('refunds_of_payment').on(t.paymentId),
    index('refunds_unsettled')
      .on(t.updatedAt)
      .where(sql`${t.state} in ('planned', 'accepted', 'held', 'unknown')`),
    check('refunds_state', sql`${t.state} in (${oneOf(REFUND_STATES)})`),
    check('refunds_amount', sql`${t.amount} >= 0`),
  ],
);

/** Every step of every refund, append-only: the ledger behind `payments`. */
export const moneyEntries = pgTable(
  'money_entries',
  {
    refundKey: text('refund_key')
      .notNull()
      .references(() => refunds.key),
    seq: integer().notNull(),
    fromState: text('from_state', { enum: REFUND_STATES }),
    toState: text('to_state', { enum: REFUND_STATES }).notNull(),
    amount: minorUnits().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.refundKey, t.seq] })],
);
