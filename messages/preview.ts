import type { Locale } from '#domain/intake/request.ts';
import { paramsOf, type ParamKind } from './known-params.ts';
import { renderNotice, type Rendered } from './render.ts';
import { sampleParams } from './sample-params.ts';
import { tryShopWords, type ShopWordsBook } from './shop-words.ts';
import { CATALOGUES } from './catalogue.ts';

export interface PreviewOf {
  readonly shop: string;
  readonly zone: string;
  readonly template: string;
  readonly locale: Locale;
  readonly source?: string;
}

export interface Previewed extends Rendered {
  readonly words: 'draft' | 'shop' | 'catalogue';
  readonly values: Readonly<Record<string, ParamKind['kind']>>;
}

/** A number no case will ever have. */
const SAMPLE_CASE = 'AS-2026-000000';

/** What a notice would say, with sample values. Throws when there is no such notice or a draft cannot be said. */
export function previewNotice(asked: PreviewOf, shopWords: ShopWordsBook): Previewed {
  const { shop, zone, template, locale, source } = asked;
  const known = paramsOf(template);
  if (known === undefined) throw new Error(`there is no notice "${template}"`);
  const own =
    source === undefined
      ? shopWords(shop, template, locale)
      : tryShopWords({ name: `${template}.${locale}.liquid`, text: source, template, locale });
  const ofCase = Object.hasOwn(CATALOGUES[locale].templates, template);
  const said = renderNotice(
    {
      template,
      params: sampleParams(known),
      locale,
      zone,
      shop,
      caseNo: ofCase ? SAMPLE_CASE : null,
      own,
    },
    refuse,
  );
  return {
    ...said,
    words: own === undefined ? 'catalogue' : source === undefined ? 'shop' : 'draft',
    values: Object.fromEntries([...known].map(([name, { kind }]) => [name, kind])),
  };
}

/** What a reader is spared, whoever writes the words has to see. */
function refuse({ reason }: Readonly<Record<string, unknown>>, message: string): never {
  throw new Error(typeof reason === 'string' ? reason : message);
}
