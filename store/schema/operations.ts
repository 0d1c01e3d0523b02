import { sql } from 'drizzle-orm';
import { bigserial, check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Actor } from '#domain/case/actor.ts';
import { OUTSIDE_PORTS, type OutsidePort } from '#domain/outside-ports.ts';
import { instant, oneOf } from './columns.ts';

/** Who stopped the calls to an outside system, why and until when; one that is not over holds. All times are the process's own clock. */
export const portPauses = pgTable(
  'port_pauses',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    port: text().$type<OutsidePort>().notNull(),
    by: jsonb().$type<Actor>().notNull(),
    why: text().notNull(),
    since: instant().notNull(),
    /** Null: until somebody ends it. */
    until: instant(),
    endedAt: instant('ended_at'),
    endedBy: jsonb('ended_by').$type<Actor>(),
  },
  (t) => [
    uniqueIndex('port_pauses_open')
      .on(t.port)
      .where(sql`${t.endedAt} is null`),
    check('port_pauses_port', sql`${t.port} in (${oneOf(OUTSIDE_PORTS)})`),
    check('port_pauses_why', sql`length(trim(${t.why})) > 0`),
    check('port_pauses_ended', sql`(${t.endedAt} is null) = (${t.endedBy} is null)`),
  ],
);

/** How an outside system answers, as the workers saw it last: no history, metrics have that. */
export const portHealth = pgTable(
  'port_health',
  {
    port: text().$type<OutsidePort>().primaryKey(),
    lastSuccessAt: instant('last_success_at'),
    lastFailureAt: instant('last_failure_at'),
    /** The kind of the last failure and its activity; no words of the outside, which may be personal. */
    lastFailure: text('last_failure'),
    /** Since the last success. */
    failures: integer().notNull().default(0),
  },
  (t) => [check('port_health_port', sql`${t.port} in (${oneOf(OUTSIDE_PORTS)})`)],
);

/** Who had payloads of which workflows decrypted, and when: append-only (E4). */
export const payloadReads = pgTable(
  'payload_reads',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: instant().notNull(),
    byId: text('by_id').notNull(),
    byRole: text('by_role').notNull(),
    /** The workflows the payloads say they belong to. */
    workflows: jsonb().$type<readonly string[]>().notNull(),
    payloads: integer().notNull(),
    /** Those that belong elsewhere, were changed on the way, or whose key is gone. */
    refused: integer().notNull().default(0),
  },
  (t) => [index('payload_reads_at').on(t.at)],
);
