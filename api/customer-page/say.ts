import type { Locale } from '#domain/intake/request.ts';
import { formatMoney, type Money } from '#domain/money.ts';
import type { Bilingual } from '#domain/policy/decision.ts';
import { inLanguage } from '#domain/words/in-language.ts';
import { formatMessage, localDay, localMoney, type Params } from '#messages/format.ts';

/** Says things to one reader: in their language, with dates where the shop is. */
export interface Say {
  (words: Bilingual, params?: Params): string;
  readonly locale: Locale;
  readonly zone: string;
  money(money: Money): string;
  /** The last day that still counts of a deadline. */
  day(at: number): string;
  moment(at: number): string;
}

export function createSay(locale: Locale, zone: string): Say {
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  const say = (words: Bilingual, params: Params = {}): string =>
    formatMessage(inLanguage(words, locale), params, { locale, zone });
  return Object.assign(say, {
    locale,
    zone,
    money: (money: Money) => localMoney(formatMoney(money), locale),
    day: (at: number) => localDay(at, { locale, zone }),
    moment: (at: number) => moment.format(at),
  });
}

/** What the languages are called by those who speak them. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = {
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  en: 'English',
};
