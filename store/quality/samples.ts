import { and, desc, eq, exists, gte, inArray, lt, not, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#domain/case/actor.ts';
import { drawSample, type SamplingRules } from '#domain/quality/sample.ts';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from '#store/cursor.ts';
import type { Database, Queries } from '#store/db.ts';
import { caseEvents } from '#store/schema/cases.ts';
import { qaSamples, qaScores } from '#store/schema/quality.ts';
import { inTransaction } from '#store/transaction.ts';
import { closedCases, type ClosedIn } from './closed-cases.ts';

export type SampleRow = typeof qaSamples.$inferSelect;
export type ScoreRow = typeof qaScores.$inferSelect;

export interface Drawing extends ClosedIn {
  readonly rules: SamplingRules;
  readonly seed: string;
  readonly at: number;
  readonly by: Actor;
}

export interface DrawnSample {
  /** How many closed cases there were to draw from. */
  readonly of: number;
  readonly drawn: readonly SampleRow[];
  /** How many of them had not been drawn before. */
  readonly added: number;
}

/** Draws the sample of a time; drawing it again gives the same and adds only what has been closed since. */
export function saveSample(database: Database, drawing: Drawing): Promise<DrawnSample> {
  const { rules, seed, at, by, shop } = drawing;
  return inTransaction(database, async (queries) => {
    const closed = await closedCases(queries, drawing);
    const known = new Map(closed.map((one) => [one.caseNo, one]));
    const rows = drawSample(closed, rules, seed).flatMap(({ caseNo, reasons }) => {
      const one = known.get(caseNo);
      if (!one) return [];
      const { agent, closedAt, reopened } = one;
      return [{ id: sampleId(caseNo, reopened), shop, caseNo, agent, closedAt, reasons, drawnAt: at, drawnBy: by }];
    });
    if (rows.length === 0) return { of: closed.length, drawn: [], added: 0 };
    const added = await queries.insert(qaSamples).values(rows).onConflictDoNothing();
    const ids = rows.map(({ id }) => id);
    const drawn = await queries.select().from(qaSamples).where(inArray(qaSamples.id, ids)).orderBy(qaSamples.id);
    return { of: closed.length, drawn, added: added.rowCount ?? 0 };
  });
}

/** A case that was taken up again and closed anew is another thing to look at. */
const sampleId = (caseNo: string, reopened: number): string => `QA-${caseNo}-${reopened + 1}`;

export interface SampleFilter {
  readonly shops?: readonly string[];
  readonly agent?: string;
  readonly scored?: boolean;
  /** By the time of closing. */
  readonly from?: number;
  readonly to?: number;
}

/** A sample with the score that counts, if it has one. */
export interface ListedSample extends SampleRow {
  readonly score: ScoreRow | null;
}

/** Samples, those closed last first. */
export async function listSamples(queries: Queries, filter: SampleFilter, page: PageWish): Promise<Page<ListedSample>> {
  const key = startOf('samples', page, [0, '']);
  const rows = await queries
    .select()
    .from(qaSamples)
    .where(
      and(
        ...conditionsOf(filter),
        key &&
          sql`(${qaSamples.closedAt}, ${qaSamples.id}) < (${sql.param(Number(key[0]), qaSamples.closedAt)}, ${key[1]})`,
      ),
    )
    .orderBy(desc(qaSamples.closedAt), desc(qaSamples.id))
    .limit(page.limit + 1);
  const found = pageOf(rows, page.limit, ({ closedAt, id }) => encodeCursor('samples', [closedAt, id]));
  return { ...found, rows: await withScores(queries, found.rows) };
}

export function conditionsOf({ shops, agent, scored, from, to }: SampleFilter): (SQL | undefined)[] {
  const score = sql`(select from ${qaScores} where ${qaScores.sampleId} = ${qaSamples.id})`;
  return [
    shops === undefined ? undefined : inArray(qaSamples.shop, [...shops]),
    agent === undefined ? undefined : eq(qaSamples.agent, agent),
    from === undefined ? undefined : gte(qaSamples.closedAt, from),
    to === undefined ? undefined : lt(qaSamples.closedAt, to),
    scored === undefined ? undefined : scored ? exists(score) : not(exists(score)),
  ];
}

export async function findSample(queries: Queries, id: string): Promise<ListedSample | undefined> {
  const rows = await queries.select().from(qaSamples).where(eq(qaSamples.id, id));
  return (await withScores(queries, rows))[0];
}

/** The last version of each score is the one that counts. */
export async function withScores(queries: Queries, samples: readonly SampleRow[]): Promise<ListedSample[]> {
  if (samples.length === 0) return [];
  const ids = samples.map(({ id }) => id);
  const rows = await queries
    .select()
    .from(qaScores)
    .where(inArray(qaScores.sampleId, ids))
    .orderBy(qaScores.sampleId, qaScores.version);
  const last = new Map(rows.map((row) => [row.sampleId, row]));
  return samples.map((sample) => ({ ...sample, score: last.get(sample.id) ?? null }));
}

/** Whether somebody had a hand in a case: nobody judges their own work (H3). */
export async function hadAHand(queries: Queries, caseNo: string, person: string): Promise<boolean> {
  const rows = await queries
    .select({ seq: caseEvents.seq })
    .from(caseEvents)
    .where(and(eq(caseEvents.caseNo, caseNo), eq(caseEvents.actorId, person)))
    .limit(1);
  return rows.length > 0;
}
