import { sql } from 'drizzle-orm';
import { check, index, pgTable, text } from 'drizzle-orm/pg-core';
import type { Currency } from '#domain/money.ts';
import { disputes } from './disputes.ts';
import { instant, minorUnits } from './columns.ts';
import { intakes } from './intake.ts';
import { payments, refunds } from './money.ts';

/**
 * Money that people got back by hand, append-only: of a refund that was not due, or of what a bank claimed beyond a
 * payment. The payment counts so much less as refunded, or as claimed (R7, R22).
 */
export const recoveries = pgTable(
  'recoveries',
  {
    key: text().primaryKey(),
    caseNo: text('case_no')
      .notNull()
      .references(() => intakes.caseNo),
    paymentId: text('payment_id')
      .notNull()
      .references(() => payments.paymentId),
    refundKey: text('refund_key').references(() => refunds.key),
    disputeId: text('dispute_id').references(() => disputes.disputeId),
    amount: minorUnits().notNull(),
    currency: text().$type<Currency>().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    index('recoveries_of_payment').on(t.paymentId),
    index('recoveries_of_case').on(t.caseNo),
    check('recoveries_of_one_thing', sql`(${t.refundKey} is null) <> (${t.disputeId} is null)`),
    check('recoveries_amount', sql`${t.amount} > 0`),
  ],
);
