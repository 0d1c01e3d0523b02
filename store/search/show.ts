import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import { snippetOf, type Snippet } from '#domain/search/snippet.ts';
import type { Queries } from '#store/db.ts';
import { cases } from '#store/schema/cases.ts';
import { casePeople, caseTexts, intakes } from '#store/schema/intake.ts';
import { orderPeople } from '#store/schema/orders.ts';
import type { Hit } from './find.ts';
import { questionOf } from './question.ts';

/** A case that was found, as a list shows it, and where. */
export interface FoundCase {
  readonly caseNo: string;
  readonly shop: string;
  readonly orderNo: string;
  readonly stage: string;
  readonly kind: string | null;
  readonly outcome: string | null;
  readonly openedAt: number;
  readonly closedAt: number | null;
  /** By a number of its own, by who its customer is, or by what was written. */
  readonly by: 'number' | 'contact' | 'words';
  readonly snippet: Snippet | null;
}

/** The cases of a page of hits, in their order, each with the place in the people's own words where it was found. */
export async function showHits(queries: Queries, hits: readonly Hit[], text: string): Promise<FoundCase[]> {
  if (hits.length === 0) return [];
  const lines = await linesOf(
    queries,
    hits.map(({ caseNo }) => caseNo),
  );
  const read = hits.filter(({ by }) => by === 'words').map(({ caseNo }) => caseNo);
  const sources = read.length === 0 ? [] : await sourcesOf(queries, read);
  const terms = questionOf(text).ways.flat();
  return hits.flatMap(({ caseNo, by }) => {
    const line = lines.get(caseNo);
    if (!line) return [];
    if (by === 'number') return [{ ...line, by, snippet: null }];
    return [
      {
        ...line,
        ...placeOf(
          sources.filter((one) => one.caseNo === caseNo),
          terms,
        ),
      },
    ];
  });
}

type Line = Omit<FoundCase, 'by' | 'snippet'>;

async function linesOf(queries: Queries, caseNos: readonly string[]): Promise<ReadonlyMap<string, Line>> {
  const rows = await queries
    .select({
      caseNo: intakes.caseNo,
      shop: intakes.shop,
      orderNo: intakes.orderNo,
      stage: cases.stage,
      kind: cases.kind,
      outcome: cases.outcome,
      openedAt: intakes.receivedAt,
      closedAt: cases.closedAt,
    })
    .from(intakes)
    .leftJoin(cases, eq(cases.caseNo, intakes.caseNo))
    .where(inArray(intakes.caseNo, [...caseNos]));
  return new Map(rows.map((row) => [row.caseNo, { ...row, stage: row.stage ?? 'intake' }]));
}

interface Source {
  readonly caseNo: string;
  readonly by: 'contact' | 'words';
  readonly text: string;
}

/** What people said of themselves, then what was written, the oldest first. */
async function sourcesOf(queries: Queries, caseNos: readonly string[]): Promise<Source[]> {
  const named = await queries
    .select({ caseNo: casePeople.caseNo, name: casePeople.name, email: casePeople.email, phone: casePeople.phone })
    .from(casePeople)
    .where(inArray(casePeople.caseNo, [...caseNos]));
  const bought = await queries
    .select({ caseNo: intakes.caseNo, name: orderPeople.name, email: orderPeople.email, phone: orderPeople.phone })
    .from(intakes)
    .innerJoin(orderPeople, and(eq(orderPeople.shop, intakes.shop), eq(orderPeople.orderNo, intakes.orderNo)))
    .where(inArray(intakes.caseNo, [...caseNos]));
  const written = await queries
    .select({ caseNo: caseTexts.caseNo, text: caseTexts.text })
    .from(caseTexts)
    .where(and(inArray(caseTexts.caseNo, [...caseNos]), isNotNull(caseTexts.text)))
    .orderBy(asc(caseTexts.at), asc(caseTexts.id));
  return [
    ...[...named, ...bought].flatMap(({ caseNo, name, email, phone }) =>
      [name, email, phone].flatMap((text) => (text === null ? [] : [{ caseNo, by: 'contact' as const, text }])),
    ),
    ...written.map(({ caseNo, text }) => ({ caseNo, by: 'words' as const, text: text ?? '' })),
  ];
}

/** A phone number is found by its digits, however it was written: then there is no place to show. */
function placeOf(sources: readonly Source[], terms: readonly string[]): Pick<FoundCase, 'by' | 'snippet'> {
  for (const { by, text } of sources) {
    const snippet = snippetOf(text, terms);
    if (snippet) return { by, snippet };
  }
  return { by: 'contact', snippet: null };
}
