import type { CaseState } from '#domain/case/state.ts';
import type { Bilingual } from '#domain/policy/decision.ts';
import type { Money } from '#domain/money.ts';
import type { OfferState } from '#domain/offer.ts';
import { negotiationNotes } from '#domain/negotiation/notes.ts';
import { remedyOf } from '#domain/remedies/index.ts';
import { inLanguage } from '#domain/words/in-language.ts';
import { CATALOGUES } from '#messages/catalogue.ts';
import type { Params } from '#messages/format.ts';
import { offerWords } from '#messages/offer-words.ts';
import { html, type Html } from '#api/customer-page/html.ts';
import type { CasePicture } from '#api/customer-page/picture.ts';
import type { Say } from '#api/customer-page/say.ts';
import { GRANT_WORDS } from '#api/customer-page/words/money-words.ts';
import { OTHER_WISHES, WISH_WORDS } from '#api/customer-page/words/request-words.ts';
import { button, formOf, longText, selectField } from './fields.ts';

const WORDS = {
  steps: { zh: '流程', en: 'How it goes' },
  duties: { zh: '需要您做的', en: 'What we ask of you' },
  terms: { zh: '条件', en: 'Terms' },
  youGet: { zh: '退给您', en: 'You get back' },
  youPay: { zh: '需要您先付', en: 'You pay first' },
  hold: { zh: '在您的卡上预留', en: 'Held on your card' },
  refundIn: { zh: '到账时间', en: 'When' },
  days: {
    zh: '{takesBack, select, yes {验收通过后} other {您同意后}}{days, plural, =0 {即时} other { # 个工作日内}}',
    en: '{days, plural, =0 {at once} one {within one working day} other {within # working days}} {takesBack, select, yes {of the goods passing our inspection} other {of your yes}}',
  },
  freight: { zh: '寄回运费', en: 'Postage' },
  customer: { zh: '由您承担', en: 'paid by you' },
  merchant: { zh: '由我们承担', en: 'paid by us' },
  extra: { zh: '另外给您', en: 'And with it' },
  repair: { zh: '维修时间', en: 'Repair' },
  repairDays: {
    zh: '大约 {days} 天{free, select, yes {，保修范围内免费} other {}}',
    en: '{days, plural, one {about a day} other {about # days}}{free, select, yes {, free under warranty} other {}}',
  },
  wayBack: { zh: '不修时的寄回费用', en: 'Way back if you decline the price' },
  accept: { zh: '接受这个方案', en: 'Accept this proposal' },
  confirm: {
    zh: '我已看过以上条件，同意按此办理（这个方案需要您付费或耗时较长，所以请您确认）',
    en: 'I have read the terms and agree to them. (We ask, since it costs you something or takes a while.)',
  },
  other: { zh: '不合适？说说您的想法', en: 'Does it not suit you? Tell us what would' },
  wish: { zh: '您希望怎么处理？', en: 'What would you like instead?' },
  reason: { zh: '您的想法', en: 'In your own words' },
  decline: { zh: '不接受，并告诉你们我的想法', en: 'Decline, with my wish' },
  version: { zh: '第 {n} 号方案', en: 'Proposal {n}' },
} as const satisfies Record<string, Bilingual>;

/** The offer as a letter with its terms, as it was told when it was made (C3). */
export function offerLetter(state: CaseState, offer: OfferState, say: Say): Html {
  const { steps, duties, takesBack } = remedyOf(offer.remedy);
  const words = offerWords(CATALOGUES[say.locale], toldOf(state, offer), say);
  const said = (one: Bilingual): string => say(one, words);
  return html`<div class="letter"><p>${String(words['proposal'] ?? '')}</p></div>
    ${listOf(say(WORDS.steps), steps.map(said), true)} ${listOf(say(WORDS.duties), duties.map(said), false)}
    ${listOf(
      say(WORDS.steps),
      (offer.terms?.guidance?.steps ?? []).map((step) => inLanguage(step, say.locale)),
      true,
    )}
    <h3>${say(WORDS.terms)}</h3>
    <dl>
      ${termsOf(offer, takesBack, say).map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>`;
}

/** The values of the message that told the offer, so that page and message never differ. */
function toldOf(state: CaseState, offer: OfferState): Params {
  const { status: _status, madeAt, ...summary } = offer;
  const made = {
    seq: state.seq,
    type: 'offerMade',
    at: madeAt,
    by: { type: 'system' },
    data: { offer: summary },
  } as const;
  return negotiationNotes.offerMade?.(made, state, () => null)[0]?.params ?? {};
}

const listOf = (title: string, items: readonly string[], isOrdered: boolean): Html | null => {
  if (items.length === 0) return null;
  const rows = items.map((item) => html`<li>${item}</li>`);
  return html`<h3>${title}</h3>
    ${
      isOrdered
        ? html`<ol>
            ${rows}
          </ol>`
        : html`<ul>
            ${rows}
          </ul>`
    }`;
};

const sumOf = (money: Money | undefined, say: Say): string | null =>
  money !== undefined && money.amount > 0 ? say.money(money) : null;

type Term = readonly [Bilingual, string | null];

function termsOf(offer: OfferState, takesBack: boolean, say: Say): (readonly [string, string])[] {
  const { money, charge, freight, refundDays, terms } = offer;
  const rows: readonly Term[] = [
    [WORDS.youGet, sumOf(money, say)],
    [WORDS.refundIn, money.amount > 0 ? say(WORDS.days, { days: refundDays, takesBack }) : null],
    [WORDS.youPay, sumOf(charge, say)],
    [WORDS.freight, takesBack ? say(WORDS[freight]) : null],
    ...furtherTerms(terms ?? {}, say),
  ];
  return rows.flatMap(([name, value]) => (value === null ? [] : [[say(name), value] as const]));
}

function furtherTerms({ repair, hold, grants = [] }: NonNullable<OfferState['terms']>, say: Say): readonly Term[] {
  const gifts = grants.map((one) => say(GRANT_WORDS[one.kind], { worth: say.money(one.worth) }));
  return [
    [WORDS.hold, sumOf(hold?.money, say)],
    [WORDS.repair, repair ? say(WORDS.repairDays, { days: repair.days, free: repair.free === true }) : null],
    [WORDS.wayBack, sumOf(repair?.backFreight, say)],
    [WORDS.extra, gifts.length > 0 ? gifts.join(' · ') : null],
  ];
}

/** Accept by version, with a confirmation where one is needed; or decline with a wish (C4, C5, R44). */
export function offerTurn({ state, say, base, newKey, typed }: CasePicture): Html | null {
  const { offer } = state;
  if (!offer) return null;
  const version = html`<input type="hidden" name="version" value="${offer.version}" />`;
  const asked = html`<label class="choice"
    ><input type="checkbox" name="confirmed" value="yes" required /><span>${say(WORDS.confirm)}</span></label
  >`;
  return html`<p class="soft">${say(WORDS.version, { n: offer.version })}</p>
${offerLetter(state, offer, say)}
${formOf({ action: `${base}/accept`, key: newKey() }, version, offer.confirm === true ? asked : null, button(say(WORDS.accept)))}
<details${typed['reason'] === undefined ? null : html` open`}><summary>${say(WORDS.other)}</summary>
${formOf(
  { action: `${base}/decline`, key: newKey() },
  version,
  selectField({
    name: 'wish',
    legend: say(WORDS.wish),
    options: OTHER_WISHES.map((wish) => ({ value: wish, label: say(WISH_WORDS[wish]) })),
    chosen: typed['wish'],
  }),
  longText({ name: 'reason', label: say(WORDS.reason), maxlength: 2000, value: typed['reason'] }),
  button(say(WORDS.decline), { quiet: true }),
)}</details>`;
}
