import { sql } from 'drizzle-orm';
import { check, index, pgTable, text } from 'drizzle-orm/pg-core';
import type { Currency } from '#domain/money.ts';
import { instant, minorUnits, oneOf } from './columns.ts';
import { intakes } from './intake.ts';
import { payments } from './money.ts';

export const DISPUTE_STATES = ['open', 'won', 'lost'] as const;

/** What banks claim of payments: `amount` while open, `lost` once lost, nothing once won; `payments` counts it (R22). */
export const disputes = pgTable(
  'disputes',
  {
    disputeId: text('dispute_id').primaryKey(),
    paymentId: text('payment_id')
      .notNull()
      .references(() => payments.paymentId),
    /** The case that was told first. */
    caseNo: text('case_no').references(() => intakes.caseNo),
    amount: minorUnits().notNull(),
    lost: minorUnits().notNull().default(0),
    currency: text().$type<Currency>().notNull(),
    state: text({ enum: DISPUTE_STATES }).notNull(),
    reason: text(),
    evidenceDueAt: instant('evidence_due_at'),
    openedAt: instant('opened_at').notNull(),
    closedAt: instant('closed_at'),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    index('disputes_of_payment').on(t.paymentId),
    index('disputes_due')
      .on(t.evidenceDueAt)
      .where(sql`${t.state} = 'open'`),
    check('disputes_state', sql`${t.state} in (${oneOf(DISPUTE_STATES)})`),
    check('disputes_closed', sql`(${t.state} = 'open') = (${t.closedAt} is null)`),
    check('disputes_amount', sql`${t.amount} > 0 and ${t.lost} >= 0 and (${t.state} = 'lost' or ${t.lost} = 0)`),
  ],
);
