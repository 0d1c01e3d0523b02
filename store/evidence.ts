import { and, asc, count, eq, inArray, isNull, lt, ne, or } from 'drizzle-orm';
import { conceal } from './conceal.ts';
import type { Queries } from './db.ts';
import { evidenceFiles } from './schema/evidence.ts';

export type EvidenceRow = typeof evidenceFiles.$inferSelect;
export type NewEvidenceRow = Omit<EvidenceRow, 'state'>;

/** Notes a file before its bytes are stored; of equal bytes in one case the first stays, and is answered. */
export async function noteEvidence(queries: Queries, row: NewEvidenceRow): Promise<EvidenceRow> {
  const [noted] = await conceal(
    queries
      .insert(evidenceFiles)
      .values({ ...row, state: 'storing' })
      .onConflictDoNothing()
      .returning(),
  );
  if (noted) return noted;
  const [known] = await queries
    .select()
    .from(evidenceFiles)
    .where(and(eq(evidenceFiles.caseNo, row.caseNo ?? ''), eq(evidenceFiles.sha256, row.sha256 ?? '')));
  if (!known) throw new Error('a file that was known is not there');
  return known;
}

/** Its bytes are stored. */
export async function markEvidenceKept(queries: Queries, id: string): Promise<void> {
  await queries
    .update(evidenceFiles)
    .set({ state: 'kept' })
    .where(and(eq(evidenceFiles.id, id), eq(evidenceFiles.state, 'storing')));
}

export async function findEvidence(queries: Queries, id: string): Promise<EvidenceRow | undefined> {
  const [row] = await queries
    .select()
    .from(evidenceFiles)
    .where(and(eq(evidenceFiles.id, id), eq(evidenceFiles.state, 'kept')));
  return row;
}

export const evidenceOf = (queries: Queries, caseNo: string): Promise<EvidenceRow[]> =>
  queries
    .select()
    .from(evidenceFiles)
    .where(and(eq(evidenceFiles.caseNo, caseNo), eq(evidenceFiles.state, 'kept')))
    .orderBy(asc(evidenceFiles.at), asc(evidenceFiles.id));

export async function countEvidence(queries: Queries, caseNo: string): Promise<number> {
  const [row] = await queries.select({ n: count() }).from(evidenceFiles).where(eq(evidenceFiles.caseNo, caseNo));
  return row?.n ?? 0;
}

/**
 * Binds files to the case whose request or act names them, in the transaction that keeps the naming, so that none that
 * is named is swept. Answers under which id each stands now: the case may have the same bytes already.
 */
export async function attachEvidence(
  queries: Queries,
  caseNo: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const standsAs = new Map<string, string>();
  if (ids.length === 0) return standsAs;
  const rows = await queries
    .select({ id: evidenceFiles.id, caseNo: evidenceFiles.caseNo, sha256: evidenceFiles.sha256 })
    .from(evidenceFiles)
    .where(and(inArray(evidenceFiles.id, [...ids]), eq(evidenceFiles.state, 'kept')))
    .orderBy(asc(evidenceFiles.id))
    .for('update');
  for (const row of rows)
    standsAs.set(row.id, row.caseNo === null ? await attachOne(queries, { ...row, caseNo }) : row.id);
  return standsAs;
}

async function attachOne(
  queries: Queries,
  { id, caseNo, sha256 }: { readonly id: string; readonly caseNo: string; readonly sha256: string | null },
): Promise<string> {
  const [twin] = await queries
    .select({ id: evidenceFiles.id })
    .from(evidenceFiles)
    .where(and(eq(evidenceFiles.caseNo, caseNo), eq(evidenceFiles.sha256, sha256 ?? '')));
  if (twin) return twin.id;
  await queries.update(evidenceFiles).set({ caseNo, heldBy: null }).where(eq(evidenceFiles.id, id));
  return id;
}

/** Nothing keeps these files any more; without a case they are swept. */
export async function letEvidenceGo(queries: Queries, heldBy: string): Promise<void> {
  await queries.update(evidenceFiles).set({ heldBy: null }).where(eq(evidenceFiles.heldBy, heldBy));
}

/** Takes the files of a case out of it: their names at once, their bytes by the next sweep (R50). */
export async function eraseEvidence(queries: Queries, caseNo: string): Promise<number> {
  const { rowCount } = await queries
    .update(evidenceFiles)
    .set({ state: 'leaving', name: null, sha256: null })
    .where(and(eq(evidenceFiles.caseNo, caseNo), inArray(evidenceFiles.state, ['storing', 'kept'])));
  return rowCount ?? 0;
}

/** What nobody named in time, and what was never stored whole, leaves. */
export async function abandonEvidence(queries: Queries, before: number): Promise<void> {
  const { at, state, caseNo, heldBy } = evidenceFiles;
  const isNobodys = and(isNull(caseNo), isNull(heldBy), eq(state, 'kept'));
  await queries
    .update(evidenceFiles)
    .set({ state: 'leaving', name: null, sha256: null })
    .where(and(lt(at, before), or(isNobodys, eq(state, 'storing'))));
}

/** Files whose bytes are to be removed. */
export const leavingEvidence = (queries: Queries, limit: number): Promise<{ id: string }[]> =>
  queries.select({ id: evidenceFiles.id }).from(evidenceFiles).where(eq(evidenceFiles.state, 'leaving')).limit(limit);

/** The bytes are gone; of what belonged to a case it stays on record that there was something. */
export async function markEvidenceGone(queries: Queries, id: string): Promise<void> {
  await queries.delete(evidenceFiles).where(and(eq(evidenceFiles.id, id), isNull(evidenceFiles.caseNo)));
  await queries
    .update(evidenceFiles)
    .set({ state: 'gone' })
    .where(and(eq(evidenceFiles.id, id), ne(evidenceFiles.state, 'gone')));
}
