import { and, sql, type SQL } from 'drizzle-orm';
import type { CursorKey } from '#store/cursor.ts';
import type { Queries } from '#store/db.ts';
import { searchTexts } from '#store/schema/search.ts';

/** A case that was found, and its place in the order of what was found. */
export interface Place {
  readonly caseNo: string;
  readonly openedAt: number;
}

export interface Seek {
  readonly queries: Queries;
  readonly shops: readonly string[] | undefined;
  readonly many: number;
  readonly hit: SQL;
  /** The key of the place to go on after: its second part is the time, its third the case. */
  readonly after: CursorKey | undefined;
}

/** So many hits are read and sorted; of more, the newest are looked for among the newest cases. */
const FEW = 500;
/** So many of the newest cases are looked at before all hits are read after all. */
const RECENT = 20_000;

/**
 * The newest hits, at a cost that hardly grows with the archive: what is rare is found whole by its index; what is
 * frequent is met soon on the way back from the newest case. What was frequent only long ago costs most.
 */
export async function newest(seek: Seek): Promise<readonly Place[]> {
  const few = await amongHits(seek, FEW);
  if (few.hits < FEW) return few.places;
  const recent = await amongRecent(seek);
  return recent.length === seek.many ? recent : (await amongHits(seek, null)).places;
}

interface Found {
  readonly places: readonly Place[];
  /** How many hits were read. */
  readonly hits: number;
}

/** Reads hits by their index, at most so many, before it sorts: the planner is not to walk the cases by date for them. */
async function amongHits(seek: Seek, most: number | null): Promise<Found> {
  const { rows } = await seek.queries.execute<Row>(sql`
    with hits as materialized (
      select ${searchTexts.caseNo}, ${searchTexts.openedAt} from ${searchTexts} where ${and(seek.hit, within(seek))} limit ${most})
    select case_no, ${MILLISECONDS} as at, (select count(*) from hits)::int as hits from hits ${NEWEST} limit ${seek.many}`);
  return { places: rows.map(placeOf), hits: rows[0]?.hits ?? 0 };
}

/** Walks back from the newest case until there are enough hits. */
async function amongRecent(seek: Seek): Promise<readonly Place[]> {
  const { rows } = await seek.queries.execute<Row>(sql`
    select case_no, ${MILLISECONDS} as at from
      (select * from ${searchTexts} where ${within(seek) ?? sql`true`} ${NEWEST} limit ${RECENT}) as ${searchTexts}
    where ${seek.hit} ${NEWEST} limit ${seek.many}`);
  return rows.map(placeOf);
}

/** The caller's shops, and what comes after the page before. */
function within({ shops, after }: Seek): SQL | undefined {
  const [, openedAt, caseNo] = after ?? [];
  return and(
    shops === undefined ? undefined : sql`${searchTexts.shop} = any(${sql.param([...shops])}::text[])`,
    after === undefined
      ? undefined
      : sql`(${searchTexts.openedAt}, ${searchTexts.caseNo}) < (${sql.param(Number(openedAt), searchTexts.openedAt)}, ${caseNo})`,
  );
}

const NEWEST = sql.raw('order by opened_at desc, case_no desc');
const MILLISECONDS = sql.raw('(extract(epoch from opened_at) * 1000)::bigint');

interface Row extends Record<string, unknown> {
  readonly case_no: string;
  readonly at: string;
  readonly hits?: number;
}

const placeOf = ({ case_no: caseNo, at }: Row): Place => ({ caseNo, openedAt: Number(at) });
