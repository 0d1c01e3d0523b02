import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { Actor } from '#domain/case/actor.ts';
import { STAFF_ROLES } from '#domain/roles.ts';
import { instant, oneOf } from './columns.ts';
import { intakes } from './intake.ts';

/**
 * `failed`: is tried again; `dead`: given up, an alarm; `stale`: what it speaks of had passed before it could be told;
 * `cancelled`: a person took it back before it left.
 */
export const OUTBOX_STATUSES = ['queued', 'sending', 'sent', 'failed', 'dead', 'stale', 'cancelled'] as const;
export type OutboxStatus = (typeof OUTBOX_STATUSES)[number];
export const INBOX_STATUSES = ['new', 'done', 'ignored', 'dead'] as const;

/** Due before anything else: nothing was tried yet. */
const AT_ONCE = sql`to_timestamp(0)`;

/**
 * Messages to people, written in the journal's transaction and delivered by a dispatcher (D7). `at` is business time;
 * `nextAttemptAt` is the dispatcher's own clock.
 */
export const outbox = pgTable(
  'outbox',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    dedupeKey: text('dedupe_key').notNull().unique(),
    /** Null for what belongs to a shop as a whole: a team's digest (D8). */
    caseNo: text('case_no').references(() => intakes.caseNo),
    /** Empty only in a migration's first moment: a check of the database refuses it. */
    shop: text().notNull().default(''),
    /** `public`: posted under a public opinion, in the shop's name (G2). */
    toRole: text('to_role', {
      enum: ['customer', ...STAFF_ROLES, 'public'],
    }).notNull(),
    template: text().notNull(),
    params: jsonb().$type<Readonly<Record<string, string | number | boolean | null>>>().notNull(),
    locale: text().notNull(),
    at: instant().notNull(),
    status: text({ enum: OUTBOX_STATUSES }).notNull().default('queued'),
    attempts: integer().notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull().default(AT_ONCE),
    sentAt: instant('sent_at'),
    lastError: text('last_error'),
    /** Before when it is not sent: the end of quiet hours on the clock that judged them, for people to see. */
    notBefore: instant('not_before'),
    /** The channel it went over to when the preferred address was refused for good. */
    fallback: text({ enum: ['email', 'sms'] }),
    /** What carried it: the messages' provider, or one of the shop's own ways. */
    sentBy: text('sent_by'),
    /** The message this one repeats, and the one who asked for that or took it back (H2). */
    resendOf: bigint('resend_of', { mode: 'number' }),
    by: jsonb().$type<Actor>(),
  },
  (t) => [
    index('outbox_of_shop').on(t.shop, t.id),
    index('outbox_pending')
      .on(t.nextAttemptAt, t.id)
      .where(sql`${t.status} in ('queued', 'sending', 'failed')`),
    index('outbox_pending_of_case')
      .on(t.caseNo, t.toRole, t.id)
      .where(sql`${t.status} in ('queued', 'sending', 'failed')`),
    index('outbox_of_case').on(t.caseNo, t.id),
    check('outbox_status', sql`${t.status} in (${oneOf(OUTBOX_STATUSES)})`),
  ],
);

/** What providers told us, stored before it is answered (R45); a doubled delivery has the same event id. */
export const inbox = pgTable(
  'inbox',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    provider: text().notNull(),
    eventId: text('event_id').notNull(),
    type: text().notNull(),
    body: jsonb().notNull(),
    receivedAt: instant('received_at').notNull(),
    businessAt: instant('business_at').notNull(),
    ref: text(),
    caseNo: text('case_no'),
    status: text({ enum: INBOX_STATUSES }).notNull().default('new'),
    attempts: integer().notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull().default(AT_ONCE),
    note: text(),
  },
  (t) => [
    unique('inbox_once').on(t.provider, t.eventId),
    index('inbox_new')
      .on(t.nextAttemptAt, t.id)
      .where(sql`${t.status} = 'new'`),
    index('inbox_of_case').on(t.caseNo, t.id),
    check('inbox_status', sql`${t.status} in (${oneOf(INBOX_STATUSES)})`),
  ],
);
