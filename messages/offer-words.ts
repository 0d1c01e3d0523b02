import { LOCALES, type Locale } from '#domain/intake/request.ts';
import type { Bilingual } from '#domain/policy/decision.ts';
import { isRemedyKind, remedyOf } from '#domain/remedies/index.ts';
import { inLanguage } from '#domain/words/in-language.ts';
import { FALLBACK_LOCALE, type Catalogue } from './catalogue.ts';
import { formatMessage, type Params, type Reader } from './format.ts';

/**
 * The words of an offer come from the remedy itself: the sentence that offers it, its steps, and what the customer has
 * to do (C3). A new remedy is put into words by being in the registry.
 */
export function offerWords({ grants: names }: Catalogue, params: Params, reader: Reader): Params {
  const { remedy, grants } = params;
  if (typeof remedy !== 'string' || !isRemedyKind(remedy)) return params;
  const { title, proposal, steps, duties } = remedyOf(remedy);
  const said = (words: Bilingual): string => formatMessage(inLanguage(words, localeOf(reader)), params, reader);
  return {
    ...params,
    proposal: said(proposal ?? { zh: `我们的方案是：${title.zh}。`, en: `We suggest: ${title.en}.` }),
    steps: listed(steps.map(said)),
    duties: listed(duties.map(said)),
    grants: typeof grants === 'string' ? listed(grants.split('; ').map((one) => grantWords(names, one, reader))) : null,
  };
}

const localeOf = ({ locale }: Reader): Locale => LOCALES.find((one) => one === locale) ?? FALLBACK_LOCALE;

/** `coupon 20.00 CNY` in the words of its kind. */
function grantWords(names: Catalogue['grants'], grant: string, reader: Reader): string {
  const [kind = '', ...worth] = grant.split(' ');
  return formatMessage(names[kind] ?? kind, { worth: worth.length > 0 ? worth.join(' ') : null }, reader);
}

const listed = (lines: readonly string[]): string | null =>
  lines.length === 0 ? null : lines.map((line) => `– ${line}`).join('\n');
