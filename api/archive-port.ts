import { wholeRecord, type WholeRecord } from '#store/case-record.ts';
import type { Queries } from '#store/db.ts';
import { listSatisfaction, type Satisfaction } from '#store/satisfaction.ts';
import { findCases } from '#store/search/find.ts';
import { showHits, type FoundCase } from '#store/search/show.ts';
import { ownCursor } from './case-reads.ts';
import type { Shops } from './deps.ts';
import type { Page, PageWish } from './paging.ts';

/** Cases as they are looked up: by number or words, as a whole, and by how content their customers were (E1, E4). */
export interface ArchivePort {
  search(wish: SearchWish, page: PageWish): Promise<Page<FoundCase>>;
  record(caseNo: string): Promise<WholeRecord>;
  satisfaction(filter: SatisfactionFilter, page: PageWish): Promise<Page<Satisfaction>>;
}

export interface SearchWish {
  readonly text: string;
  readonly shops: Shops;
  /** Whether the asker may find by what people said of themselves and wrote. */
  readonly words: boolean;
}

export interface SatisfactionFilter {
  readonly shops: Shops;
  /** Business time, from inclusive, to exclusive. */
  readonly from?: number;
  readonly to?: number;
}

export const createArchivePort = (queries: Queries): ArchivePort => ({
  search: async ({ shops, ...wish }, page) => {
    const { rows, next } = await ownCursor(findCases(queries, { ...wish, ...named(shops) }, page));
    return { rows: await showHits(queries, rows, wish.text), next };
  },
  record: (caseNo) => wholeRecord(queries, caseNo),
  satisfaction: ({ shops, ...filter }, page) =>
    ownCursor(listSatisfaction(queries, { ...filter, ...named(shops) }, page)),
});

const named = (shops: Shops): { shops?: readonly string[] } => (shops === 'all' ? {} : { shops });
