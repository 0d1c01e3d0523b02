import { and, not } from 'drizzle-orm';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from '#store/cursor.ts';
import type { Queries } from '#store/db.ts';
import { newest, type Place } from './newest.ts';
import { casesOfNumber, hasNumber, hasWords, questionOf } from './question.ts';

export interface SearchWish {
  readonly text: string;
  /** Whose cases may be found; all, when absent. */
  readonly shops?: readonly string[];
  /** Whether what people said and wrote is searched, or numbers alone. */
  readonly words: boolean;
}

/** A case that was found: by a number of its own, or by what somebody said or wrote. */
export interface Hit extends Place {
  readonly by: 'number' | 'words';
}

/** The rank of a hit in the order of all, which cursors name. */
const RANK = { number: 0, words: 1 } as const;

/** The cases a text leads to: those with such a number first, then those with such words, each the newest first (E4). */
export async function findCases(queries: Queries, wish: SearchWish, page: PageWish): Promise<Page<Hit>> {
  const question = questionOf(wish.text);
  const key = startOf('search', page, [0, 0, '']);
  const isBeyondNumbers = key?.[0] === RANK.words;
  const numbered = hasNumber(question, await casesOfNumber(queries, question));
  const worded = wish.words ? hasWords(question, wish.shops) : undefined;
  const seek = { queries, shops: wish.shops, many: page.limit + 1 };

  const exact = numbered === undefined || isBeyondNumbers ? [] : await newest({ ...seek, hit: numbered, after: key });
  const isFull = exact.length === seek.many;
  const hit = and(worded, numbered && not(numbered));
  const read =
    worded === undefined || hit === undefined || isFull
      ? []
      : await newest({ ...seek, hit, after: isBeyondNumbers ? key : undefined });
  const hits = [...exact.map(foundBy('number')), ...read.map(foundBy('words'))];
  return pageOf(hits, page.limit, ({ by, openedAt, caseNo }) => encodeCursor('search', [RANK[by], openedAt, caseNo]));
}

const foundBy =
  (by: Hit['by']) =>
  (place: Place): Hit => ({ ...place, by });
