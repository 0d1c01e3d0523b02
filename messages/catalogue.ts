import en from './en.json' with { type: 'json' };
import zhCN from './zh-CN.json' with { type: 'json' };

interface Worded {
  readonly subject: string;
  readonly text: string | readonly string[];
}

/**
 * All words of one language, in ICU MessageFormat. A text is a list of paragraphs; one that comes out empty is left
 * away. What may be unknown is asked for by `select` with a `none` case.
 */
export interface Catalogue {
  readonly frames: Readonly<Record<'customer' | 'staff', Worded>>;
  readonly questions: Readonly<Record<string, string>>;
  /** What each kind of grant is called where it is offered. */
  readonly grants: Readonly<Record<string, string>>;
  readonly templates: Readonly<Record<string, Worded>>;
}

/** The languages there are; assigning one to the other makes a missing template a compile error. */
export const CATALOGUES = { en, 'zh-CN': zhCN satisfies typeof en } as const satisfies Record<string, Catalogue>;

/** What a reader gets whose language is not there. */
export const FALLBACK_LOCALE = 'en';

export const catalogueOf = (locale: string): Catalogue | undefined =>
  Object.hasOwn(CATALOGUES, locale) ? CATALOGUES[locale as keyof typeof CATALOGUES] : undefined;
