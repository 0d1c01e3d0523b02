/** ISO 4217 currencies we can settle, with the number of decimals their minor unit has (R24). */
export const EXPONENTS = { CNY: 2, USD: 2, EUR: 2, GBP: 2, HKD: 2, TWD: 2, JPY: 0, KRW: 0, KWD: 3 } as const;
export type Currency = keyof typeof EXPONENTS;

/** An amount of integer minor units in its currency; never a float (R24). */
export interface Money {
  readonly amount: number;
  readonly currency: Currency;
}

export const isCurrency = (text: string): text is Currency => Object.hasOwn(EXPONENTS, text);

/** Refuses fractions and numbers beyond exact integers: a broken amount is a bug, never rounded away. */
export function money(amount: number, currency: Currency): Money {
  if (!Number.isSafeInteger(amount))
    throw new RangeError(`amount ${amount} ${currency} is not an exact integer of minor units`);
  return { amount, currency };
}

export const zero = (currency: Currency): Money => money(0, currency);

/** The currency both amounts share; mixing currencies is a bug. */
function common(a: Money, b: Money): Currency {
  if (a.currency !== b.currency) throw new TypeError(`${a.currency} and ${b.currency} cannot be combined`);
  return a.currency;
}

export const add = (a: Money, b: Money): Money => money(a.amount + b.amount, common(a, b));
export const subtract = (a: Money, b: Money): Money => money(a.amount - b.amount, common(a, b));
export const sum = (amounts: readonly Money[], currency: Currency): Money => amounts.reduce(add, zero(currency));

/** `86.02 USD`: for journals, summaries and plain texts; people's pages format by locale. */
export function formatMoney({ amount, currency }: Money): string {
  const exponent = EXPONENTS[currency];
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const whole = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
  return `${amount < 0 ? '-' : ''}${whole} ${currency}`;
}

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * Reads `86.02`, as providers and shops write amounts, into minor units; undefined for what is no such amount or has
 * more decimals than the currency: nothing is rounded on the way in (R24).
 */
export function parseMoney(text: string, currency: Currency): Money | undefined {
  const [, sign, whole = '', decimals = ''] = PLAIN.exec(text) ?? [];
  const exponent = EXPONENTS[currency];
  if (sign === undefined || decimals.length > exponent) return undefined;
  const digits = Number(whole + decimals.padEnd(exponent, '0'));
  if (!Number.isSafeInteger(digits)) return undefined;
  return money(sign === '-' && digits > 0 ? -digits : digits, currency);
}
