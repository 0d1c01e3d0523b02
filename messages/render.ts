import { catalogueOf, FALLBACK_LOCALE, type Catalogue } from './catalogue.ts';
import { offerWords } from './offer-words.ts';
import { CannotBeSaid, formatMessage, type Params, type Reader } from './format.ts';
import { paramsOf } from './known-params.ts';
import { sayShopWords, type ShopWords } from './liquid.ts';

export interface NoticeToRender extends Reader {
  readonly template: string;
  readonly params: Params;
  /** Null for what is said of a shop as a whole (D8). */
  readonly caseNo: string | null;
  readonly shop?: string;
  /** The shop's own words for it, if it has any. */
  readonly own?: ShopWords | undefined;
  /** The customer's own page of the case, when the message may carry its link. */
  readonly link?: string;
}

export interface Rendered {
  readonly subject: string;
  readonly text: string;
}

export type Warn = (fields: Readonly<Record<string, unknown>>, message: string) => void;

const toStandardError: Warn = (fields, message) => console.warn(message, fields);

/** What is said when the right words cannot be: never silence, never a garbled sentence (D7). */
const NEWS = 'news';

/**
 * The words of a notice. An unknown language is answered in English, an unknown template or a missing value by a plain
 * word that there is news; both are warned of. Never throws: a message must not stop for its words.
 */
export function renderNotice(notice: NoticeToRender, warn: Warn = toStandardError): Rendered {
  const { template, locale, caseNo } = notice;
  const catalogue = catalogueOf(locale);
  if (catalogue === undefined) {
    warn({ template, locale, caseNo }, 'there is no message catalogue in this language, English is used');
    return renderNotice({ ...notice, locale: FALLBACK_LOCALE }, warn);
  }
  try {
    return notice.own === undefined ? framed(catalogue, notice) : ownWords(catalogue, notice, notice.own);
  } catch (error) {
    if (notice.own !== undefined && error instanceof CannotBeSaid) {
      warn({ template, locale, caseNo, reason: error.message }, "a shop's own words cannot be said, ours are used");
      return renderNotice({ ...notice, own: undefined }, warn);
    }
    if (template === NEWS || !(error instanceof CannotBeSaid)) throw error;
    warn(
      { template, locale, caseNo, reason: error.message },
      'a message cannot be worded, the reader is only told that there is news',
    );
    return renderNotice({ ...notice, template: NEWS, params: {} }, warn);
  }
}

/**
 * The words of a notice without greeting and number, for a page that has both; undefined where they cannot be said: a
 * page tells less rather than something garbled.
 */
export function plainNotice(notice: NoticeToRender): Rendered | undefined {
  const catalogue = catalogueOf(notice.locale);
  try {
    return catalogue && worded(catalogue, notice);
  } catch (error) {
    if (error instanceof CannotBeSaid) return undefined;
    throw error;
  }
}

/** Who is spoken to, and of what, decides what stands around the words. */
const frameOf = ({ template, caseNo }: NoticeToRender): keyof Catalogue['frames'] =>
  caseNo === null ? 'shop' : template.startsWith('task_') ? 'staff' : 'customer';

function framed(catalogue: Catalogue, notice: NoticeToRender): Rendered {
  const { caseNo, shop = '', link = null } = notice;
  const { subject, text } = worded(catalogue, notice);
  const frame = catalogue.frames[frameOf(notice)];
  const say = (message: string | readonly string[]): string =>
    formatMessage([message].flat().join('\n\n'), { subject, text, caseNo, shop, link }, notice);
  return { subject: say(frame.subject), text: say(frame.text) };
}

/** A shop's own words are the whole text; the number of the case stays in the subject, where replies are known by it. */
function ownWords(catalogue: Catalogue, notice: NoticeToRender, own: ShopWords): Rendered {
  const { caseNo, shop = '', link = null } = notice;
  const absent = Object.fromEntries([...(paramsOf(notice.template)?.keys() ?? [])].map((name) => [name, null]));
  const values = { ...absent, ...valuesOf(catalogue, notice), caseNo, shop, link };
  const { subject, text } = sayShopWords(own, values, notice);
  const frame = catalogue.frames[frameOf(notice)].subject;
  return { subject: formatMessage(frame, { subject, caseNo, shop }, notice), text };
}

const valuesOf = (catalogue: Catalogue, notice: NoticeToRender): Params =>
  offerWords(catalogue, listed(notice.params, catalogue.questions), notice);

function worded(catalogue: Catalogue, notice: NoticeToRender): Rendered {
  const { template, caseNo } = notice;
  const templates = caseNo === null ? catalogue.ofShop : catalogue.templates;
  const words = Object.hasOwn(templates, template) ? templates[template] : undefined;
  if (words === undefined) throw new CannotBeSaid(`there is no template ${template}`);
  const values = { ...valuesOf(catalogue, notice), caseNo };
  const say = (message: string): string => formatMessage(message, values, notice);
  const paragraphs = [words.text].flat().map(say);
  return { subject: say(words.subject), text: paragraphs.filter((paragraph) => paragraph !== '').join('\n\n') };
}

/** The open questions' names (`items, wish`) as a list of what is asked (A3). */
function listed(params: Params, questions: Catalogue['questions']): Params {
  const { questions: names } = params;
  if (typeof names !== 'string') return params;
  return {
    ...params,
    questions: names
      .split(', ')
      .map((name) => `– ${questions[name] ?? name}`)
      .join('\n'),
  };
}
