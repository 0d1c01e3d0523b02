import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Currency } from '#domain/money.ts';
import type { Payment } from '#domain/order.ts';
import { instant, minorUnits, oneOf } from './columns.ts';
import { intakes } from './intake.ts';

/** The states a refund passes in the ledger of money. */
export const REFUND_STATES = ['planned', 'accepted', 'held', 'unknown', 'arrived', 'failed', 'reversed'] as const;

/** How money goes back: as it was paid, in kind, on a new gift card for a closed one, or another way (R16, R21). */
export const PAYOUTS = ['original', 'in_kind', 'reissue', 'gift_card', 'wallet', 'bank'] as const;

/**
 * Money taken, and what of it is on its way back (`held`: planned to unknown), has gone back (`refunded`: arrived) or
 * is claimed by disputes. Never more than was captured, at any moment (R7). What disputes claim beyond that is
 * `excess`: money that would leave twice, a fact to be told and never a room for refunds (R22).
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
    excess: minorUnits().notNull().default(0),
  },
  (t) => [
    index('payments_of_order').on(t.shop, t.orderNo),
    check('payments_never_above_captured', sql`${t.held} + ${t.refunded} + ${t.disputed} <= ${t.captured}`),
    check(
      'payments_not_negative',
      sql`least(${t.captured}, ${t.held}, ${t.refunded}, ${t.disputed}, ${t.excess}) >= 0`,
    ),
    check(
      'payments_excess_after_room',
      sql`${t.excess} = 0 or ${t.held} + ${t.refunded} + ${t.disputed} = ${t.captured}`,
    ),
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
    payout: text({ enum: PAYOUTS }).notNull().default('original'),
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
    index('refunds_in_trouble')
      .on(t.updatedAt, t.key)
      .where(sql`${t.state} in ('planned', 'held', 'unknown', 'failed', 'reversed')`),
    check('refunds_state', sql`${t.state} in (${oneOf(REFUND_STATES)})`),
    check('refunds_amount', sql`${t.amount} >= 0`),
    check('refunds_payout', sql`${t.payout} in (${oneOf(PAYOUTS)})`),
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
