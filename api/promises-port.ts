import type { Queries } from '#store/db.ts';
import { listPromises } from '#store/promises.ts';
import { ownCursor } from './case-reads.ts';
import type { Shops } from './deps.ts';
import type { Page, PageWish } from './paging.ts';

/** What people promised customers, over all cases (E6). */
export interface PromisesPort {
  list(filter: PromisesFilter, page: PageWish): Promise<Page<PromiseLine>>;
}

export interface PromisesFilter {
  readonly shops: Shops;
  readonly owner?: string;
  readonly kept: boolean;
  readonly late?: boolean;
  /** Business time, exclusive. */
  readonly dueBefore?: number;
}

export interface PromiseLine {
  readonly caseNo: string;
  readonly promise: string;
  readonly shop: string;
  readonly owner: string;
  readonly role: string;
  readonly madeAt: number;
  readonly promisedAt: number;
  readonly dueAt: number;
  readonly missed: number;
  readonly keptAt: number | null;
}

/** The promises on the store. */
export const createPromisesPort = (queries: Queries): PromisesPort => ({
  list: ({ shops, ...filter }, page) =>
    ownCursor(listPromises(queries, { ...filter, ...(shops === 'all' ? {} : { shops }) }, page)),
});
