import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from '#store/cursor.ts';
import type { Database, Queries } from '#store/db.ts';
import { findings } from '#store/schema/digests.ts';
import { inTransaction } from '#store/transaction.ts';

export type FindingRow = typeof findings.$inferSelect;

/** What a sweep found not to hold, by kind and subject; no personal data. */
export interface Found extends Pick<FindingRow, 'kind' | 'subject' | 'shop' | 'says'> {
  readonly caseNo?: string;
}

export interface Swept {
  readonly shop: string;
  readonly found: readonly Found[];
  readonly at: number;
}

/**
 * Takes over what a sweep of a shop found: what is new is opened, what is still there was seen again, what is gone is
 * closed. The same sweep again changes nothing but the time (B6).
 */
export const reconcile = (
  database: Database,
  { shop, found, at }: Swept,
): Promise<{ opened: number; closed: number }> =>
  inTransaction(database, async (queries) => {
    const before = await queries
      .select()
      .from(findings)
      .where(and(inArray(findings.shop, [shop, '*']), eq(findings.status, 'open')))
      .for('update');
    for (const one of found) await see(queries, one, at);
    const still = new Set(found.map(nameOf));
    const gone = before.filter((one) => !still.has(nameOf(one)));
    for (const { kind, subject } of gone)
      await queries
        .update(findings)
        .set({ status: 'closed', closedAt: at })
        .where(and(eq(findings.kind, kind), eq(findings.subject, subject)));
    const known = new Set(before.map(nameOf));
    return { opened: [...still].filter((name) => !known.has(name)).length, closed: gone.length };
  });

const nameOf = ({ kind, subject }: Pick<FindingRow, 'kind' | 'subject'>): string => `${kind} ${subject}`;

const see = (queries: Queries, { kind, subject, shop, says, caseNo }: Found, at: number): Promise<unknown> =>
  queries
    .insert(findings)
    .values({ kind, subject, shop, says, caseNo: caseNo ?? null, status: 'open', firstSeenAt: at, lastSeenAt: at })
    .onConflictDoUpdate({
      target: [findings.kind, findings.subject],
      set: {
        says,
        status: 'open',
        closedAt: null,
        lastSeenAt: at,
        firstSeenAt: sql`case when ${findings.status} = 'open' then ${findings.firstSeenAt} else excluded.first_seen_at end`,
        returned: sql`${findings.returned} + case when ${findings.status} = 'open' then 0 else 1 end`,
      },
    });

/** What does not hold in a shop now, or in the installation as a whole. */
export const openFindings = (queries: Queries, shop: string): Promise<FindingRow[]> =>
  queries
    .select()
    .from(findings)
    .where(and(inArray(findings.shop, [shop, '*']), eq(findings.status, 'open')))
    .orderBy(asc(findings.firstSeenAt), asc(findings.kind), asc(findings.subject));

export interface FindingFilter {
  readonly status?: FindingRow['status'];
  readonly kind?: string;
  /** Of any of these; of all when absent. */
  readonly shops?: readonly string[];
}

/** Findings, the newest first. */
export async function listFindings(queries: Queries, filter: FindingFilter, page: PageWish): Promise<Page<FindingRow>> {
  const key = startOf('findings', page, [0, '', '']);
  const rows = await queries
    .select()
    .from(findings)
    .where(
      and(
        filter.status === undefined ? undefined : eq(findings.status, filter.status),
        filter.kind === undefined ? undefined : eq(findings.kind, filter.kind),
        filter.shops === undefined ? undefined : inArray(findings.shop, [...filter.shops]),
        key &&
          sql`(${findings.firstSeenAt}, ${findings.kind}, ${findings.subject}) < (${sql.param(Number(key[0]), findings.firstSeenAt)}, ${key[1]}, ${key[2]})`,
      ),
    )
    .orderBy(desc(findings.firstSeenAt), desc(findings.kind), desc(findings.subject))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, (row) => encodeCursor('findings', [row.firstSeenAt, row.kind, row.subject]));
}
