import type { ShopOrder } from '#adapters/shop/port.ts';
import type { TroubledSubject } from '#test/contract/subject.ts';

/** One write, made ready for one order: how it is done, found again, and named in the outside's journal. */
export interface PreparedWrite {
  readonly execute: () => Promise<unknown>;
  readonly lookup: () => Promise<unknown>;
  readonly effect: string;
}

/** A kind of write that every trouble is tried on. */
export interface Write {
  readonly port: string;
  readonly operation: string;
  readonly status: 'delivered' | 'pending';
  readonly prepare: (subject: TroubledSubject, known: ShopOrder) => Promise<PreparedWrite>;
}
