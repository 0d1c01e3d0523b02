import { Alert, Flex, Table } from 'antd';
import type { ReactElement } from 'react';
import type { PolicyTrial } from '#console/api/types.ts';
import { Chart } from '#console/kit/chart.tsx';
import { Empty } from '#console/kit/empty.tsx';
import { moneyText } from '#console/kit/money.tsx';
import { useLocale, useWords } from '#console/words/use-words.ts';
import type { Locale } from '#console/words/words.ts';
import { termOf } from './terms.ts';
import { TriedCases } from './tried-cases.tsx';
import { words } from './trial-words.ts';

type Decision = PolicyTrial['summary']['decisions'][number];

const figures = { align: 'right', className: 'figures' } as const;

const signed = (amount: number, currency: string, locale: Locale): string =>
  `${amount > 0 ? '+' : ''}${moneyText({ amount, currency }, locale)}`;

/** What a draft would have decided, cost and promised in cases that are over: a picture, and every figure beside it. */
export function Trial({ of }: { readonly of: PolicyTrial }): ReactElement {
  const t = useWords(words);
  const { tried, differing, incomparable } = of;
  const says = t('tried', { tried, differing: differing.length });
  if (tried === 0) return <Empty says={t('none')} />;
  return (
    <Flex vertical gap="large">
      <Alert
        type={differing.length === 0 ? 'success' : 'info'}
        showIcon
        title={says}
        description={
          [
            ...(differing.length === 0 ? [t('same')] : []),
            ...(incomparable.length > 0 ? [t('incomparable', { n: incomparable.length })] : []),
          ].join(' · ') || undefined
        }
      />
      {differing.length === 0 ? null : (
        <>
          <Decisions of={of} />
          <Costs of={of} />
          <Deadlines of={of} />
          <TriedCases of={differing} />
        </>
      )}
    </Flex>
  );
}

function Decisions({ of: { summary } }: { readonly of: PolicyTrial }): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const nameOf = ({ was, would }: Decision): string => `${was} → ${would}`;
  const all = [
    ...summary.decisions.map((one) => ({ name: nameOf(one), n: one.cases })),
    { name: t('unchanged'), n: summary.sameDecision },
  ];
  return (
    <section>
      <h2 className="section-title">{t('decisions')}</h2>
      <Chart
        label={t('chart')}
        data={{
          kind: 'bar',
          unit: t('cases'),
          axis: all.map(({ name }) => name),
          series: [{ name: t('cases'), values: all.map(({ n }) => n) }],
        }}
      />
      <Table<Decision>
        size="small"
        rowKey={nameOf}
        dataSource={[...summary.decisions]}
        pagination={false}
        columns={[
          { title: t('was'), dataIndex: 'was' },
          { title: t('would'), dataIndex: 'would' },
          { ...figures, title: t('cases'), dataIndex: 'cases' },
          {
            ...figures,
            title: t('difference'),
            render: (_, { costDifference }) =>
              Object.entries(costDifference)
                .map(([currency, amount]) => signed(amount, currency, locale))
                .join(', ') || '—',
          },
        ]}
      />
    </section>
  );
}

function Costs({ of: { summary } }: { readonly of: PolicyTrial }): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  return (
    <section>
      <h2 className="section-title">{t('costs')}</h2>
      <Table
        size="small"
        rowKey="currency"
        dataSource={[...summary.costs]}
        pagination={false}
        columns={[
          { title: t('currency'), dataIndex: 'currency' },
          {
            ...figures,
            title: t('sum'),
            render: (_, { was, currency }) => moneyText({ amount: was, currency }, locale),
          },
          {
            ...figures,
            title: t('draft'),
            render: (_, { would, currency }) => moneyText({ amount: would, currency }, locale),
          },
          {
            ...figures,
            title: t('difference'),
            render: (_, { difference, currency }) => signed(difference, currency, locale),
          },
        ]}
      />
      {summary.costUnknown > 0 ? <p className="quiet">{t('unknown', { n: summary.costUnknown })}</p> : null}
    </section>
  );
}

function Deadlines({ of: { summary } }: { readonly of: PolicyTrial }): ReactElement | null {
  const t = useWords(words);
  const locale = useLocale();
  if (summary.deadlines.length === 0) return null;
  return (
    <section>
      <h2 className="section-title">{t('deadlines')}</h2>
      <Table
        size="small"
        rowKey="name"
        dataSource={[...summary.deadlines]}
        pagination={false}
        columns={[
          { title: t('deadline'), render: (_, { name }) => termOf(name, locale) },
          { ...figures, title: t('earlier'), dataIndex: 'earlier' },
          { ...figures, title: t('later'), dataIndex: 'later' },
        ]}
      />
    </section>
  );
}
