import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Actor } from '#domain/case/actor.ts';
import type { CaseFacts } from '#domain/figures/facts.ts';
import { HOT_SPOT_CAUSES, HOT_SPOT_SUBJECTS } from '#domain/figures/hot-spot.ts';
import { instant, oneOf } from './columns.ts';
import { intakes } from './intake.ts';

/** Read model: what figures know of each case, a fold of its events (I1). */
export const caseFacts = pgTable(
  'case_facts',
  {
    caseNo: text('case_no')
      .primaryKey()
      .references(() => intakes.caseNo),
    shop: text().notNull(),
    orderNo: text('order_no').notNull(),
    openedAt: instant('opened_at').notNull(),
    /** Of the last event: nothing that the case adds to a figure lies after it. */
    lastAt: instant('last_at').notNull(),
    isOpen: boolean('is_open').notNull(),
    facts: jsonb().$type<CaseFacts>().notNull(),
  },
  (t) => [
    index('case_facts_by_end').on(t.shop, t.lastAt),
    index('case_facts_by_start').on(t.shop, t.openedAt),
    index('case_facts_open')
      .on(t.shop, t.openedAt)
      .where(sql`${t.isOpen}`),
  ],
);

/**
 * More cases of one article, carrier or cause in a shop than its past lets expect (I2). A truth of its own: when it was
 * seen, what it was counted from, and what people found.
 */
export const hotSpots = pgTable(
  'hot_spots',
  {
    id: text().primaryKey(),
    shop: text().notNull(),
    subject: text({ enum: HOT_SPOT_SUBJECTS }).notNull(),
    name: text().notNull(),
    status: text({ enum: ['open', 'cooled', 'closed'] })
      .notNull()
      .default('open'),
    openedAt: instant('opened_at').notNull(),
    /** Cases of the last days when it was last looked at, those expected, and how likely so many are by chance. */
    count: integer().notNull(),
    expected: doublePrecision().notNull(),
    chance: doublePrecision().notNull(),
    /** An open batch alarm about the same article (B3). */
    alarm: text(),
    closedAt: instant('closed_at'),
    closedBy: jsonb('closed_by').$type<Actor>(),
    cause: text({ enum: HOT_SPOT_CAUSES }),
    note: text(),
  },
  (t) => [
    uniqueIndex('hot_spots_one_open')
      .on(t.shop, t.subject, t.name)
      .where(sql`${t.status} = 'open'`),
    index('hot_spots_by_date').on(t.openedAt, t.id),
    check('hot_spots_subject', sql`${t.subject} in (${oneOf(HOT_SPOT_SUBJECTS)})`),
    check('hot_spots_status', sql`${t.status} in ('open', 'cooled', 'closed')`),
    check('hot_spots_closed', sql`(${t.status} = 'open') = (${t.closedAt} is null)`),
    check('hot_spots_cause', sql`(${t.status} = 'closed') = (${t.cause} is not null)`),
  ],
);

/** The cases behind a hot spot: those it was counted from, and those that came later. */
export const hotSpotCases = pgTable(
  'hot_spot_cases',
  {
    hotSpot: text('hot_spot')
      .notNull()
      .references(() => hotSpots.id),
    caseNo: text('case_no')
      .notNull()
      .references(() => intakes.caseNo),
    joinedAt: instant('joined_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hotSpot, t.caseNo] }), index('hot_spot_cases_of_case').on(t.caseNo)],
);
