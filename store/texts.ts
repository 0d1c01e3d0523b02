import { randomUUID } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#domain/case/actor.ts';
import type { CaseNo } from '#domain/ids.ts';
import { conceal } from './conceal.ts';
import type { Queries } from './db.ts';
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

/** The same for whoever sees to it that the case is found. */
export async function keepTexts(queries: Queries, { caseNo, texts, source }: Addition): Promise<void> {
  const rows = texts.map(({ kind, text, url, at, by }, index) => ({
    id: randomUUID(),
    caseNo,
    kind,
    text: text ?? null,
    url: url ?? null,
    at,
    by,
    source: source === undefined ? null : `${source}/${index}`,
  }));
  if (rows.length > 0) await conceal(queries.insert(caseTexts).values(rows).onConflictDoNothing());
}

export const textsOf = (queries: Queries, caseNo: CaseNo): Promise<CaseText[]> => {
  const { id, kind, text, url, at, by } = caseTexts;
  return queries
    .select({ id, caseNo: caseTexts.caseNo, kind, text, url, at, by })
    .from(caseTexts)
    .where(eq(caseTexts.caseNo, caseNo))
    .orderBy(asc(at), asc(id));
};

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
