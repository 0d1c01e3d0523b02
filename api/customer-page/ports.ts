import type { Address } from '#domain/address.ts';
import type { Locale } from '#domain/intake/request.ts';
import type { Order, OrderPerson } from '#domain/order.ts';
import type { AlternatePayout } from '#domain/settlement/rules.ts';
import type { ApiDeps, CaseRecord } from '#api/deps.ts';
import type { Attempts } from './attempts.ts';
import type { News } from './picture.ts';
import type { ShopTerms } from './shop-terms.ts';

/** An order as the shop tells it now, with whoever placed it: to check a proof against, never shown (R50). */
export interface KnownOrder {
  readonly order: Order;
  readonly person: OrderPerson;
}

/** What is asked of the world for a customer's page; whoever cannot be reached knows nothing. */
export interface OutsideReads {
  order(orderNo: string): Promise<KnownOrder | undefined>;
  /** Where a return goes. */
  returnAddress(rma: string, orderNo: string): Promise<Address | undefined>;
}

/** What the store has for a customer's page. */
export interface CustomerReads {
  /** What the customer was told, newest first, in the language of the page; the last ones with their words. */
  news(record: CaseRecord, reader: { readonly locale: Locale; readonly zone: string }): Promise<Told>;
  /** By whom and how the case was opened, to check a proof against. */
  contact(caseNo: string): Promise<Pick<OrderPerson, 'email' | 'phone'> | undefined>;
}

export interface Told {
  readonly news: readonly News[];
  readonly asked: News | undefined;
  readonly unanswered: News | undefined;
}

/** What a shop's policy says that customers should know, and where its days begin and end. */
export interface Promises {
  /** By today's policy; undefined for a shop that is none of ours. */
  shop(shop: string): ShopTerms | undefined;
  /** By the version that a case pinned. */
  ofCase(record: CaseRecord): { readonly zone: string; readonly payouts: readonly AlternatePayout[] };
}

export interface CustomerPageDeps {
  readonly api: ApiDeps;
  readonly outside: OutsideReads;
  readonly reads: CustomerReads;
  readonly promises: Promises;
  readonly attempts: Attempts;
}
