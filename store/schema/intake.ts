import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { Actor } from '#domain/case/actor.ts';
import type { CaseRequest, Locale } from '#domain/intake/request.ts';
import { instant, oneOf } from './columns.ts';

/** The last case number given out in a year; numbers that were given out and not used stay unused. */
export const caseNumbers = pgTable('case_numbers', {
  year: integer().primaryKey(),
  last: integer().notNull(),
});

/**
 * A request that was taken in: written before its workflow starts, so that a crash between the two loses nothing. Of
 * one problem only one intake is open (A8).
 */
export const intakes = pgTable(
  'intakes',
  {
    caseNo: text('case_no').primaryKey(),
    shop: text().notNull(),
    orderNo: text('order_no').notNull(),
    sameCaseKey: text('same_case_key').notNull(),
    open: boolean().notNull().default(true),
    request: jsonb().$type<CaseRequest>().notNull(),
    /** The policy version its case will pin, whoever starts it and when (R35). */
    policy: jsonb().$type<{ id: string; version: string }>().notNull(),
    by: jsonb().$type<Actor>().notNull(),
    principal: text().notNull(),
    idempotencyKey: text('idempotency_key'),
    receivedAt: instant('received_at').notNull(),
    startedAt: instant('started_at'),
  },
  (t) => [
    uniqueIndex('intakes_one_open_per_problem')
      .on(t.sameCaseKey)
      .where(sql`${t.open}`),
    uniqueIndex('intakes_one_per_key')
      .on(t.principal, t.idempotencyKey)
      .where(sql`${t.idempotencyKey} is not null`),
    index('intakes_of_order').on(t.shop, t.orderNo),
    index('intakes_unstarted')
      .on(t.receivedAt)
      .where(sql`${t.startedAt} is null`),
  ],
);

/** Who the case is with: personal, erasable (R50). */
export const casePeople = pgTable('case_people', {
  caseNo: text('case_no')
    .primaryKey()
    .references(() => intakes.caseNo),
  name: text(),
  email: text(),
  phone: text(),
  locale: text().$type<Locale>().notNull(),
  channel: text().notNull(),
});

/** The kinds of words a case keeps. */
export const TEXT_KINDS = [
  'symptom',
  'wish',
  'evidence',
  'reply',
  'reason',
  'tried',
  'answer',
  'public',
  'confirmation',
  'address',
  'account',
] as const;

/** What people wrote and showed: personal, erasable (R50). `source` makes a doubled delivery of the same words harmless. */
export const caseTexts = pgTable(
  'case_texts',
  {
    id: text().primaryKey(),
    caseNo: text('case_no')
      .notNull()
      .references(() => intakes.caseNo),
    kind: text({ enum: TEXT_KINDS }).notNull(),
    text: text(),
    url: text(),
    at: instant().notNull(),
    by: jsonb().$type<Actor>().notNull(),
    source: text().unique(),
  },
  (t) => [
    index('case_texts_of_case').on(t.caseNo, t.at),
    check('case_texts_kind', sql`${t.kind} in (${oneOf(TEXT_KINDS)})`),
  ],
);
