import { LOCALES, type Locale } from '#domain/intake/request.ts';
import type { Params } from './format.ts';
import { renderNotice, type Rendered, type Warn } from './render.ts';
import type { ShopWordsBook } from './shop-words.ts';

/** A message as the outbox keeps it. */
export interface KeptMessage {
  readonly shop: string;
  readonly template: string;
  readonly params: Params;
  readonly locale: string;
  readonly caseNo: string | null;
  readonly toRole?: string;
}

export interface Wording {
  readonly zone: string;
  readonly shopWords: ShopWordsBook;
  /** Words of people by the name they are kept under; none where they were erased. */
  readonly wordsBy: (caseNo: string, source: string) => Promise<string | undefined>;
  readonly warn?: Warn;
  /** Where customers' own pages begin; without it no message leads there. */
  readonly pages?: string | undefined;
}

/** A customer reads their own language, the people of a shop that of their shop, whoever the case is about. */
export const inReadersLanguage = <M extends KeptMessage & { readonly toRole: string }>(
  message: M,
  shopLocale: Locale | undefined,
): M =>
  message.toRole === 'customer' || message.toRole === 'public' || shopLocale === undefined
    ? message
    : { ...message, locale: shopLocale };

/** The language a kept message is said in. */
export const localeOf = ({ locale }: Pick<KeptMessage, 'locale'>): Locale =>
  LOCALES.find((one) => one === locale) ?? 'en';

/**
 * The words of a kept message. The record only names what somebody wrote: the words themselves are put in now, and are
 * left away where they were erased (R50).
 */
export async function composeWords(
  message: KeptMessage,
  { zone, shopWords, wordsBy, warn, pages }: Wording,
): Promise<Rendered> {
  const { shop, template, params, caseNo, toRole } = message;
  const locale = localeOf(message);
  const { words: source } = params;
  const written =
    typeof source === 'string' && caseNo !== null ? { words: (await wordsBy(caseNo, source)) ?? null } : {};
  // no link of the case itself: who has a forwarded message still has to show order and contact
  const link = pages !== undefined && toRole === 'customer' ? { link: `${pages}/ask/${encodeURIComponent(shop)}` } : {};
  const own = shopWords(shop, template, locale);
  return renderNotice({ template, params: { ...params, ...written }, locale, caseNo, shop, zone, own, ...link }, warn);
}
