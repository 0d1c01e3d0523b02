import { IntlMessageFormat } from 'intl-messageformat';
import { useCallback } from 'react';
import { useLocale } from './use-locale.ts';
import type { Complete, Locale, Values, Words } from './words.ts';

export { useLocale } from './use-locale.ts';
export type { Words } from './words.ts';

const compiled = new Map<string, IntlMessageFormat>();

/** An ICU message in a language; compiled once. */
export function say(locale: Locale, text: string, values?: Values): string {
  if (!text.includes('{')) return text;
  const key = `${locale}\n${text}`;
  const message = compiled.get(key) ?? new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
  compiled.set(key, message);
  return String(message.format(values));
}

export type Say<W extends Words> = (key: keyof W['en'] & string, values?: Values) => string;

/** The words of a page in the person's language: `t('count', { n })`. */
export function useWords<const W extends Words>(words: Complete<W>): Say<W> {
  const locale = useLocale();
  return useCallback((key, values) => say(locale, words[locale][key] ?? key, values), [locale, words]);
}
