import { and, asc, eq, gt, or, sql } from 'drizzle-orm';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from './cursor.ts';
import type { Database, Queries } from './db.ts';
import { staff, staffChanges } from './schema/staff.ts';
import { inTransaction } from './transaction.ts';

export type StaffRow = typeof staff.$inferSelect;
/** What can be said of a person; when it was said comes with it. */
export type StaffFacts = Omit<StaffRow, 'createdAt' | 'updatedAt'>;
export type StaffChange = Partial<Omit<StaffFacts, 'id'>>;

/** Who changes a person's entry, and when. */
export interface ChangedBy {
  readonly by: { readonly type: string; readonly id?: string };
  readonly at: number;
}

export interface StaffFilter {
  readonly role?: string;
  readonly group?: string;
  readonly active?: boolean;
  /** People of one of these shops alone, and those of all shops. */
  readonly shops?: readonly string[];
}

export async function findStaff(queries: Queries, id: string): Promise<StaffRow | undefined> {
  const [row] = await queries.select().from(staff).where(eq(staff.id, id));
  return row;
}

/** The person an identity provider speaks of: by its own name for them, else by an address it has proved. */
export async function findStaffBySubject(
  queries: Queries,
  { subject, email }: { readonly subject: string; readonly email?: string },
): Promise<StaffRow | undefined> {
  const rows = await queries
    .select()
    .from(staff)
    .where(or(eq(staff.oidcSubject, subject), email === undefined ? undefined : eq(staff.oidcSubject, email)));
  return rows.find((row) => row.oidcSubject === subject) ?? rows[0];
}

/** A page of people by their id (H2). */
export async function listStaff(queries: Queries, filter: StaffFilter, page: PageWish): Promise<Page<StaffRow>> {
  const key = startOf('staff', page, ['']);
  const rows = await queries
    .select()
    .from(staff)
    .where(
      and(
        filter.role === undefined ? undefined : sql`${staff.role} = ${filter.role}`,
        filter.group === undefined ? undefined : sql`${staff.groups} ? ${filter.group}`,
        filter.active === undefined ? undefined : eq(staff.active, filter.active),
        filter.shops === undefined ? undefined : ofShops(filter.shops),
        key && gt(staff.id, String(key[0])),
      ),
    )
    .orderBy(asc(staff.id))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, ({ id }) => encodeCursor('staff', [id]));
}

const ofShops = (shops: readonly string[]) => sql`${staff.shops} ?| ${sql.param([...shops, '*'])}::text[]`;

/** Adds a person, on record; 'known' when somebody has the id or the subject already. */
export async function addStaff(
  database: Database,
  facts: StaffFacts,
  { by, at }: ChangedBy,
): Promise<StaffRow | 'known'> {
  return inTransaction(database, async (queries) => {
    const [row] = await queries
      .insert(staff)
      .values({ ...facts, createdAt: at, updatedAt: at })
      .onConflictDoNothing()
      .returning();
    if (!row) return 'known';
    const { id: staffId, ...change } = facts;
    await queries.insert(staffChanges).values({ staffId, at, byType: by.type, byId: by.id ?? '', change });
    return row;
  });
}

/** Changes a person's entry, on record; 'known' when the subject is another's. */
export async function changeStaff(
  database: Database,
  { id, change }: { readonly id: string; readonly change: StaffChange },
  { by, at }: ChangedBy,
): Promise<StaffRow | 'known' | undefined> {
  return inTransaction(database, async (queries) => {
    if (typeof change.oidcSubject === 'string') {
      const [other] = await queries.select().from(staff).where(eq(staff.oidcSubject, change.oidcSubject)).for('update');
      if (other && other.id !== id) return 'known';
    }
    const [row] = await queries
      .update(staff)
      .set({ ...change, updatedAt: at })
      .where(eq(staff.id, id))
      .returning();
    if (row) await queries.insert(staffChanges).values({ staffId: id, at, byType: by.type, byId: by.id ?? '', change });
    return row;
  });
}
