import type { Locale } from '#console/words/words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `in 2 hours`, `3 days ago`. */
export function relativeText(at: number, now: number, locale: Locale): string {
  const ms = at - now;
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' });
  const size = Math.abs(ms);
  if (size < HOUR) return words.format(Math.trunc(ms / MINUTE), 'minute');
  if (size < 2 * DAY) return words.format(Math.trunc(ms / HOUR), 'hour');
  return words.format(Math.trunc(ms / DAY), 'day');
}

/** `Thu, Dec 10, 23:59`, in the shop's zone; the year where it is not this one, the zone where it is not the reader's. */
export function absoluteText(
  at: number,
  now: number,
  { locale, zone }: { locale: Locale; zone?: string | undefined },
): string {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const year = (ms: number): string => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: zone }).format(ms);
  const text = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
    ...(year(at) === year(now) ? {} : { year: 'numeric' }),
    ...(zone === undefined || zone === own ? {} : { timeZoneName: 'short' }),
  });
  return text.format(at);
}
