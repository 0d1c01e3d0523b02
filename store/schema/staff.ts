import { sql } from 'drizzle-orm';
import { bigserial, boolean, check, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { STAFF_ROLES, type StaffRole } from '#domain/roles.ts';
import type { Group } from '#domain/team/groups.ts';
import type { Locale } from '#domain/intake/request.ts';
import { instant, oneOf } from './columns.ts';

/** People of the shops: who they are to us, what they may do and where (H2). */
export const staff = pgTable(
  'staff',
  {
    id: text().primaryKey(),
    /** As colleagues call them. */
    name: text().notNull(),
    role: text().$type<StaffRole>().notNull(),
    groups: jsonb().$type<readonly Group[]>().notNull(),
    /** The shops they work for; `*` for all. */
    shops: jsonb().$type<readonly string[]>().notNull(),
    locale: text().$type<Locale>().notNull(),
    active: boolean().notNull().default(true),
    /** How the identity provider calls them: its `sub`, or their e-mail address where it has proved it. */
    oidcSubject: text('oidc_subject').unique(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    check('staff_role', sql`${t.role} in (${oneOf(STAFF_ROLES)})`),
    check('staff_shops', sql`jsonb_array_length(${t.shops}) > 0`),
  ],
);

/** Who changed what of whom and when: append-only (H2, E4). */
export const staffChanges = pgTable(
  'staff_changes',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id),
    at: instant().notNull(),
    byType: text('by_type').notNull(),
    byId: text('by_id').notNull(),
    /** The fields that were given, as they became. */
    change: jsonb().$type<Readonly<Record<string, unknown>>>().notNull(),
  },
  (t) => [index('staff_changes_of').on(t.staffId, t.id)],
);
