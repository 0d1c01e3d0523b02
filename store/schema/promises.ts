import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import type { LadderRole } from '#domain/roles.ts';
import { cases } from './cases.ts';
import { instant } from './columns.ts';

/** Read model: what people promised customers, over all cases (E6). Whose words they were stands with the words (R50). */
export const promises = pgTable(
  'promises',
  {
    caseNo: text('case_no')
      .notNull()
      .references(() => cases.caseNo),
    promise: text().notNull(),
    shop: text().notNull(),
    /** Who gave it. */
    owner: text().notNull(),
    /** Who is called now: an agent at first, then level by level (F2). */
    role: text().$type<LadderRole>().notNull(),
    madeAt: instant('made_at').notNull(),
    /** The time that was given; `dueAt` is the next time it is called for, or the date the customer was told since. */
    promisedAt: instant('promised_at').notNull(),
    dueAt: instant('due_at').notNull(),
    missed: smallint().notNull(),
    keptAt: instant('kept_at'),
  },
  (t) => [
    primaryKey({ columns: [t.caseNo, t.promise] }),
    index('promises_open')
      .on(t.dueAt, t.caseNo, t.promise)
      .where(sql`${t.keptAt} is null`),
    index('promises_of_owner').on(t.owner, t.dueAt, t.caseNo, t.promise),
    check('promises_missed', sql`${t.missed} >= 0`),
  ],
);
