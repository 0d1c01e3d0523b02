import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { Actor } from '#domain/case/actor.ts';
import { instant, oneOf } from './columns.ts';

/** What became of a message: `item` waits for a person, `ignored` was written by a machine. */
export const INBOUND_OUTCOMES = ['new', 'case', 'reply', 'item', 'ignored', 'dismissed'] as const;

/**
 * Messages that came by mail and by other systems, each once (A1). Who wrote what stands here only while it belongs to
 * no case: from then on it is the case's (R50).
 */
export const inboundMessages = pgTable(
  'inbound_messages',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    channel: text().notNull(),
    /** The sender's own id of it: told again, it is the same message. */
    externalId: text('external_id').notNull(),
    shop: text(),
    /** A conversation of the other system: its next messages belong to the same case. */
    conversation: text(),
    outcome: text({ enum: INBOUND_OUTCOMES }).notNull(),
    caseNo: text('case_no'),
    /** Why it waits for a person, or was ignored, or what the case answered. */
    why: text(),
    receivedAt: instant('received_at').notNull(),
    sender: text(),
    senderName: text('sender_name'),
    subject: text(),
    words: text(),
    files: jsonb().$type<readonly string[]>().notNull(),
    handledAt: instant('handled_at'),
    handledBy: jsonb('handled_by').$type<Actor>(),
  },
  (t) => [
    unique('inbound_once').on(t.channel, t.externalId),
    index('inbound_items')
      .on(t.id)
      .where(sql`${t.outcome} = 'item'`),
    index('inbound_of_conversation').on(t.channel, t.shop, t.conversation),
    index('inbound_of_case').on(t.caseNo),
    index('inbound_of_sender').on(t.sender),
    check('inbound_outcome', sql`${t.outcome} in (${oneOf(INBOUND_OUTCOMES)})`),
  ],
);

/** What became of a line: `valid` in a dry run; `same` names the case that had the problem already (A8). */
export const IMPORT_LINE_STATES = ['waiting', 'valid', 'opened', 'same', 'refused'] as const;

/** A list of requests that somebody brought; the same list again is the same import (A1). */
export const imports = pgTable(
  'imports',
  {
    id: text().primaryKey(),
    shop: text().notNull(),
    name: text(),
    dryRun: boolean('dry_run').notNull(),
    at: instant().notNull(),
    by: jsonb().$type<Actor>().notNull(),
    lines: integer().notNull(),
  },
  (t) => [index('imports_by_date').on(t.at, t.id)],
);

/** One line of it and what became of it; its fields are personal and go as soon as it is settled (R50). */
export const importLines = pgTable(
  'import_lines',
  {
    importId: text('import_id')
      .notNull()
      .references(() => imports.id),
    n: integer().notNull(),
    state: text({ enum: IMPORT_LINE_STATES }).notNull(),
    fields: jsonb().$type<unknown>(),
    caseNo: text('case_no'),
    /** The field and the rule it breaks, or the refusal of the case. */
    field: text(),
    code: text(),
    message: text(),
    leasedUntil: instant('leased_until'),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.n] }),
    index('import_lines_waiting')
      .on(t.importId, t.n)
      .where(sql`${t.state} = 'waiting'`),
    check('import_line_state', sql`${t.state} in (${oneOf(IMPORT_LINE_STATES)})`),
  ],
);
