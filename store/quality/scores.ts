import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Actor } from '#domain/case/actor.ts';
import type { Marks } from '#domain/quality/sheet.ts';
import type { Database, Queries } from '#store/db.ts';
import { qaSamples, qaScores } from '#store/schema/quality.ts';
import { inTransaction } from '#store/transaction.ts';
import { conditionsOf, withScores, type ListedSample, type SampleFilter, type ScoreRow } from './samples.ts';

export interface NewScore {
  readonly sampleId: string;
  readonly at: number;
  readonly by: Actor;
  readonly sheet: string;
  readonly marks: Marks;
  readonly total: number;
  readonly lesson?: string;
}

/** Adds a score; the ones before stay as they were given. The sample is locked, so that versions have no gaps. */
export function addScore(database: Database, { lesson, ...score }: NewScore): Promise<ScoreRow> {
  return inTransaction(database, async (queries) => {
    await queries
      .select({ id: qaSamples.id })
      .from(qaSamples)
      .where(eq(qaSamples.id, score.sampleId))
      .for('no key update');
    const [last] = await queries
      .select({ version: qaScores.version })
      .from(qaScores)
      .where(eq(qaScores.sampleId, score.sampleId))
      .orderBy(desc(qaScores.version))
      .limit(1);
    const row = { ...score, lesson: lesson ?? null, version: (last?.version ?? 0) + 1 };
    await queries.insert(qaScores).values(row);
    return row;
  });
}

/** The scored samples of people, the newest first: what their figures and lessons come from. */
export async function scoredSamples(
  queries: Queries,
  filter: Omit<SampleFilter, 'scored'>,
  limit: number,
): Promise<ListedSample[]> {
  const rows = await queries
    .select()
    .from(qaSamples)
    .where(and(...conditionsOf({ ...filter, scored: true }), isNotNull(qaSamples.agent)))
    .orderBy(desc(qaSamples.closedAt), desc(qaSamples.id))
    .limit(limit);
  return withScores(queries, rows);
}

/** How many samples of each agent there are, judged or not. */
export async function samplesByAgent(
  queries: Queries,
  filter: Omit<SampleFilter, 'scored'>,
): Promise<ReadonlyMap<string, number>> {
  const rows = await queries
    .select({ agent: qaSamples.agent, count: sql<number>`count(*)::int` })
    .from(qaSamples)
    .where(and(...conditionsOf(filter), isNotNull(qaSamples.agent)))
    .groupBy(qaSamples.agent);
  return new Map(rows.map(({ agent, count }) => [agent ?? '', count]));
}
