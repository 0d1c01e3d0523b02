import { isFields } from './plain-value.ts';

type Fields = Readonly<Record<string, unknown>>;
export type Sections = Readonly<Record<string, unknown>>;

/** A row of a decision table as the API tells it. */
export interface RuleRow {
  readonly id: string;
  readonly cites: readonly string[];
  readonly when: string;
  readonly then: unknown;
  readonly because: { readonly zh: string; readonly en: string };
}

/** A value with how sure it is. */
export interface Sourced {
  readonly name: string;
  readonly value: unknown;
  readonly source: string;
  readonly note: string;
}

export interface ClockRow extends Sourced {
  readonly terms: Fields;
}

const isRule = (value: unknown): value is RuleRow =>
  isFields(value) && typeof value['id'] === 'string' && typeof value['when'] === 'string';

/** The decision tables of a policy, in the order of its file. */
export const tablesOf = (sections: Sections): readonly { readonly name: string; readonly rows: readonly RuleRow[] }[] =>
  Object.entries(sections).flatMap(([name, said]) =>
    Array.isArray(said) && said.length > 0 && said.every(isRule) ? [{ name, rows: said }] : [],
  );

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const clocksOf = (sections: Sections): readonly ClockRow[] =>
  Object.entries(isFields(sections['clocks']) ? sections['clocks'] : {}).flatMap(([name, terms]) =>
    isFields(terms)
      ? [{ name, terms, value: terms['within'], source: text(terms['source']), note: text(terms['note']) }]
      : [],
  );

const HEAD: ReadonlySet<string> = new Set([
  'id',
  'version',
  'effectiveFrom',
  'title',
  'zone',
  'calendar',
  'currency',
  'clocks',
]);
const MONEY: ReadonlySet<string> = new Set(['limits', 'refund', 'refundTo', 'settlement', 'window']);

/** What is neither head, table nor clock, value by value with its source. */
export function valuesOf(
  sections: Sections,
  of: 'money' | 'others',
): readonly { readonly name: string; readonly rows: readonly Sourced[] }[] {
  const tables = new Set(tablesOf(sections).map(({ name }) => name));
  return Object.entries(sections).flatMap(([name, said]) => {
    if (HEAD.has(name) || tables.has(name) || MONEY.has(name) !== (of === 'money')) return [];
    return [{ name, rows: rowsOf(name, said) }];
  });
}

function rowsOf(section: string, said: unknown): readonly Sourced[] {
  if (!isFields(said)) return [{ name: section, value: said, source: '', note: '' }];
  const { source, note, ...fields } = said;
  return Object.entries(fields).map(([name, each]) => {
    if (isFields(each) && 'source' in each) {
      const { source: own, note: ownNote, value, ...others } = each;
      return { name, value: value === undefined ? others : value, source: text(own), note: text(ownNote) };
    }
    return { name, value: each, source: text(source), note: text(note) };
  });
}
