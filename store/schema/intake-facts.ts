import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Actor } from '#domain/case/actor.ts';
import type { AlarmCause, AlarmKind } from '#domain/diagnosis/alarm.ts';
import type { ReviewCause } from '#domain/talk/events.ts';
import { instant } from './columns.ts';
import { intakes } from './intake.ts';

/** Read model: the goods in which a quality problem was found, by case: what tells a batch defect from a single one (B3). */
export const defectReports = pgTable(
  'defect_reports',
  {
    caseNo: text('case_no')
      .notNull()
      .references(() => intakes.caseNo),
    shop: text().notNull(),
    sku: text().notNull(),
    /** Empty where nobody knows the batch. */
    batch: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseNo, t.sku, t.batch] }), index('defect_reports_of_sku').on(t.shop, t.sku, t.at)],
);

/**
 * Batch defects (B3): one open alarm for one article or batch of a shop. A truth of its own, since closing one is an
 * act of people and of no case; which cases it has stands in their records as well, and is compared.
 */
export const alarms = pgTable(
  'alarms',
  {
    id: text().primaryKey(),
    shop: text().notNull(),
    kind: text().$type<AlarmKind>().notNull(),
    sku: text().notNull(),
    batch: text().notNull(),
    status: text({ enum: ['open', 'closed'] })
      .notNull()
      .default('open'),
    openedAt: instant('opened_at').notNull(),
    /** The case whose diagnosis raised it. */
    openedBy: text('opened_by')
      .notNull()
      .references(() => intakes.caseNo),
    closedAt: instant('closed_at'),
    closedBy: jsonb('closed_by').$type<Actor>(),
    cause: text().$type<AlarmCause>(),
    note: text(),
  },
  (t) => [
    uniqueIndex('alarms_one_open')
      .on(t.shop, t.sku, t.batch)
      .where(sql`${t.status} = 'open'`),
    index('alarms_by_date').on(t.openedAt, t.id),
    check('alarms_status', sql`${t.status} in ('open', 'closed')`),
    check('alarms_closed', sql`(${t.status} = 'closed') = (${t.closedAt} is not null)`),
    check('alarms_cause', sql`(${t.status} = 'closed') = (${t.cause} is not null)`),
  ],
);

/** The cases of an alarm: those it was counted from, and those that came later. */
export const alarmCases = pgTable(
  'alarm_cases',
  {
    alarm: text()
      .notNull()
      .references(() => alarms.id),
    caseNo: text('case_no')
      .notNull()
      .references(() => intakes.caseNo),
    joinedAt: instant('joined_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.alarm, t.caseNo] }), index('alarm_cases_of_case').on(t.caseNo)],
);

/** Read model: what customers said in public, why, and what came of it: the weekly list (G1-G3). */
export const publicOpinions = pgTable(
  'public_opinions',
  {
    caseNo: text('case_no')
      .primaryKey()
      .references(() => intakes.caseNo),
    shop: text().notNull(),
    orderNo: text('order_no').notNull(),
    reviewId: text('review_id').notNull(),
    lineNo: integer('line_no'),
    stars: smallint().notNull(),
    openedAt: instant('opened_at').notNull(),
    attempts: integer().notNull(),
    contactedAt: instant('contacted_at'),
    cause: text().$type<ReviewCause>(),
    replies: integer().notNull(),
    /** How it stands since the customer changed it; of no effect on anything else (R48). */
    changedStars: smallint('changed_stars'),
    changedAt: instant('changed_at'),
  },
  (t) => [index('public_opinions_by_contact').on(t.shop, t.contactedAt)],
);
