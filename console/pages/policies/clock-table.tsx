import { Table } from 'antd';
import type { ReactElement } from 'react';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { valueText } from './plain-value.ts';
import { clocksOf, type ClockRow, type Sections } from './sections.ts';
import { SourceTag } from './source-tag.tsx';
import { termOf } from './terms.ts';
import { words } from './words.ts';

const TOLD: ReadonlySet<string> = new Set(['within', 'then', 'remind', 'warn', 'ladder', 'source', 'note']);

/** Every clock: how long, what comes of its end, who hears before (F1, F4). */
export function ClockTable({ sections }: { readonly sections: Sections }): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const said =
    (field: string) =>
    (_: unknown, { terms }: ClockRow) => {
      const value = terms[field];
      return value === undefined || (Array.isArray(value) && value.length === 0) ? '—' : valueText(value, locale);
    };
  const others = ({ terms }: ClockRow): string =>
    Object.entries(terms)
      .filter(
        ([name, value]) =>
          !TOLD.has(name) && !(name === 'from' && value === 'start') && !(Array.isArray(value) && value.length === 0),
      )
      .map(([name, value]) => `${termOf(name, locale)}: ${valueText(value, locale)}`)
      .join('; ');
  return (
    <Table<ClockRow>
      size="small"
      rowKey="name"
      dataSource={[...clocksOf(sections)]}
      pagination={false}
      scroll={{ x: 1000 }}
      columns={[
        { title: t('name'), render: (_, { name }) => <strong>{termOf(name, locale)}</strong> },
        { title: t('within'), className: 'figures', render: said('within') },
        { title: t('end'), render: said('then') },
        { title: t('reminders'), render: said('remind') },
        { title: t('warnings'), render: said('warn') },
        { title: t('calls'), render: said('ladder') },
        { title: t('more'), render: (_, row) => others(row) || '—' },
        { title: t('sure'), render: (_, { source }) => <SourceTag source={source} /> },
        { title: t('note'), render: (_, { note }) => note || '—' },
      ]}
    />
  );
}
