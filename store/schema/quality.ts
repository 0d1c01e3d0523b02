import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import type { Actor } from '#domain/case/actor.ts';
import type { SampleReason } from '#domain/quality/sample.ts';
import { instant } from './columns.ts';
import { intakes } from './intake.ts';

/** Closed cases that somebody of quality assurance is to look at, once for each closing (H3). */
export const qaSamples = pgTable(
  'qa_samples',
  {
    id: text().primaryKey(),
    shop: text().notNull(),
    caseNo: text('case_no')
      .notNull()
      .references(() => intakes.caseNo),
    /** Whose work it mostly was; null where no person had a hand in it. */
    agent: text(),
    closedAt: instant('closed_at').notNull(),
    reasons: jsonb().$type<readonly SampleReason[]>().notNull(),
    drawnAt: instant('drawn_at').notNull(),
    drawnBy: jsonb('drawn_by').$type<Actor>().notNull(),
  },
  (t) => [
    index('qa_samples_of_shop').on(t.shop, t.closedAt, t.id),
    index('qa_samples_of_agent').on(t.agent, t.closedAt),
    index('qa_samples_of_case').on(t.caseNo),
  ],
);

/** Filled score sheets, append-only: a correction is a further version, and the last one counts (H3). */
export const qaScores = pgTable(
  'qa_scores',
  {
    sampleId: text('sample_id')
      .notNull()
      .references(() => qaSamples.id),
    version: integer().notNull(),
    at: instant().notNull(),
    by: jsonb().$type<Actor>().notNull(),
    /** The version of the score sheet, and the marks by its criteria. */
    sheet: text().notNull(),
    marks: jsonb().$type<Readonly<Record<string, number>>>().notNull(),
    /** Of a hundred. */
    total: smallint().notNull(),
    /** What is to be learned from it, without personal data. */
    lesson: text(),
  },
  (t) => [
    primaryKey({ columns: [t.sampleId, t.version] }),
    check('qa_scores_version', sql`${t.version} > 0`),
    check('qa_scores_total', sql`${t.total} between 0 and 100`),
  ],
);
