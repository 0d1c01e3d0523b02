import type { Params } from '#messages/format.ts';
import { plainNotice } from '#messages/render.ts';
import type { Database } from '#store/db.ts';
import { messagesOf, type OutboxRow } from '#store/outbox.ts';
import { findPerson } from '#store/people.ts';
import { findWords, textsOf } from '#store/texts.ts';
import type { News } from './picture.ts';
import type { CustomerReads } from './ports.ts';

/** No page tells more of the past; the whole story is in the messages themselves. */
const MOST = 24;
/** Of so many the words are told as well: a page stays small. */
const WORDED = 4;

const ASKED = 'asked_in_between';
/** What counts as an answer to somebody who wrote. */
const ANSWERS: ReadonlySet<string> = new Set(['reply', 'offer_made', ASKED]);

/** What a customer's page needs of the store. */
export function createCustomerReads({ queries }: Pick<Database, 'queries'>): CustomerReads {
  return {
    contact: (caseNo) => findPerson(queries, caseNo),
    async news({ caseNo, shop, state }, reader) {
      const rows = (await messagesOf(queries, caseNo)).filter(({ toRole }) => toRole === 'customer').toReversed();
      const said = async (row: OutboxRow): Promise<News | undefined> => {
        const params = await withWords(row, (source) => findWords(queries, caseNo, source));
        const words = plainNotice({ template: row.template, params, caseNo, shop, ...reader });
        return words && { at: row.at, subject: words.subject, text: words.text };
      };
      const told = await Promise.all(rows.slice(0, MOST).map(said));
      const news = told.filter((one) => one !== undefined);
      const question = state.awaited && rows.find(({ template }) => template === ASKED);
      return {
        news: news.map((one, index) => (index < WORDED ? one : { at: one.at, subject: one.subject })),
        asked: question && (await said(question)),
        unanswered: await lastWritten(rows),
      };
      async function lastWritten(newest: readonly OutboxRow[]): Promise<News | undefined> {
        const answeredAt = newest.find(({ template }) => ANSWERS.has(template))?.at ?? 0;
        const mine = (await textsOf(queries, caseNo)).filter(
          ({ kind, by }) => kind === 'answer' && by.type === 'customer',
        );
        const last = mine.at(-1);
        return last?.text && last.at > answeredAt ? { at: last.at, subject: '', text: last.text } : undefined;
      }
    },
  };
}

/** The record only names what a colleague wrote: the words themselves are put in now (R50). */
async function withWords(
  { params }: Pick<OutboxRow, 'params'>,
  find: (source: string) => Promise<string | undefined>,
): Promise<Params> {
  const { words: source } = params;
  return typeof source === 'string' ? { ...params, words: (await find(source)) ?? null } : params;
}
