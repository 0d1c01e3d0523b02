import type { FigureView } from '#console/api/types.ts';
import { moneyText } from '#console/kit/money-text.ts';
import type { Locale } from '#console/words/words.ts';

type Unit = FigureView['unit'];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** `1 d 4 h`, `35 min`: how long something took, to the two parts that matter. */
export function lengthText(ms: number, locale: Locale): string {
  const [d, h, min] = locale === 'en' ? [' d', ' h', ' min'] : [' 天', ' 小时', ' 分钟'];
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 60) return `${minutes}${min}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours}${h}` : `${hours}${h} ${minutes % 60}${min}`;
  return hours % 24 === 0 ? `${hours / 24}${d}` : `${Math.floor(hours / 24)}${d} ${hours % 24}${h}`;
}

interface CellValue {
  readonly unit: Unit;
  readonly value: number | null;
  readonly currency?: string | null;
}

/** A value of a figure as people read it. */
export function cellText({ unit, value, currency = null }: CellValue, locale: Locale): string {
  if (value === null) return '—';
  switch (unit) {
    case 'time':
      return lengthText(value, locale);
    case 'share':
      return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value);
    case 'score':
      return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
    case 'money':
      return currency === null ? String(value) : moneyText({ amount: value, currency }, locale);
    default:
      return new Intl.NumberFormat(locale).format(value);
  }
}

/** A value on the axis of a chart: hours, percent, units of money. */
export function axisValue(unit: Unit, value: number, exponent: number): number {
  const round = (n: number): number => Math.round(n * 100) / 100;
  if (unit === 'time') return round(value / HOUR);
  if (unit === 'share') return round(value * 100);
  if (unit === 'money') return value / 10 ** exponent;
  return round(value);
}
