import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Arithmetic, Bilingual, JudgedInputs, Override } from '#domain/policy/decision.ts';
import { instant } from './columns.ts';
import { intakes } from './intake.ts';

/** Every decision of a case with the rule that made it, what it read and its arithmetic, append-only (B4, R35, F4). */
export const decisions = pgTable(
  'decisions',
  {
    caseNo: text('case_no')
      .notNull()
      .references(() => intakes.caseNo),
    n: integer().notNull(),
    at: instant().notNull(),
    kind: text({ enum: ['triage', 'finding', 'offer', 'refusal', 'person', 'settlement'] }).notNull(),
    policyId: text('policy_id').notNull(),
    policyVersion: text('policy_version').notNull(),
    rule: text().notNull(),
    cites: jsonb().$type<readonly string[]>().notNull(),
    verdict: text().notNull(),
    facts: jsonb().$type<Readonly<Record<string, unknown>>>().notNull(),
    arithmetic: jsonb().$type<readonly Arithmetic[]>().notNull(),
    says: jsonb().$type<Bilingual>().notNull(),
    /** Of a judgement by a policy: all it was made from, so that another version can be asked the same. */
    inputs: jsonb().$type<JudgedInputs>(),
    /** The verdict that did not hold, and who decided otherwise and why (R37). */
    override: jsonb().$type<Override>(),
  },
  (t) => [primaryKey({ columns: [t.caseNo, t.n] })],
);
