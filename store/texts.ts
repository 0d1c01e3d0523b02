import { randomUUID } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#domain/case/actor.ts';
import { evidenceIdOf, evidenceRef } from '#domain/evidence.ts';
import type { CaseNo } from '#domain/ids.ts';
import { conceal } from './conceal.ts';
import type { Queries } from './db.ts';
import { attachEvidence } from './evidence.ts';
import { refreshSearch } from './search/refresh.ts';
import { caseTexts, type TEXT_KINDS } from './schema/intake.ts';

export type TextKind = (typeof TEXT_KINDS)[number];

/** Words or a link to evidence that somebody gave; personal (R50). */
export interface NewText {
  readonly kind: TextKind;
  readonly text?: string;
  readonly url?: string;
  readonly at: number;
  readonly by: Actor;
}
export type CaseText = Omit<typeof caseTexts.$inferSelect, 'source'>;

interface Addition {
  readonly caseNo: CaseNo;
  readonly texts: readonly NewText[];
  /** Names the call they came by: the same call again adds nothing. */
  readonly source?: string;
}

/** Keeps words and evidence with their case, which is found by them from then on (E4); to be called in a transaction. */
export async function addTexts(queries: Queries, addition: Addition): Promise<void> {
  await keepTexts(queries, addition);
  if (addition.texts.some(({ text }) => text !== undefined)) await refreshSearch(queries, addition.caseNo);
}

/** The same for whoever sees to it that the case is found. Files that are named become the case's in the same breath. */
export async function keepTexts(queries: Queries, { caseNo, texts, source }: Addition): Promise<void> {
  const named = texts.flatMap(({ url }) => evidenceIdOf(url ?? '') ?? []);
  const standsAs = await attachEvidence(queries, caseNo, named);
  const rows = texts.map(({ kind, text, url, at, by }, index) => ({
    id: randomUUID(),
    caseNo,
    kind,
    text: text ?? null,
    url: url === undefined ? null : addressNow(url, standsAs),
    at,
    by,
    source: source === undefined ? null : `${source}/${index}`,
  }));
  if (rows.length > 0) await conceal(queries.insert(caseTexts).values(rows).onConflictDoNothing());
}

/** The case may have had the same bytes before: then they are named by that file. */
function addressNow(url: string, standsAs: ReadonlyMap<string, string>): string {
  const id = standsAs.get(evidenceIdOf(url) ?? '');
  return id === undefined ? url : evidenceRef(id);
}

export const textsOf = (queries: Queries, caseNo: CaseNo): Promise<CaseText[]> => {
  const { id, kind, text, url, at, by } = caseTexts;
  return queries
    .select({ id, caseNo: caseTexts.caseNo, kind, text, url, at, by })
    .from(caseTexts)
    .where(eq(caseTexts.caseNo, caseNo))
    .orderBy(asc(at), asc(id));
};

/** The same with the name under which events know each of them. */
export const textsWithSource = (queries: Queries, caseNo: CaseNo): Promise<(typeof caseTexts.$inferSelect)[]> =>
  queries.select().from(caseTexts).where(eq(caseTexts.caseNo, caseNo)).orderBy(asc(caseTexts.at), asc(caseTexts.id));

/** Everything that came by one call, in its order; nothing where it was erased (R50). */
export const textsOfCall = (
  queries: Queries,
  caseNo: CaseNo,
  source: string,
): Promise<Pick<CaseText, 'text' | 'url'>[]> =>
  queries
    .select({ text: caseTexts.text, url: caseTexts.url })
    .from(caseTexts)
    .where(and(eq(caseTexts.caseNo, caseNo), sql`starts_with(${caseTexts.source}, ${`${source}/`})`))
    .orderBy(asc(caseTexts.source));

/** Words by the name they were stored under, or undefined when nobody has them, or they were erased (R50). */
export async function findWords(queries: Queries, caseNo: CaseNo, source: string): Promise<string | undefined> {
  const [row] = await queries
    .select({ text: caseTexts.text })
    .from(caseTexts)
    .where(and(eq(caseTexts.caseNo, caseNo), eq(caseTexts.source, source)));
  return row?.text ?? undefined;
}
