import { Rejected } from '#adapters/failure.ts';
import type { ShopPort } from '#adapters/shop/port.ts';
import type { Queries } from '#store/db.ts';
import type { OutboxRow } from '#store/outbox.ts';
import { findWords } from '#store/texts.ts';

/**
 * Posts a word of the shop's under a public opinion (G2), under the row's own key: the shop knows a repetition for what
 * it is, and what it has posted already is not posted again.
 */
export async function postPublicReply(
  { queries, shop }: { readonly queries: Queries; readonly shop: Pick<ShopPort, 'replyToReview'> },
  row: OutboxRow,
  timeline: string,
): Promise<void> {
  const { opinion: reviewId, words } = row.params;
  const text =
    typeof words === 'string' && row.caseNo !== null ? await findWords(queries, row.caseNo, words) : undefined;
  if (typeof reviewId !== 'string' || text === undefined) throw new Rejected('no_words', 'the words were erased');
  await shop.replyToReview(row.dedupeKey, { reviewId, text, locale: row.locale }, { businessTime: row.at, timeline });
}
