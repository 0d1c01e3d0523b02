import type { Queries } from '#store/db.ts';
import { defectReports } from '#store/schema/intake-facts.ts';
import type { Step } from './step.ts';

export type DefectRow = typeof defectReports.$inferSelect;

/** The goods that a finding was about, each once with the first time it was found (B3). */
export function defectRows(steps: readonly Step[]): DefectRow[] {
  const rows = steps.flatMap(({ event, after }) =>
    event.type === 'findingMade'
      ? (event.data.about ?? []).map(({ sku, batch = '' }) => ({
          caseNo: after.caseNo,
          shop: after.request.shop,
          sku,
          batch,
          at: event.at,
        }))
      : [],
  );
  return [...new Map(rows.toReversed().map((row) => [`${row.sku}/${row.batch}`, row])).values()].toReversed();
}

export async function projectDefects(queries: Queries, steps: readonly Step[]): Promise<void> {
  const rows = defectRows(steps);
  if (rows.length > 0) await queries.insert(defectReports).values(rows).onConflictDoNothing();
}
