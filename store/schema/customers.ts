import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Actor } from '#domain/case/actor.ts';
import type { Channel, Locale } from '#domain/intake/request.ts';
import { instant } from './columns.ts';

/** How a customer wants to be written to, by their own word; what a case was opened with comes second (E5, D7). */
export const customerPreferences = pgTable(
  'customer_preferences',
  {
    shop: text().notNull(),
    customerId: text('customer_id').notNull(),
    channel: text().$type<Channel>(),
    locale: text().$type<Locale>(),
    at: instant().notNull(),
    by: jsonb().$type<Actor>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.customerId] })],
);

/** What of a person was erased, by table: numbers alone. */
export type ErasedCounts = Readonly<Record<string, number>>;

/** That a person's data were erased: when, by whom, why and how much, and nothing of the person (R50). */
export const erasures = pgTable(
  'erasures',
  {
    id: text().primaryKey(),
    shop: text().notNull(),
    customerId: text('customer_id').notNull(),
    at: instant().notNull(),
    by: jsonb().$type<Actor>().notNull(),
    reason: text().notNull(),
    /** `waiting`: cases of theirs are still open; it goes on when they are archived. */
    status: text({ enum: ['waiting', 'done'] }).notNull(),
    waitsFor: jsonb('waits_for').$type<readonly string[]>().notNull(),
    erased: jsonb().$type<ErasedCounts>().notNull(),
    doneAt: instant('done_at'),
  },
  (t) => [
    uniqueIndex('erasures_one_waiting')
      .on(t.shop, t.customerId)
      .where(sql`${t.status} = 'waiting'`),
    index('erasures_by_date').on(t.at, t.id),
    check('erasures_status', sql`${t.status} in ('waiting', 'done')`),
    check('erasures_done', sql`(${t.status} = 'done') = (${t.doneAt} is not null)`),
  ],
);
