import { and, inArray, or, sql, type SQL } from 'drizzle-orm';
import { gramsOfTerm, termsOf } from '#domain/search/grams.ts';
import { numberOf, phonesOf } from '#domain/search/numbers.ts';
import type { Queries } from '#store/db.ts';
import { searchTexts } from '#store/schema/search.ts';
import { caseRefs } from '#store/schema/work.ts';
import { shopGram } from './document.ts';

/** What somebody looks for, taken apart. */
export interface Question {
  /** Compared whole with the numbers of cases; more than one spelling where the outside's own is kept as it came. */
  readonly numbers: readonly string[];
  readonly refs: readonly string[];
  /** Each way to take it: terms that must all stand in what people said or wrote. */
  readonly ways: readonly (readonly string[])[];
}

export function questionOf(text: string): Question {
  const number = numberOf(text);
  const typed = text.trim().replace(/^#/, '');
  const phones = phonesOf(text).map((digits) => [digits]);
  const terms = termsOf(text);
  return {
    numbers: number === undefined ? [] : [number],
    refs: [...new Set([typed, ...(number === undefined ? [] : [number])])],
    ways: terms.length > 0 ? [terms, ...phones] : phones,
  };
}

/** The cases the outside knows by such a number. */
export async function casesOfNumber(queries: Queries, { refs }: Question): Promise<readonly string[]> {
  const rows = await queries
    .select({ caseNo: caseRefs.caseNo })
    .from(caseRefs)
    .where(and(inArray(caseRefs.kind, ['tracking', 'rma', 'refund', 'review']), inArray(caseRefs.ref, [...refs])))
    .limit(MANY);
  return rows.map(({ caseNo }) => caseNo);
}

/** No number of the outside belongs to more. */
const MANY = 1_000;

/** The cases with such a number of their own, and those that the outside knows by it. */
export const hasNumber = ({ numbers }: Question, known: readonly string[]): SQL | undefined =>
  or(
    numbers.length === 0 ? undefined : sql`${searchTexts.numbers} @> ${textArray(numbers)}`,
    known.length === 0 ? undefined : inArray(searchTexts.caseNo, [...known]),
  );

/** The cases in whose words, or of whose people, the question can be read; undefined when there is nothing to read. */
export function hasWords({ ways }: Question, shops: readonly string[] | undefined): SQL | undefined {
  return ways.length === 0 ? undefined : or(...ways.map((terms) => inText(terms, shops)));
}

/** The pieces find it by the index; that the terms stand there as they were typed is looked up in the text itself. */
function inText(terms: readonly string[], shops: readonly string[] | undefined): SQL | undefined {
  const grams = [...new Set(terms.flatMap(gramsOfTerm))];
  const within = (more: readonly string[]): SQL => sql`${searchTexts.grams} @> ${textArray([...grams, ...more])}`;
  return and(
    shops === undefined ? within([]) : or(...shops.map((shop) => within([shopGram(shop)]))),
    ...terms.map((term) => sql`strpos(${searchTexts.people} || ${LINE} || ${searchTexts.words}, ${term}) > 0`),
  );
}

/** Nothing that is looked for has one, so nothing is found across it. */
const LINE = sql.raw(`E'\\n'`);

const textArray = (values: readonly string[]): SQL => sql`${sql.param(values)}::text[]`;
