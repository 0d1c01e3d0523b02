import type { Actor } from '#domain/case/actor.ts';
import type { Locale } from '#domain/intake/request.ts';
import type { ParamKind } from '#messages/known-params.ts';
import type { OutboxRow } from '#store/outbox.ts';
import type { OutboxStatus } from '#store/schema/messages.ts';
import type { Shops } from './deps.ts';
import type { Page, PageWish } from './paging.ts';

/** The outbox as people look at it, and what they may do with a message (D7, H2). */
export interface MessagesPort {
  list(filter: MessagesFilter, page: PageWish): Promise<Page<OutboxRow>>;
  find(id: number): Promise<OutboxRow | undefined>;
  /** The words of a message as they are, or would be, said. */
  words(row: OutboxRow): Promise<SaidWords>;
  /** Undefined while the message is on its way. */
  resend(id: number, by: Actor): Promise<OutboxRow | undefined>;
  /** Undefined when the message is on its way or has ended. */
  cancel(id: number, by: Actor): Promise<OutboxRow | undefined>;
  /** Says a draft of a shop's own words, or what is said without one, with sample values; throws `WordsRefused`. */
  preview(draft: PreviewWish): Preview;
}

export interface MessagesFilter {
  readonly shops: Shops;
  readonly status?: OutboxStatus;
  readonly template?: string;
  readonly to?: OutboxRow['toRole'];
  readonly from?: number;
  readonly until?: number;
}

export interface SaidWords {
  readonly subject: string;
  readonly text: string;
}

export interface PreviewWish {
  readonly shop: string;
  readonly template: string;
  readonly locale: Locale;
  /** A draft in Liquid, as a file of the shop's would have it. */
  readonly source?: string;
}

export interface Preview extends SaidWords {
  readonly html: string;
  /** Whose words these are. */
  readonly words: 'draft' | 'shop' | 'catalogue';
  /** The values this notice has, and of which kind. */
  readonly values: Readonly<Record<string, ParamKind['kind']>>;
}

/** A draft that cannot be said, and where. */
export class WordsRefused extends Error {
  override readonly name = 'WordsRefused';
}
