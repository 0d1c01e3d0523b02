import { and, asc, desc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { system, type Actor } from '#domain/case/actor.ts';
import type { OutsidePort } from '#domain/outside-ports.ts';
import type { Database, Queries } from './db.ts';
import { cases } from './schema/cases.ts';
import { portPauses } from './schema/operations.ts';
import { inTransaction } from './transaction.ts';

export type PauseRow = typeof portPauses.$inferSelect;

export interface NewPause {
  readonly port: OutsidePort;
  readonly by: Actor;
  readonly why: string;
  readonly until: number | null;
}

/** The pauses that hold now: at most one a port. */
export const pausesAt = (queries: Queries, at: number): Promise<PauseRow[]> =>
  queries
    .select()
    .from(portPauses)
    .where(and(isNull(portPauses.endedAt), or(isNull(portPauses.until), gt(portPauses.until, at))))
    .orderBy(asc(portPauses.port));

/** The last pauses of all ports, the newest first. */
export const pausesBefore = (queries: Queries, limit: number): Promise<PauseRow[]> =>
  queries.select().from(portPauses).orderBy(desc(portPauses.id)).limit(limit);

/** Stops a port; one that is stopped already is so from now on for the new reason, and both stay on record. */
export function beginPause(database: Database, { port, by, why, until }: NewPause, at: number): Promise<PauseRow> {
  return inTransaction(database, async (queries) => {
    await endOver(queries, at);
    await queries
      .update(portPauses)
      .set({ endedAt: at, endedBy: by })
      .where(and(eq(portPauses.port, port), isNull(portPauses.endedAt)));
    const [row] = await queries.insert(portPauses).values({ port, by, why, until, since: at }).returning();
    if (!row) throw new Error('a pause was not kept');
    return row;
  });
}

/** Lets a port go on; undefined where nothing held it. */
export function endPause(
  database: Database,
  { port, by }: Pick<NewPause, 'port' | 'by'>,
  at: number,
): Promise<PauseRow | undefined> {
  return inTransaction(database, async (queries) => {
    await endOver(queries, at);
    const [row] = await queries
      .update(portPauses)
      .set({ endedAt: at, endedBy: by })
      .where(and(eq(portPauses.port, port), isNull(portPauses.endedAt)))
      .returning();
    return row;
  });
}

/** Writes down that pauses ended whose time is over. */
export async function endOver(queries: Queries, at: number): Promise<void> {
  await queries
    .update(portPauses)
    .set({ endedAt: portPauses.until, endedBy: system('until') })
    .where(and(isNull(portPauses.endedAt), lte(portPauses.until, at)));
}

/** Cases whose next step calls the port, by number, after the one given. */
export function casesAwaiting(
  queries: Queries,
  { port, after, limit }: { readonly port: OutsidePort; readonly after: string; readonly limit: number },
): Promise<readonly { caseNo: string; seq: number }[]> {
  return queries
    .select({ caseNo: cases.caseNo, seq: cases.seq })
    .from(cases)
    .where(and(eq(cases.awaitedPort, port), gt(cases.caseNo, after)))
    .orderBy(asc(cases.caseNo))
    .limit(limit);
}
