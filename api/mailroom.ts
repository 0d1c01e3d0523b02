import { htmlOf } from '#messages/html.ts';
import type { Locale } from '#domain/intake/request.ts';
import { composeWords, inReadersLanguage } from '#messages/compose-words.ts';
import { previewNotice } from '#messages/preview.ts';
import type { ShopWordsBook } from '#messages/shop-words.ts';
import { findCase } from '#store/cases.ts';
import type { Database } from '#store/db.ts';
import { cancelMessage, findMessage, listMessages, resendMessage } from '#store/messages.ts';
import { findWords } from '#store/texts.ts';
import { ownCursor } from './case-reads.ts';
import { WordsRefused, type MessagesPort } from './messages-port.ts';

export interface MailroomDeps {
  readonly database: Database;
  readonly shopWords: ShopWordsBook;
  /** In which zone a shop's people read dates, by the policy of the case where there is one. */
  readonly zoneOf: (shop: string, policyId: string | undefined) => string;
  /** What a shop's own people read. */
  readonly localeOf: (shop: string) => Locale | undefined;
  readonly now: () => number;
  /** Where customers' own pages begin, when the installation says so. */
  readonly pages?: string | undefined;
}

/** The outbox on the store. */
export function createMailroom({ database, shopWords, zoneOf, localeOf, now, pages }: MailroomDeps): MessagesPort {
  const { queries } = database;
  return {
    list: ({ shops, ...filter }, page) =>
      ownCursor(listMessages(queries, { ...filter, ...(shops === 'all' ? {} : { shops }) }, page)),
    find: (id) => findMessage(queries, id),
    async words(row) {
      const found = row.caseNo === null ? undefined : await findCase(queries, row.caseNo);
      const zone = zoneOf(row.shop, found?.state.policy.id);
      const wordsBy = (caseNo: string, source: string) => findWords(queries, caseNo, source);
      return composeWords(inReadersLanguage(row, localeOf(row.shop)), { zone, shopWords, wordsBy, pages });
    },
    resend: (id, by) => resendMessage(database, id, { by, at: now() }),
    cancel: (id, by) => cancelMessage(queries, id, { by, at: now() }),
    preview(wish) {
      try {
        const said = previewNotice({ ...wish, zone: zoneOf(wish.shop, undefined) }, shopWords);
        return { ...said, html: htmlOf({ locale: wish.locale, text: said.text }) };
      } catch (error) {
        throw new WordsRefused(error instanceof Error ? error.message : String(error), { cause: error });
      }
    },
  };
}
