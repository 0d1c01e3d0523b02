import type { Bilingual } from '#domain/policy/decision.ts';
import { html, type Html } from '#api/customer-page/html.ts';
import type { Say } from '#api/customer-page/say.ts';

/** What somebody typed before something was wrong, by the field's name: nobody types it twice. */
export type Typed = Readonly<Record<string, string>>;

export interface FormParts {
  readonly action: string;
  /** Names this intention: sent twice, it is done once. */
  readonly key: string;
  readonly files?: boolean;
}

/** A plain form: posts, is answered by a redirect, works without script. */
export const formOf = ({ action, key, files = false }: FormParts, ...body: readonly (Html | null)[]): Html =>
  html`<form method="post" action="${action}" ${files ? html` enctype="multipart/form-data"` : null}>
    <input type="hidden" name="key" value="${key}" />
    ${body}
  </form>`;

export const button = (words: string, { name, value, quiet = false }: ButtonParts = {}): Html =>
  html`<button${quiet ? html` class="quiet"` : null}${name === undefined ? null : html` name="${name}" value="${value ?? ''}"`}>${words}</button>`;

interface ButtonParts {
  readonly name?: string;
  readonly value?: string;
  readonly quiet?: boolean;
}

export interface TextParts {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly maxlength?: number;
  readonly value?: string | undefined;
  readonly inputmode?: 'numeric' | 'text';
  readonly pattern?: string;
}

export function textField({ name, label, hint, required, maxlength = 100, value, ...rest }: TextParts): Html {
  const { inputmode = 'text', pattern } = rest;
  return html`<label
    >${label}${hint === undefined ? null : html`<span class="hint"> ${hint}</span>`}
    <input
      type="text"
      name="${name}"
      maxlength="${maxlength}"
      inputmode="${inputmode}"
      autocomplete="off"
      ${pattern === undefined ? null : html` pattern="${pattern}"`}${required ? html` required` : null}
      value="${value ?? ''}"
  /></label>`;
}

export const longText = ({ name, label, hint, required, maxlength = 4000, value }: TextParts): Html =>
  html`<label
    >${label}${hint === undefined ? null : html`<span class="hint"> ${hint}</span>`}
    <textarea name="${name}" maxlength="${maxlength}" rows="4" ${required ? html` required` : null}>
${value ?? ''}</textarea>
  </label>`;

const FILES = {
  label: { zh: '照片或短视频', en: 'Photos or a short film' },
  hint: { zh: '最多 6 个，也可以是 PDF。', en: 'Up to six; papers as PDF, too.' },
} as const satisfies Record<string, Bilingual>;

export const fileField = (say: Say, { required = false, label }: { required?: boolean; label?: string } = {}): Html =>
  html`<label
    >${label ?? say(FILES.label)}<span class="hint"> ${say(FILES.hint)}</span>
    <input
      type="file"
      name="files"
      multiple
      accept="image/jpeg,image/png,image/webp,video/mp4,video/quicktime,application/pdf"
      ${required ? html` required` : null}
  /></label>`;

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceParts {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly Option[];
  readonly chosen?: string | undefined;
  readonly required?: boolean;
}

export const choices = ({ name, legend, options, chosen, required = false }: ChoiceParts): Html =>
  html`<fieldset>
    <legend>${legend}</legend>
    ${options.map(
      ({ value, label }) =>
        html`<label class="choice"
          ><input
            type="radio"
            name="${name}"
            value="${value}"
            ${value === chosen ? html` checked` : null}${required ? html` required` : null}
          /><span>${label}</span></label
        >`,
    )}
  </fieldset>`;

export const selectField = ({ name, legend, options, chosen }: ChoiceParts): Html =>
  html`<label
    >${legend}
    <select name="${name}">
      <option value="">—</option>
      ${options.map(
        ({ value, label }) =>
          html`<option value="${value}" ${value === chosen ? html` selected` : null}>${label}</option>`,
      )}
    </select></label
  >`;

export interface ItemLine {
  readonly lineNo: number;
  readonly name: string;
  readonly quantity: number;
}

const ITEMS = { count: { zh: '{name} 的件数', en: 'How many of {name}' } } as const satisfies Record<string, Bilingual>;

export interface ItemsParts {
  readonly legend: string;
  readonly items: readonly ItemLine[];
  readonly typed: Typed;
}

/** Which units of the order: a line to tick, and how many of it where there are several. */
export const itemsField = (say: Say, { legend, items, typed }: ItemsParts): Html =>
  html`<fieldset>
    <legend>${legend}</legend>
    ${items.map((item) => itemField(item, { say, typed, isOnly: items.length === 1 }))}
  </fieldset>`;

function itemField(
  { lineNo, name, quantity }: ItemLine,
  { say, typed, isOnly }: { readonly say: Say; readonly typed: Typed; readonly isOnly: boolean },
): Html {
  const isChosen = isOnly || typed[`line${lineNo}`] === 'yes';
  const counts = Array.from({ length: quantity }, (_, n) => n + 1);
  const chosen = Number(typed[`quantity${lineNo}`] ?? 1);
  return html`<div class="choice">
    <input type="checkbox" id="line${lineNo}" name="line${lineNo}" value="yes" ${isChosen && html` checked`} /><label
      class="choice"
      for="line${lineNo}"
      ><span>${name}</span></label
    >
    ${
      quantity > 1 &&
      html`<select name="quantity${lineNo}" aria-label="${say(ITEMS.count, { name })}">
        ${counts.map((n) => html`<option value="${n}" ${n === chosen && html` selected`}>${n}</option>`)}
      </select>`
    }
  </div>`;
}
