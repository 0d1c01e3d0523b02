import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Actor } from '#domain/case/actor.ts';
import { EVIDENCE_TYPES } from '#domain/evidence.ts';
import { instant, oneOf } from './columns.ts';
import { intakes } from './intake.ts';

/** `storing` until its bytes are kept, `leaving` until they are gone: a crash in between is made good by the sweep. */
export const EVIDENCE_STATES = ['storing', 'kept', 'leaving', 'gone'] as const;

/** What people showed: photos, films, papers. The bytes are in the evidence storage under the id (A2, R50). */
export const evidenceFiles = pgTable(
  'evidence_files',
  {
    id: text().primaryKey(),
    shop: text().notNull(),
    caseNo: text('case_no').references(() => intakes.caseNo),
    /** As the person called it: personal, erased with the person. */
    name: text(),
    type: text({ enum: EVIDENCE_TYPES }).notNull(),
    size: integer().notNull(),
    /** Of the bytes as they are kept; erased with the person, since it proves who had the file. */
    sha256: text(),
    width: integer(),
    height: integer(),
    at: instant().notNull(),
    by: jsonb().$type<Actor>().notNull(),
    state: text({ enum: EVIDENCE_STATES }).notNull(),
    /** What keeps it without a case: a letter that waits for a person. */
    heldBy: text('held_by'),
  },
  (t) => [
    uniqueIndex('evidence_once_a_case').on(t.caseNo, t.sha256),
    index('evidence_of_case').on(t.caseNo, t.at),
    index('evidence_held').on(t.heldBy),
    index('evidence_to_sweep')
      .on(t.at)
      .where(sql`${t.caseNo} is null or ${t.state} <> 'kept'`),
    check('evidence_state', sql`${t.state} in (${oneOf(EVIDENCE_STATES)})`),
    check('evidence_type', sql`${t.type} in (${oneOf(EVIDENCE_TYPES)})`),
  ],
);
