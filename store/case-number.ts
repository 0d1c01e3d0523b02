import { sql } from 'drizzle-orm';
import type { CaseNo } from '#domain/ids.ts';
import type { Queries } from './db.ts';
import { caseNumbers } from './schema/intake.ts';

/**
 * The next number of the year in which the request came in: `AS-2026-000123`. Given out in a statement of its own, so
 * that nobody waits for another's transaction; a number that then is not needed is left out.
 */
export async function nextCaseNo(queries: Queries, receivedAt: number): Promise<CaseNo> {
  const year = new Date(receivedAt).getUTCFullYear();
  const [row] = await queries
    .insert(caseNumbers)
    .values({ year, last: 1 })
    .onConflictDoUpdate({ target: caseNumbers.year, set: { last: sql`${caseNumbers.last} + 1` } })
    .returning({ last: caseNumbers.last });
  if (!row) throw new Error(`no case number for ${year}`);
  return `AS-${year}-${String(row.last).padStart(6, '0')}`;
}
