/** A piece of a page that is safe to send: only `html` makes one, so that what people wrote is always escaped. */
export interface Html {
  readonly markup: string;
}

type Piece = Html | string | number | null | undefined | false | readonly Piece[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (one) => ENTITIES[one] ?? one);

/** A template whose values are text unless they are pieces themselves; lists are joined, and what is absent is left away. */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Html {
  const markup = strings.reduce((all, text, index) => `${all}${text}${written(values[index])}`, '');
  return { markup };
}

/** Text of several lines, each on its own; what looks like an address stays text. */
export const lines = (text: string): Html => ({ markup: escapeHtml(text).replaceAll('\n', '<br>') });

function written(value: Piece): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map(written).join('');
}
