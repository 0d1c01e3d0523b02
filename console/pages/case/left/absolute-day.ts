import type { Locale } from '#console/words/words.ts';

/** `12 Dec 2026`, where the shop is: a day as a customer is told it. */
export const absoluteDay = (at: number, { locale, zone }: { locale: Locale; zone: string | undefined }): string =>
  new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', timeZone: zone }).format(at);
