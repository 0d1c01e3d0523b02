import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core';
import { DIGEST_STATUSES, type DigestContent } from '#domain/day/digest.ts';
import { RUN_KINDS } from '#domain/day/runs.ts';
import { instant, oneOf } from './columns.ts';

/** What the runs of a shop's day have left behind, one each: a run that is repeated finds its own (H1). */
export const digests = pgTable(
  'digests',
  {
    id: text().primaryKey(),
    shop: text().notNull(),
    kind: text({ enum: RUN_KINDS }).notNull(),
    /** The run's time on the wall where the shop is, and the instant it was. */
    slot: text().notNull(),
    slotAt: instant('slot_at').notNull(),
    status: text({ enum: DIGEST_STATUSES }).notNull(),
    /** When it was made, or found missing. */
    madeAt: instant('made_at').notNull(),
    content: jsonb().$type<DigestContent>().notNull(),
  },
  (t) => [
    unique('digests_once').on(t.shop, t.kind, t.slot),
    index('digests_by_time').on(t.slotAt, t.id),
    check('digests_kind', sql`${t.kind} in (${oneOf(RUN_KINDS)})`),
    check('digests_status', sql`${t.status} in (${oneOf(DIGEST_STATUSES)})`),
  ],
);

/** Since when a run is expected at these times: what was to be before was nobody's promise (H1). */
export const dayWatches = pgTable(
  'day_watches',
  {
    shop: text().notNull(),
    kind: text({ enum: RUN_KINDS }).notNull(),
    /** The times as they were when the watch began; other times begin another one. */
    times: text().notNull(),
    since: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.kind] })],
);

/** The hours' waybills: put on record before they are sent, under the key the warehouse knows them by (D9). */
export const waybillBatches = pgTable(
  'waybill_batches',
  {
    key: text().primaryKey(),
    shop: text().notNull(),
    slot: text().notNull(),
    slotAt: instant('slot_at').notNull(),
    orders: integer().notNull(),
    sentAt: instant('sent_at'),
  },
  (t) => [
    index('waybill_batches_unsent')
      .on(t.shop, t.slotAt)
      .where(sql`${t.sentAt} is null`),
  ],
);

/** Which batch an order went with: exactly one (D9). */
export const waybillOrders = pgTable(
  'waybill_orders',
  {
    shop: text().notNull(),
    orderNo: text('order_no').notNull(),
    batch: text()
      .notNull()
      .references(() => waybillBatches.key),
  },
  (t) => [primaryKey({ columns: [t.shop, t.orderNo] }), index('waybill_orders_of_batch').on(t.batch)],
);

/** Orders that cannot leave as the shop says, from when it was heard until it says otherwise (D9). */
export const heldOrders = pgTable(
  'held_orders',
  {
    shop: text().notNull(),
    orderNo: text('order_no').notNull(),
    reason: text().notNull(),
    foundAt: instant('found_at').notNull(),
    clearedAt: instant('cleared_at'),
  },
  (t) => [primaryKey({ columns: [t.shop, t.orderNo] })],
);

/**
 * What does not hold between us and the outside, or among our own records, found by a sweep: one of a kind about a
 * subject, open while it is found, closed by itself when it is gone (B6).
 */
export const findings = pgTable(
  'findings',
  {
    kind: text().notNull(),
    subject: text().notNull(),
    /** `*`: of the installation as a whole. */
    shop: text().notNull(),
    caseNo: text('case_no'),
    status: text({ enum: ['open', 'closed'] }).notNull(),
    says: text().notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    closedAt: instant('closed_at'),
    /** How often it came back after it had gone. */
    returned: smallint().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.subject] }),
    index('findings_by_time').on(t.firstSeenAt, t.kind, t.subject),
    index('findings_open')
      .on(t.shop)
      .where(sql`${t.status} = 'open'`),
    check('findings_status', sql`(${t.status} = 'closed') = (${t.closedAt} is not null)`),
  ],
);
