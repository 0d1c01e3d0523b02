import type { Letter } from '#domain/inbound/letter.ts';
import type { Page, PageWish } from '#api/paging.ts';
import type { Shops } from '#api/deps.ts';
import type { Handled, InboundRow, NewInbound, Settled } from '#store/inbound/messages.ts';

/** What comes in by mail and by other systems: proven, read, kept once, and led to its case (A1). */
export interface InboundPort {
  /** Whether the bytes are from a gateway of ours, by Standard Webhooks. */
  isSigned(headers: Readonly<Record<string, string>>, raw: Buffer): boolean;
  readLetter(raw: Buffer): Promise<Letter | undefined>;
  /** The case that a reply address leads to, and the address without its tag. */
  caseOf(address: string): string | undefined;
  take(message: NewInbound): Promise<InboundRow>;
  settle(id: number, settled: Settled): Promise<void>;
  caseOfConversation(of: { channel: string; shop: string; conversation: string }): Promise<string | undefined>;
  /** Whether this is how the case's customer is reached. */
  isContact(caseNo: string, address: string): Promise<boolean>;
  items(shops: Shops, page: PageWish): Promise<Page<InboundRow>>;
  find(id: number): Promise<InboundRow | undefined>;
  handle(id: number, handled: Handled): Promise<boolean>;
}
