import { Flex, Skeleton, Table } from 'antd';
import type { ReactElement } from 'react';
import { useRead } from '#console/api/use-read.ts';
import type { AgentFigures } from '#console/api/types.ts';
import { Chart } from '#console/kit/chart.tsx';
import { Empty } from '#console/kit/empty.tsx';
import { moneyText } from '#console/kit/money.tsx';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import type { Span } from '#console/kit/span-filter.tsx';
import { useLocale, useWords, type Words } from '#console/words/use-words.ts';
import { cellText } from './cell-text.ts';
import { Downloads } from './downloads.tsx';

const words = {
  en: {
    says: "Each person's work, from the record alone. Behind each value stands how many it was taken from.",
    nothing: 'Nobody acted in a case in these days.',
    agent: 'Person',
    handled: 'Cases handled',
    firstResponse: 'First response',
    resolution: 'Resolution',
    onTime: 'On time',
    reopened: 'Reopened',
    satisfaction: 'Satisfaction',
    promises: 'Promises kept / late / missed',
    compensation: 'Given',
    quality: 'Quality',
    chart: 'Cases handled by each person; the same values are in the table',
  },
  'zh-CN': {
    says: '每个人的工作完全由记录计算得出。数值后的括号内为样本数。',
    nothing: '这段时间没有人处理过案件。',
    agent: '人员',
    handled: '经手案件',
    firstResponse: '首次响应',
    resolution: '解决时长',
    onTime: '按时率',
    reopened: '重开率',
    satisfaction: '满意度',
    promises: '承诺 兑现 / 迟兑 / 未兑',
    compensation: '给出补偿',
    quality: '质检分',
    chart: '每人经手的案件数；同样的数值见表格',
  },
} satisfies Words;

type Person = AgentFigures['data'][number];
type Measure = { readonly count: number; readonly value: number } | null;

/** What each person did, from the record (I3, H3). */
export function People({ span }: { readonly span: Span }): ReactElement {
  const t = useWords(words);
  const found = useRead<AgentFigures>('/v1/figures/agents', { ...span }, { keep: true });
  if (found.error) return <ProblemBox problem={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active />;
  const { data } = found.data;
  if (data.length === 0) return <Empty says={t('nothing')} />;
  const people = data.toSorted((a, b) => b.handled - a.handled);
  return (
    <Flex vertical gap="middle">
      <Flex gap="small" wrap justify="space-between">
        <p style={{ margin: 0 }}>{t('says')}</p>
        <Downloads path="/v1/figures/agents" query={{ ...span }} />
      </Flex>
      <PeopleTable of={people} />
      <Chart
        label={t('chart')}
        data={{
          kind: 'bar',
          unit: t('handled'),
          axis: people.map(({ agent }) => agent),
          series: [{ name: t('handled'), values: people.map(({ handled }) => handled) }],
        }}
      />
    </Flex>
  );
}

function PeopleTable({ of }: { readonly of: readonly Person[] }): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const measured =
    (unit: 'time' | 'share' | 'score') =>
    (value: Measure): string =>
      value === null ? '—' : `${cellText({ unit, value: value.value }, locale)} (${value.count})`;
  const [time, share] = [measured('time'), measured('share')];
  const column = (field: keyof Person & keyof (typeof words)['en'], text: (one: Person) => string | number) => ({
    title: t(field),
    key: field,
    align: 'right' as const,
    className: 'figures',
    render: (_: unknown, one: Person) => text(one),
  });
  return (
    <Table<Person>
      size="small"
      rowKey="agent"
      dataSource={[...of]}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('agent'), dataIndex: 'agent', sorter: (a, b) => a.agent.localeCompare(b.agent) },
        { ...column('handled', ({ handled }) => handled), sorter: (a, b) => a.handled - b.handled },
        column('firstResponse', (one) => time(one.firstResponse)),
        column('resolution', (one) => time(one.resolution)),
        column('onTime', (one) => share(one.onTime)),
        column('reopened', (one) => share(one.reopened)),
        column('satisfaction', (one) => measured('score')(one.satisfaction)),
        column('promises', ({ promises: { kept, late, missed } }) => `${kept} / ${late} / ${missed}`),
        column('compensation', (one) => one.compensation.map((each) => moneyText(each, locale)).join(', ') || '—'),
        column('quality', ({ quality }) =>
          quality === null ? '—' : `${Math.round(quality.value)} (${quality.count})`,
        ),
      ]}
    />
  );
}
