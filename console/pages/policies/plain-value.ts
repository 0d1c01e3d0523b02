import type { Locale } from '#console/words/words.ts';
import { termOf } from './terms.ts';

type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const DURATION = /^P(?:(\d+)(B?)D)?(?:T(?:(\d+)(B?)H)?(?:(\d+)(B?)M)?)?$/;

/** `P14D` as `14 days`, `P3BD` as `3 working days`, `PT4BH` as `4 working hours`; nothing else. */
export function durationText(text: string, locale: Locale): string | undefined {
  const parts = DURATION.exec(text);
  if (!parts || text === 'P') return undefined;
  const [, days, workDays = '', hours, workHours = '', minutes, workMinutes = ''] = parts;
  const some = [
    [days, workDays, 'day', '天', '工作日'],
    [hours, workHours, 'hour', '小时', '工作小时'],
    [minutes, workMinutes, 'minute', '分钟', '工作分钟'],
  ] as const;
  const said = some.flatMap(([n, isWork, en, zh, zhWork]) => {
    if (n === undefined) return [];
    if (locale !== 'en') return [`${n} ${isWork ? zhWork : zh}`];
    return [`${n} ${isWork ? 'working ' : ''}${en}${n === '1' ? '' : 's'}`];
  });
  return said.join(' ') || undefined;
}

/** A value of a policy's file on one line, in words. */
export function valueText(value: unknown, locale: Locale): string {
  if (Array.isArray(value)) return value.map((each) => valueText(each, locale)).join(', ') || '—';
  if (isFields(value))
    return Object.entries(value)
      .map(([name, each]) => `${termOf(name, locale)} ${valueText(each, locale)}`)
      .join(', ');
  return wordText(value, locale);
}

function wordText(value: unknown, locale: Locale): string {
  if (typeof value === 'boolean') return { en: value ? 'yes' : 'no', 'zh-CN': value ? '是' : '否' }[locale];
  if (typeof value === 'string') return durationText(value, locale) ?? termOf(value, locale);
  return typeof value === 'number' ? String(value) : '—';
}

const WORDS = {
  en: {
    comma: ', ',
    offer: 'offer ',
    refuse: 'refuse: ',
    shipping: 'shipping refunded',
    final: 'final',
    open: 'may be disputed',
  },
  'zh-CN': { comma: '，', offer: '提供', refuse: '拒绝：', shipping: '退运费', final: '不可申诉', open: '可申诉' },
} as const;

/** What a rule gives, in words: an offer with its freight, a refusal with whether it may be disputed, a person. */
export function thenText(then: unknown, locale: Locale): string {
  if (!isFields(then)) return wordText(then, locale);
  if (typeof then['offer'] === 'string') return offerText(then['offer'], then, locale);
  if (typeof then['refuse'] !== 'string') return valueText(then, locale);
  const { comma, refuse, final, open } = WORDS[locale];
  return [`${refuse}${termOf(then['refuse'], locale)}`, then['disputable'] === false ? final : open].join(comma);
}

function offerText(remedy: string, then: Fields, locale: Locale): string {
  const { offer: _offer, freight, refundShipping, ...terms } = then;
  const { comma, offer, shipping } = WORDS[locale];
  const payer = valueText(freight, locale);
  return [
    `${offer}${termOf(remedy, locale)}`,
    locale === 'en' ? `freight on the ${payer}` : `运费由${payer}承担`,
    ...(refundShipping === true ? [shipping] : []),
    ...(Object.keys(terms).length > 0 ? [valueText(terms, locale)] : []),
  ].join(comma);
}
