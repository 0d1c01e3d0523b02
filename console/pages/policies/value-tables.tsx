import { Flex, Table } from 'antd';
import type { ReactElement } from 'react';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { valueText } from './plain-value.ts';
import { valuesOf, type Sections } from './sections.ts';
import { SourceTag } from './source-tag.tsx';
import { termOf } from './terms.ts';
import { words } from './words.ts';

interface ValueTablesProps {
  readonly sections: Sections;
  readonly of: 'money' | 'others';
}

/** Values with how sure each is, section by section. */
export function ValueTables({ sections, of }: ValueTablesProps): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  return (
    <Flex vertical gap="large">
      {valuesOf(sections, of).map(({ name, rows }) => (
        <section key={name} aria-label={termOf(name, locale)}>
          <h2 className="section-title">{termOf(name, locale)}</h2>
          <Table
            size="small"
            rowKey="name"
            dataSource={[...rows]}
            pagination={false}
            scroll={{ x: 640 }}
            columns={[
              { title: t('name'), width: '26%', render: (_, row) => termOf(row.name, locale) },
              {
                title: t('value'),
                width: '30%',
                className: 'figures',
                render: (_, { value }) => valueText(value, locale),
              },
              { title: t('sure'), width: 110, render: (_, { source }) => <SourceTag source={source} /> },
              { title: t('note'), render: (_, { note }) => note || '—' },
            ]}
          />
        </section>
      ))}
    </Flex>
  );
}
