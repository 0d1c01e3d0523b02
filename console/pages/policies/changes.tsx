import { Table, Tag } from 'antd';
import type { ReactElement } from 'react';
import type { PolicyChangeView } from '#console/api/types.ts';
import { Empty } from '#console/kit/empty.tsx';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { valueText } from './plain-value.ts';
import { termOf } from './terms.ts';
import { words } from './words.ts';

interface Line {
  readonly key: string;
  readonly section: string;
  readonly what: string;
  readonly kind: PolicyChangeView['kind'];
  readonly was: unknown;
  readonly is: unknown;
}

const linesOf = (changes: readonly PolicyChangeView[]): readonly Line[] =>
  changes.flatMap(({ section, name, kind, fields }) =>
    fields.map(({ field, was, is }) => ({
      key: [section, name, kind, field].join('\n'),
      section,
      what: [name, field].filter(Boolean).join(' · '),
      kind,
      was,
      is,
    })),
  );

/** What two versions say differently, rule by rule and value by value (F4). */
export function Changes({ of }: { readonly of: readonly PolicyChangeView[] }): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  if (of.length === 0) return <Empty says={t('same')} />;
  const said = (value: unknown): string =>
    typeof value === 'string' && value.length > 60 ? value : valueText(value, locale);
  return (
    <Table<Line>
      size="small"
      rowKey="key"
      dataSource={[...linesOf(of)]}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 640 }}
      columns={[
        { title: t('section'), width: 160, render: (_, { section }) => termOf(section, locale) },
        { title: t('what'), width: '24%', render: (_, { what }) => what || '—' },
        { title: t('kind'), width: 90, render: (_, { kind }) => <Tag variant="outlined">{t(kind)}</Tag> },
        { title: t('was'), render: (_, { was }) => (was === undefined ? '—' : <del>{said(was)}</del>) },
        { title: t('is'), render: (_, { is }) => (is === undefined ? '—' : <ins>{said(is)}</ins>) },
      ]}
    />
  );
}
