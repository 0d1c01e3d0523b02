import type { DigestItem } from './item.ts';
import type { RunKind } from './runs.ts';

/** `made`: its content stands; `missed`: the run did not take place in time, which is said instead of lost (H1). */
export const DIGEST_STATUSES = ['made', 'missed'] as const;
export type DigestStatus = (typeof DIGEST_STATUSES)[number];

/** What came back in a day, in units (D8). */
export interface RegisterTotals {
  readonly received: number;
  readonly stock: number;
  readonly loss: number;
  readonly elsewhere: number;
}

/** How often a cause was named, and in which cases (G3). */
export interface CauseTotal {
  readonly source: 'review' | 'complaint';
  readonly cause: string | null;
  readonly count: number;
  readonly cases: readonly string[];
}

/** The hour's waybills (D9). */
export interface BatchTold {
  readonly key: string;
  readonly orders: number;
  readonly sentAt: number | null;
}

/** What a digest holds; references only (R50). */
export interface DigestContent {
  readonly items: readonly DigestItem[];
  /** Runs of this kind before it that did not take place, by their time on the wall. */
  readonly missed: readonly string[];
  readonly totals?: RegisterTotals;
  readonly causes?: readonly CauseTotal[];
  readonly batches?: readonly BatchTold[];
  /** How many things were asked about outside, and how many news that brought. */
  readonly asked?: { readonly things: number; readonly news: number };
}

/** The name of a digest: shop, kind and its time on the wall; a second one of the same name is the same one. */
export const digestIdOf = (shop: string, kind: RunKind, slot: string): string =>
  `${shop}.${kind}.${slot.replace(':', '')}`;

/** The key under which the warehouse takes a batch of waybills once (D9). */
export const batchKeyOf = (shop: string, slot: string): string => `${shop}/${slot}`;
