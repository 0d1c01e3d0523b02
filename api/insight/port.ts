import type { CaseOfFacts } from '#domain/figures/facts.ts';
import type { FigureTime } from '#domain/figures/figure-time.ts';
import type { HotSpotCause, HotSpotSubject } from '#domain/figures/hot-spot.ts';
import type { Measured } from '#domain/figures/agent-tally.ts';
import type { Shops } from '#api/deps.ts';
import type { Page, PageWish } from '#api/paging.ts';
import type { HotSpotsFound } from '#store/figures/find-hot-spots.ts';
import type { HotSpotClosing } from '#store/figures/hot-spots.ts';
import type { DefectFeedback } from '#store/figures/product-feedback.ts';

/** What is learned from the record: facts of cases, hot spots, defects (I1-I4). */
export interface InsightPort {
  /** Cases that may have added something to a figure between two instants, page by page. */
  facts(filter: FactsFilter): AsyncIterable<readonly CaseOfFacts[]>;
  /** How time is counted where the shop is. */
  time(shop: string): FigureTime;
  readonly hotSpots: HotSpotPort;
  defects(filter: FactsFilter & { readonly limit: number }): Promise<readonly DefectFeedback[]>;
  /** Every case of the shops, oldest first, page by page. */
  cases(shops: Shops): AsyncIterable<readonly ListedCase[]>;
  /** Scores of quality samples by agent; absent where nobody takes samples (H3). */
  quality?(filter: FactsFilter): Promise<ReadonlyMap<string, Measured>>;
}

export interface FactsFilter {
  readonly shops: Shops;
  /** Business time, from inclusive, to exclusive. */
  readonly from: number;
  readonly to: number;
}

export interface HotSpotPort {
  list(filter: HotSpotFilter, page: PageWish): Promise<Page<HotSpot>>;
  find(id: string): Promise<HotSpot | undefined>;
  close(id: string, closing: HotSpotClosing): Promise<boolean>;
  /** Looks at a shop as it stands at that instant. */
  search(shop: string, at: number): Promise<HotSpotsFound>;
}

export interface HotSpotFilter {
  readonly shops: Shops;
  readonly status?: HotSpot['status'];
  readonly subject?: HotSpotSubject;
}

export interface HotSpot {
  readonly id: string;
  readonly shop: string;
  readonly subject: HotSpotSubject;
  readonly name: string;
  readonly status: 'open' | 'cooled' | 'closed';
  readonly openedAt: number;
  readonly count: number;
  readonly expected: number;
  readonly chance: number;
  readonly alarm: string | null;
  readonly cases: readonly string[];
  readonly closedAt: number | null;
  readonly cause: HotSpotCause | null;
  readonly note: string | null;
}

/** A case as it is listed for people outside: without names, contacts and amounts. */
export interface ListedCase {
  readonly caseNo: string;
  readonly shop: string;
  readonly orderNo: string;
  readonly channel: string;
  readonly kind: string;
  readonly problem: string | null;
  readonly wish: string | null;
  readonly stage: string;
  readonly remedy: string | null;
  readonly outcome: string | null;
  readonly priority: number;
  readonly openedAt: number;
  readonly firstResponseAt: number | null;
  readonly closedAt: number | null;
}
