import { LOCALES } from '#domain/intake/request.ts';
import type { Bilingual } from '#domain/policy/decision.ts';
import { SCRIPT, STYLE } from '#api/customer-page/assets.ts';
import { html, type Html } from '#api/customer-page/html.ts';
import { LANGUAGE_NAMES, type Say } from '#api/customer-page/say.ts';

export interface Frame {
  readonly say: Say;
  readonly title: string;
  /** What stands at the top: the shop's or the case's name. */
  readonly name: string;
  /** The address that shows this page again, for the links to other languages. */
  readonly address: string;
  readonly requestId: string;
  readonly flash?: Flash | undefined;
  /** A page that leads to help, shown at the foot. */
  readonly faq?: string;
}

export interface Flash {
  readonly words: string;
  readonly isProblem: boolean;
}

const FOOT = {
  help: { zh: '常见问题', en: 'Questions and answers' },
  reference: { zh: '请求编号 {id}', en: 'Reference {id}' },
  languages: { zh: '语言', en: 'Language' },
} as const satisfies Record<string, Bilingual>;

/** A whole page: nothing from elsewhere, no inline script, no inline style. */
export function pageOf(
  { say, title, name, address, requestId, flash, faq }: Frame,
  body: Html | readonly (Html | null)[],
): string {
  return html`<!doctype html>
    <html lang="${say.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="format-detection" content="telephone=no" />
        <title>${title}</title>
        <link rel="stylesheet" href="${STYLE.path}" />
        <link rel="icon" href="data:," />
        <script src="${SCRIPT.path}" defer></script>
      </head>
      <body>
        <div class="page">
          <header>
            <p><strong>${name}</strong></p>
            <nav aria-label="${say(FOOT.languages)}">
              <p class="languages">${LOCALES.map((locale) => languageLink(locale, say, address))}</p>
            </nav>
          </header>
          <main>
            ${flash ? html`<p class="flash${flash.isProblem ? ' problem' : ''}" role="${flash.isProblem ? 'alert' : 'status'}">${flash.words}</p>` : null}
            ${body}
          </main>
          <footer>
            ${faq === undefined ? null : html`<p><a href="${faq}">${say(FOOT.help)}</a></p>`}
            <p>${say(FOOT.reference, { id: requestId })}</p>
          </footer>
        </div>
      </body>
    </html> `.markup;
}

const languageLink = (locale: Say['locale'], say: Say, address: string): Html =>
  locale === say.locale
    ? html`<span lang="${locale}" aria-current="true">${LANGUAGE_NAMES[locale]}</span> `
    : html`<a lang="${locale}" hreflang="${locale}" href="${address}?lang=${locale}">${LANGUAGE_NAMES[locale]}</a> `;
