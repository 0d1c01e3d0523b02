import { sql } from 'drizzle-orm';
import { check, index, integer, json, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { staff } from './staff.ts';

/** The answer given under a caller's key, so that a repeated call gets it again; `json` keeps the body's bytes in order. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    principal: text().notNull(),
    operation: text().notNull(),
    key: text().notNull(),
    requestHash: text('request_hash').notNull(),
    state: text({ enum: ['running', 'done'] }).notNull(),
    status: integer(),
    body: json(),
    headers: jsonb().$type<Readonly<Record<string, string>>>(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.principal, t.operation, t.key] }),
    index('idempotency_keys_by_age').on(t.at),
    check('idempotency_keys_done', sql`(${t.state} = 'done') = (${t.status} is not null)`),
  ],
);

/** Keys of integrators and staff; only their hash is kept. */
export const apiKeys = pgTable('api_keys', {
  id: text().primaryKey(),
  hash: text().notNull().unique(),
  name: text().notNull(),
  role: text().notNull(),
  shops: jsonb().$type<readonly string[]>().notNull(),
  /** Whose it is: role, shops and groups are then that person's, whatever the key once had (H2). */
  staffId: text('staff_id').references(() => staff.id),
  createdAt: instant('created_at').notNull(),
  revokedAt: instant('revoked_at'),
});
