import en from './en.json' with { type: 'json' };
import zhCN from './zh-CN.json' with { type: 'json' };
import zhTW from './zh-TW.json' with { type: 'json' };

export interface Worded {
  readonly subject: string;
  readonly text: string | readonly string[];
}

/**
 * All words of one language, in ICU MessageFormat. A text is a list of paragraphs; one that comes out empty is left
 * away. What may be unknown is asked for by `select` with a `none` case.
 */
export interface Catalogue {
  readonly frames: Readonly<Record<'customer' | 'staff' | 'shop', Worded>>;
  readonly questions: Readonly<Record<string, string>>;
  /** What each kind of grant is called where it is offered. */
  readonly grants: Readonly<Record<string, string>>;
  /** What is said of a shop as a whole, not of a case (D8). */
  readonly ofShop: Readonly<Record<string, Worded>>;
  readonly templates: Readonly<Record<string, Worded>>;
}

/** The languages there are; assigning one to the other makes a missing template a compile error. */
export const CATALOGUES = {
  en,
  'zh-CN': zhCN satisfies typeof en,
  'zh-TW': zhTW satisfies typeof en,
} as const satisfies Record<string, Catalogue>;

/** Every notice that there are words for. */
export type TemplateName = keyof typeof en.templates;

/** What a reader gets whose language is not there. */
export const FALLBACK_LOCALE = 'en';

export const catalogueOf = (locale: string): Catalogue | undefined =>
  Object.hasOwn(CATALOGUES, locale) ? CATALOGUES[locale as keyof typeof CATALOGUES] : undefined;
