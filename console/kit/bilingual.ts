import type { Locale } from '#console/words/words.ts';

/** What the API tells in both languages, in the person's. */
export const told = (both: { readonly zh: string; readonly en: string }, locale: Locale): string =>
  locale === 'en' ? both.en : both.zh;
