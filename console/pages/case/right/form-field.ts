import type { Pair } from '#console/pages/case/name-tables.ts';

/** What somebody fills in: values by the path of the field in the operation's body, `outcome.report.status`. */
export type Values = Readonly<Record<string, string | undefined>>;

export interface Field {
  readonly path: string;
  readonly label: Pair;
  /** `money`: minor units of the case's currency; `moment`: an instant in the reader's zone; `lines`: a list, one a line. */
  readonly kind: 'text' | 'long' | 'choice' | 'money' | 'moment' | 'lines' | 'number' | 'yesNo';
  readonly options?: readonly { readonly value: string; readonly label: Pair }[];
  readonly required?: boolean;
  /** Shown only while another field has this value. */
  readonly when?: { readonly path: string; readonly is: string };
  readonly initial?: string;
  /** Sent as it is, never shown. */
  readonly hidden?: boolean;
}

export const choice = (path: string, label: Pair, options: Readonly<Record<string, Pair>>): Field => ({
  path,
  label,
  kind: 'choice',
  required: true,
  options: Object.entries(options).map(([value, says]) => ({ value, label: says })),
});
export const REASON: Field = { path: 'reason', label: ['Reason', '理由'], kind: 'long', required: true };

const isShown = ({ when }: Field, values: Values): boolean => when === undefined || values[when.path] === when.is;
export const shownFields = (fields: readonly Field[], values: Values): readonly Field[] =>
  fields.filter((field) => isShown(field, values));

/** Whether all that is needed is there. */
export const isComplete = (fields: readonly Field[], values: Values): boolean =>
  shownFields(fields, values).every(({ path, required }) => required !== true || (values[path] ?? '').trim() !== '');

/** The operation's body of what was filled in; what was left empty is not in it. */
export function bodyOf(fields: readonly Field[], values: Values, exponent: number): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of shownFields(fields, values)) {
    const text = (values[field.path] ?? '').trim();
    if (text !== '') put(body, field.path.split('.'), valueOf(field, text, exponent));
  }
  return body;
}

function valueOf({ kind }: Field, text: string, exponent: number): unknown {
  switch (kind) {
    case 'money':
      return Math.round(Number(text) * 10 ** exponent);
    case 'number':
      return Number(text);
    case 'yesNo':
      return text === 'yes';
    case 'moment':
      return new Date(text).toISOString();
    case 'lines':
      return text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    default:
      return text;
  }
}

function put(body: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    body[first] = value;
    return;
  }
  const inner = (body[first] ?? {}) as Record<string, unknown>;
  body[first] = inner;
  put(inner, rest, value);
}
