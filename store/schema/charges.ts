import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import type { Currency } from '#domain/money.ts';
import type { Payment } from '#domain/order.ts';
import { instant, minorUnits, oneOf } from './columns.ts';
import { intakes } from './intake.ts';
import { payments } from './money.ts';

export const CHARGE_KINDS = ['charge', 'hold'] as const;
export const CHARGE_STATES = [
  'planned',
  'awaiting',
  'authorised',
  'unknown',
  'succeeded',
  'failed',
  'expired',
  'cancelled',
] as const;

/**
 * Money asked of the customer in a case, or held on their card as security, under one key for its life (R15, R18). Once
 * it was taken it is a payment of the order like any other, so that what goes back of it is bound by it (R7).
 */
export const charges = pgTable(
  'charges',
  {
    key: text().primaryKey(),
    caseNo: text('case_no')
      .notNull()
      .references(() => intakes.caseNo),
    shop: text().notNull(),
    orderNo: text('order_no').notNull(),
    kind: text({ enum: CHARGE_KINDS }).notNull(),
    purpose: text().notNull(),
    amount: minorUnits().notNull(),
    currency: text().$type<Currency>().notNull(),
    tender: text().$type<Payment['tender']>(),
    methodId: text('method_id'),
    state: text({ enum: CHARGE_STATES }).notNull(),
    /** The payment it became. */
    paymentId: text('payment_id').references(() => payments.paymentId),
    ref: text(),
    version: integer().notNull().default(0),
    code: text(),
    expiresAt: instant('expires_at'),
    plannedAt: instant('planned_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    index('charges_of_case').on(t.caseNo),
    index('charges_of_order').on(t.shop, t.orderNo),
    index('charges_unsettled')
      .on(t.updatedAt)
      .where(sql`${t.state} in ('planned', 'awaiting', 'authorised', 'unknown')`),
    check('charges_kind', sql`${t.kind} in (${oneOf(CHARGE_KINDS)})`),
    check('charges_state', sql`${t.state} in (${oneOf(CHARGE_STATES)})`),
    check('charges_paid', sql`(${t.state} = 'succeeded') = (${t.paymentId} is not null)`),
    check('charges_amount', sql`${t.amount} > 0`),
  ],
);
