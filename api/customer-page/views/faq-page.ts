import { inLanguage } from '#domain/words/in-language.ts';
import type { Bilingual } from '#domain/policy/decision.ts';
import type { KnownArticle } from '#api/intake-ports.ts';
import { html, type Html } from '#api/customer-page/html.ts';
import type { Say } from '#api/customer-page/say.ts';
import type { ShopTerms } from '#api/customer-page/shop-terms.ts';

const WORDS = {
  title: { zh: '常见问题', en: 'Questions and answers' },
  search: { zh: '您想找什么？', en: 'What are you looking for?' },
  find: { zh: '查找', en: 'Search' },
  none: { zh: '没有找到。可以换个词，或直接找我们。', en: 'Nothing found. Try another word, or simply ask us.' },
  promises: { zh: '我们的售后规则', en: 'What you can rely on' },
  window: {
    zh: '没有理由也可以退货：{anchor, select, signed {签收} lastParcel {收到最后一个包裹} fulfilledPlusBuffer {发货} other {收到}}后 {days} 天内。',
    en: 'You may return goods without a reason for {days, plural, one {one day} other {# days}} {anchor, select, signed {from signing for them} lastParcel {from the last parcel of the order} fulfilledPlusBuffer {from their dispatch} other {from their delivery}}.',
  },
  excluded: {
    zh: '有些商品例外，例如定制、生鲜、已拆封的影音制品；有质量问题时不受此限。',
    en: 'Some goods are excepted, such as those made to order or fresh ones; never when they are defective.',
  },
  changedMind: {
    zh: '没有质量问题的退货，寄回的运费{payer, select, customer {由您承担} other {由我们承担}}。',
    en: 'When nothing is wrong with the goods, {payer, select, customer {you pay} other {we pay}} the postage of the return.',
  },
  defective: {
    zh: '有质量问题的退货，寄回的运费{payer, select, customer {由您承担} other {由我们承担}}。',
    en: 'When the goods are defective, {payer, select, customer {you pay} other {we pay}} the postage of the return.',
  },
  refund: {
    zh: '{hold, select, untilGoods {商品验收通过} other {收到商品或寄件凭证}}后，{days, plural, =0 {立即} other {# 个工作日内}}退款到原付款方式。',
    en: 'Your money goes back the way you paid, {days, plural, =0 {at once} one {within one working day} other {within # working days}} of {hold, select, untilGoods {the goods passing our inspection} other {getting the goods or your proof of posting}}.',
  },
  fee: {
    zh: '每次退货收取 {fee}；商品有问题时不收。',
    en: 'A return costs {fee}; nothing when the goods are at fault.',
  },
  restocking: {
    zh: '没有质量问题的退货收取 {percent}% 的入库费。',
    en: 'A restocking fee of {percent}% is taken off when nothing is wrong with the goods.',
  },
  start: { zh: '申请售后，或查看我的申请', en: 'Start a request, or look mine up' },
} as const satisfies Record<string, Bilingual>;

export interface Faq {
  readonly shop: string;
  readonly terms: ShopTerms;
  readonly asked: string;
  readonly articles: readonly KnownArticle[];
}

export const faqTitle = (say: Say): string => say(WORDS.title);

/** Answers without anybody: the policy's own figures, then what is known; the way to ask us is never far (J2). */
export const faqPage = ({ shop, terms, asked, articles }: Faq, say: Say): Html =>
  html`<section class="card">
      <h1>${say(WORDS.title)}</h1>
      <form method="get" action="/faq/${shop}" role="search">
        <label>${say(WORDS.search)} <input type="search" name="q" maxlength="200" value="${asked}" /></label
        ><button class="quiet">${say(WORDS.find)}</button>
      </form>
    </section>
    ${asked === '' ? promises(terms, say) : null}
    <section class="card">
      ${articles.length === 0 ? html`<p>${say(WORDS.none)}</p>` : articles.map((article) => articleOf(article, say))}
    </section>
    <p><a class="button" href="/ask/${shop}">${say(WORDS.start)}</a></p>`;

const articleOf = ({ title, steps }: KnownArticle, say: Say): Html =>
  html`<details>
    <summary>${inLanguage(title, say.locale)}</summary>
    <ol>
      ${steps.map((step) => html`<li>${inLanguage(step, say.locale)}</li>`)}
    </ol>
  </details>`;

/** Each sentence from the policy in force; what it does not say is not said here. */
function promises(terms: ShopTerms, say: Say): Html {
  const { windowDays, anchor, freight, refundWorkingDays, refundHold, returnFee, restockingFeePercent, excluded } =
    terms;
  const said = [
    say(WORDS.window, { days: windowDays, anchor }),
    excluded.length > 0 && say(WORDS.excluded),
    freight.changedMind !== null && say(WORDS.changedMind, { payer: freight.changedMind }),
    freight.defective !== null && say(WORDS.defective, { payer: freight.defective }),
    say(WORDS.refund, { days: refundWorkingDays, hold: refundHold }),
    returnFee !== null && say(WORDS.fee, { fee: say.money(returnFee) }),
    restockingFeePercent > 0 && say(WORDS.restocking, { percent: restockingFeePercent }),
  ].filter((sentence) => sentence !== false);
  return html`<section class="card">
    <h2>${say(WORDS.promises)}</h2>
    <ul>
      ${said.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
  </section>`;
}
