import { EXPONENTS, isCurrency } from '#domain/money.ts';
import type { Locale } from '#console/words/words.ts';

export interface Amount {
  readonly amount: number;
  readonly currency: string;
}

/** `US$86.02`, `¥86.02`: an amount of minor units in the person's language. */
export function moneyText({ amount, currency }: Amount, locale: Locale): string {
  const exponent = isCurrency(currency) ? EXPONENTS[currency] : 2;
  const sign = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
  return sign.format(amount / 10 ** exponent);
}
