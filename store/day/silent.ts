import { and, eq, isNull } from 'drizzle-orm';
import { silentIn, type SilentThing } from '#domain/day/silent.ts';
import type { Queries } from '#store/db.ts';
import { cases } from '#store/schema/cases.ts';

/** What of a shop's open cases has been silent since before an instant, the longest silent first. */
export async function silentThings(queries: Queries, shop: string, before: number): Promise<SilentThing[]> {
  const rows = await queries
    .select({ state: cases.state })
    .from(cases)
    .where(and(eq(cases.shop, shop), isNull(cases.closedAt)));
  return rows.flatMap(({ state }) => silentIn(state, before)).toSorted((a, b) => a.since - b.since);
}
