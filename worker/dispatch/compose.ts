import type { Message } from '#adapters/messages/port.ts';
import { composeWords, localeOf } from '#messages/compose-words.ts';
import { htmlOf } from '#messages/html.ts';
import type { Warn } from '#messages/render.ts';
import type { ShopWordsBook } from '#messages/shop-words.ts';
import type { Queries } from '#store/db.ts';
import type { OutboxRow } from '#store/outbox.ts';
import { findWords } from '#store/texts.ts';
import type { Address } from './reader.ts';

export interface ComposeDeps {
  readonly queries: Queries;
  readonly shopWords: ShopWordsBook;
  readonly warn: Warn;
  /** Where customers' own pages begin. */
  readonly pages?: string | undefined;
}

/** A row as a message to one address, in its reader's language and the shop's zone. */
export async function compose(
  { queries, shopWords, warn, pages }: ComposeDeps,
  row: OutboxRow,
  { address, zone }: { readonly address: Address; readonly zone: string },
): Promise<Message> {
  const { id, shop, template, toRole, caseNo } = row;
  const wordsBy = (of: string, source: string): Promise<string | undefined> => findWords(queries, of, source);
  const locale = localeOf(row);
  const words = await composeWords(row, { zone, shopWords, wordsBy, warn, pages });
  return {
    channel: address.channel,
    to: address.to,
    ...words,
    ...(address.channel === 'email' ? { html: htmlOf({ locale, text: words.text }) } : {}),
    locale,
    ...(caseNo === null ? {} : { caseNo }),
    about: { id, shop, template, toRole },
  };
}
