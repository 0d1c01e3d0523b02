import type { UnitOutcome } from '#domain/parts/return-parcel.ts';
import type { Queries } from '#store/db.ts';
import { listReturns, totalReturns } from '#store/register.ts';
import { ownCursor } from './case-reads.ts';
import type { Shops } from './deps.ts';
import type { Page, PageWish } from './paging.ts';

/** The register of what came back, and its totals (D8). */
export interface ReturnsPort {
  list(filter: ReturnsFilter, page: PageWish): Promise<Page<ReturnRow>>;
  totals(filter: ReturnsFilter): Promise<readonly ReturnTotal[]>;
}

export interface ReturnsFilter {
  readonly shops: Shops;
  /** Business time, from inclusive, to exclusive. */
  readonly from?: number;
  readonly to?: number;
  readonly result?: UnitOutcome['outcome'];
}

export interface ReturnRow extends Pick<UnitOutcome, 'disposition'> {
  readonly caseNo: string;
  readonly shop: string;
  readonly orderNo: string;
  readonly lineNo: number | null;
  readonly sku: string | null;
  readonly quantity: number;
  readonly reason: string | null;
  readonly rma: string | null;
  readonly trackingNo: string | null;
  readonly result: UnitOutcome['outcome'];
  readonly at: number;
}

export interface ReturnTotal extends Pick<ReturnRow, 'sku' | 'result' | 'disposition'> {
  readonly quantity: number;
}

/** The register on the store. */
export const createReturnsPort = (queries: Queries): ReturnsPort => ({
  list: ({ shops, ...filter }, page) =>
    ownCursor(listReturns(queries, { ...filter, ...(shops === 'all' ? {} : { shops }) }, page)),
  totals: ({ shops, ...filter }) => totalReturns(queries, { ...filter, ...(shops === 'all' ? {} : { shops }) }),
});
