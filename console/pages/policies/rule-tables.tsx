import { Flex, Input, Table } from 'antd';
import { useState, type ReactElement } from 'react';
import { told } from '#console/kit/bilingual.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { conditionLines } from './condition.ts';
import { thenText } from './plain-value.ts';
import { tablesOf, type RuleRow, type Sections } from './sections.ts';
import { termOf } from './terms.ts';
import { words } from './words.ts';

const ORDER = ['remedies', 'liability', 'triage', 'recovery', 'asks'];
const place = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

/** The decision tables, rule by rule: the first that holds decides. */
export function RuleTables({ sections }: { readonly sections: Sections }): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const [wanted, setWanted] = useState('');
  const tables = tablesOf(sections).toSorted((a, b) => place(a.name) - place(b.name));
  const fits = (rule: RuleRow): boolean =>
    [rule.id, rule.when, rule.because.zh, rule.because.en].some((text) =>
      text.toLowerCase().includes(wanted.toLowerCase()),
    );
  return (
    <Flex vertical gap="large">
      <Input
        allowClear
        aria-label={t('filter')}
        placeholder={t('filter')}
        style={{ maxWidth: 320 }}
        onChange={(event) => setWanted(event.target.value.trim())}
      />
      {tables.map(({ name, rows }) => (
        <section key={name} aria-label={termOf(name, locale)}>
          <h2 className="section-title">{termOf(name, locale)}</h2>
          <RuleTable rows={rows.map((rule, n) => ({ rule, n: n + 1 })).filter(({ rule }) => fits(rule))} />
        </section>
      ))}
    </Flex>
  );
}

interface Numbered {
  readonly n: number;
  readonly rule: RuleRow;
}

function RuleTable({ rows }: { readonly rows: readonly Numbered[] }): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  return (
    <Table<Numbered>
      size="small"
      rowKey={({ rule }) => rule.id}
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 760 }}
      columns={[
        { title: '#', dataIndex: 'n', width: 48, className: 'figures' },
        { title: t('rule'), width: 160, render: (_, { rule }) => <code>{rule.id}</code> },
        { title: t('when'), width: '32%', render: (_, { rule }) => <Condition of={rule.when} /> },
        { title: t('then'), width: '24%', render: (_, { rule }) => <strong>{thenText(rule.then, locale)}</strong> },
        { title: t('because'), render: (_, { rule }) => told(rule.because, locale) },
        { title: t('cites'), width: 90, render: (_, { rule }) => rule.cites.join(', ') },
      ]}
    />
  );
}

/** What has to hold, a line each; as it is written on demand. */
function Condition({ of }: { readonly of: string }): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const lines = conditionLines(of, locale);
  if (lines.length === 0) return <em>{t('always')}</em>;
  return (
    <>
      <ul className="plain-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <details className="quiet">
        <summary>{t('expression')}</summary>
        <code>{of}</code>
      </details>
    </>
  );
}
