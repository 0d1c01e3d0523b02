import { FOREIGN_CHOICES } from '#domain/parts/foreign/foreign.ts';
import { money } from '#domain/money.ts';
import { inLanguage } from '#domain/words/in-language.ts';
import { html, lines, type Html } from '#api/customer-page/html.ts';
import type { CasePicture } from '#api/customer-page/picture.ts';
import { chargeToPay, deductionToContest, quoteToAnswer, type Turn } from '#api/customer-page/turns.ts';
import { FOREIGN_WORDS } from '#api/customer-page/words/goods-words.ts';
import { button, choices, fileField, formOf, longText } from './fields.ts';
import { offerTurn } from './offer.ts';
import { payoutTurn } from './payout.ts';
import { questionsTurn } from './questions.ts';
import { refusalWords } from './refusal.ts';
import { shipTurn } from './ship.ts';
import { TURN_WORDS as WORDS } from './turn-words.ts';

/** What each turn shows and which forms it has; a turn without a view is a compile error. */
export const TURN_VIEWS: Readonly<Record<Turn, (picture: CasePicture) => Html | null>> = {
  reply: ({ say, base, newKey, typed, asked }) =>
    html`${asked?.text === undefined ? null : html`<div class="letter"><p>${lines(asked.text)}</p></div>`}
    ${formOf(
      { action: `${base}/write`, key: newKey(), files: true },
      longText({ name: 'text', label: say(WORDS.answer), required: true, value: typed['text'] }),
      fileField(say),
      button(say(WORDS.send)),
    )}`,

  questions: questionsTurn,
  offer: offerTurn,

  guidance: ({ state: { guidance }, say, base, newKey }) =>
    html`<ol>
        ${(guidance?.steps ?? []).map((step) => html`<li>${inLanguage(step, say.locale)}</li>`)}
      </ol>
      ${solvedForm({ action: `${base}/guidance`, key: newKey() }, say)}`,

  pay: ({ state, say }) => {
    const charge = chargeToPay(state);
    if (charge?.payUrl === undefined || !/^https?:/.test(charge.payUrl)) return null;
    return html`<p>
        <a class="button" rel="noopener noreferrer" href="${charge.payUrl}"
          >${say(WORDS.payNow, { money: say.money(charge.money) })}</a
        >
      </p>
      <p class="hint">${say(WORDS.payHint)}</p>`;
  },

  quote: ({ state, say, base, newKey }) => {
    const quote = quoteToAnswer(state);
    if (!quote) return null;
    const version = html`<input type="hidden" name="version" value="${quote.version}" />`;
    const price = say.money(quote.money);
    return html`<p>${say(WORDS.quoteSays, { money: price, days: quote.days })}</p>
      <p class="soft">${say(WORDS.quoteReason, { reason: quote.reason })}</p>
      ${formOf(
        { action: `${base}/quote-yes`, key: newKey() },
        version,
        html`<label class="choice"
          ><input type="checkbox" name="confirmed" value="yes" required /><span
            >${say(WORDS.approveConfirm, { money: price })}</span
          ></label
        >`,
        button(say(WORDS.approve)),
      )}
      ${formOf({ action: `${base}/quote-no`, key: newKey() }, version, button(say(WORDS.notRepair), { quiet: true }))}`;
  },

  payout: payoutTurn,
  ship: shipTurn,

  foreign: ({ state: { foreign }, say, base, newKey }) =>
    html`<p>${say(WORDS.foreignSays)}</p>
      <ul>
        ${(foreign?.units ?? []).map(({ sku, quantity }) => html`<li>${sku} × ${quantity}</li>`)}
      </ul>
      ${formOf(
        { action: `${base}/foreign`, key: newKey() },
        choices({
          name: 'choice',
          legend: say(WORDS.choose),
          options: FOREIGN_CHOICES.map((value) => ({ value, label: say(FOREIGN_WORDS[value]) })),
          required: true,
        }),
        button(say(WORDS.send)),
      )}`,

  refusal: ({ state: { refusal }, say, base, newKey, typed }) =>
    refusal
      ? html`<p>${refusalWords(refusal.code, say)}</p>
          ${formOf(
            { action: `${base}/dispute`, key: newKey() },
            longText({ name: 'reason', label: say(WORDS.disputeWhy), required: true, value: typed['reason'] }),
            button(say(WORDS.dispute)),
          )}`
      : null,

  deduction: ({ state, say, base, newKey, typed }) => {
    const found = deductionToContest(state);
    if (!found) return null;
    const { currency } = state.offer?.money ?? { currency: 'CNY' as const };
    const said = { money: say.money(money(found.amount, currency)), reason: found.reason ?? null };
    return html`<p>${say(WORDS.deductionSays, said)} ${say(WORDS.deductionFiles, { n: found.evidence.length })}</p>
      ${formOf(
        { action: `${base}/contest`, key: newKey() },
        html`<input type="hidden" name="deduction" value="${found.n}" />`,
        longText({ name: 'reason', label: say(WORDS.disputeWhy), value: typed['reason'] }),
        button(say(WORDS.contest)),
      )}`;
  },

  revisit: ({ say, base, newKey, typed }) =>
    html`<p>${say(WORDS.revisitSays)}</p>
      ${formOf(
        { action: `${base}/rate`, key: newKey() },
        choices({
          name: 'solved',
          legend: say(WORDS.solvedAll),
          options: [
            { value: 'yes', label: say(WORDS.yes) },
            { value: 'no', label: say(WORDS.no) },
          ],
          required: true,
        }),
        choices({
          name: 'score',
          legend: say(WORDS.score),
          options: ['5', '4', '3', '2', '1'].map((value) => ({ value, label: say(WORDS.scores, { n: value }) })),
        }),
        longText({ name: 'suggestion', label: say(WORDS.suggestion), value: typed['suggestion'] }),
        button(say(WORDS.send)),
      )}`,
};

const solvedForm = (parts: { action: string; key: string }, say: CasePicture['say']): Html =>
  formOf(
    parts,
    longText({ name: 'reason', label: say(WORDS.why) }),
    button(say(WORDS.yes), { name: 'solved', value: 'yes' }),
    button(say(WORDS.no), { name: 'solved', value: 'no', quiet: true }),
  );
