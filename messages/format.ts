import { IntlMessageFormat } from 'intl-messageformat';

/** Values as the journal's notices carry them. */
export type Params = Readonly<Record<string, string | number | boolean | null>>;

export interface Reader {
  readonly locale: string;
  /** IANA zone in which dates are told. */
  readonly zone: string;
}

/** A message needs a value that was not given, or one of another kind. */
export class CannotBeSaid extends Error {
  override readonly name = 'CannotBeSaid';
}

const parsed = new Map<string, IntlMessageFormat>();

/** One ICU message in the reader's language and zone; throws `CannotBeSaid`. */
export function formatMessage(message: string, params: Params, { locale, zone }: Reader): string {
  try {
    const said: unknown = messageOf(message, locale, zone).format(spoken(message, params, locale));
    return String(said).trim();
  } catch (error) {
    throw new CannotBeSaid(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** Parsing a message costs a hundred times what saying it does. */
function messageOf(message: string, locale: string, zone: string): IntlMessageFormat {
  const key = `${locale} ${zone} ${message}`;
  const known = parsed.get(key);
  if (known !== undefined) return known;
  const formats = {
    date: {
      day: { dateStyle: 'long', timeZone: zone },
      moment: { dateStyle: 'long', timeStyle: 'short', timeZone: zone },
    },
  } as const;
  const made = new IntlMessageFormat(message, locale, formats, { ignoreTag: true });
  parsed.set(key, made);
  return made;
}

/** `none` for what is not known or was not given where the message provides for that; yes and no for booleans. */
function spoken(message: string, params: Params, locale: string): Record<string, string | number> {
  const optional = [...message.matchAll(/\{(\w+), select, none /g)].map(([, name]): [string, string] => [
    name ?? '',
    'none',
  ]);
  const given = Object.entries(params).map(([name, value]): [string, string | number] => [
    name,
    isEndOfDays(name, value) ? value - 1 : spokenValue(value, locale),
  ]);
  return Object.fromEntries([...optional, ...given]);
}

/** A deadline at midnight is the end of the day before: people are told the last day that still counts. */
const isEndOfDays = (name: string, value: unknown): value is number => name.endsWith('At') && typeof value === 'number';

function spokenValue(value: string | number | boolean | null, locale: string): string | number {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? localMoney(value, locale) : value;
}

/** A day as the reader's messages tell it; of a deadline at midnight the last day that still counts. */
export const localDay = (at: number, { locale, zone }: Reader): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: zone }).format(at - 1);

/** The journal's plain form of money (`86.02 USD`) as the reader writes it; any other text stays as it is. */
export function localMoney(text: string, locale: string): string {
  const [, amount, currency] = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(text) ?? [];
  if (amount === undefined || currency === undefined) return text;
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(Number(amount));
}
