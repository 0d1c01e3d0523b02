import { useQueries } from '@tanstack/react-query';
import { Col, Row, Skeleton, Table } from 'antd';
import { useState, type ReactElement } from 'react';
import { ApiProblem } from '#console/api/api-problem.ts';
import { read } from '#console/api/client.ts';
import type { TrainingView } from '#console/api/types.ts';
import { Chart } from '#console/kit/chart.tsx';
import { Empty } from '#console/kit/empty.tsx';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { dayOf } from '#console/kit/span-filter.tsx';
import { useWords } from '#console/words/use-words.ts';
import { lastMonths, type Month } from './months.ts';
import { words } from './words.ts';

interface Point extends Pick<TrainingView, 'agent' | 'average' | 'judged'> {
  readonly month: string;
}

const MONTHS = 6;
const PATH = '/v1/quality/agents';

const askFor = ({ from, to }: Month, shop: string | undefined) => ({
  queryKey: [PATH, { shop, from, to }],
  queryFn: () => read<{ data: TrainingView[] }>(PATH, { shop, from, to }),
  enabled: shop !== undefined,
});

/** How the scores of each agent go, month by month (H3). */
export function Trends({ shop }: { readonly shop: string | undefined }): ReactElement {
  const t = useWords(words);
  const [months] = useState(() => lastMonths(dayOf(Date.now()), MONTHS));
  const found = useQueries({ queries: months.map((month) => askFor(month, shop)) });
  const failed = found.find(({ error }) => error instanceof ApiProblem);
  if (failed?.error instanceof ApiProblem)
    return <ProblemBox problem={failed.error} onRetry={() => found.forEach((one) => void one.refetch())} />;
  if (found.some(({ isPending }) => isPending)) return <Skeleton active />;
  const points = found.flatMap(({ data }, n) =>
    (data?.data ?? []).map(({ agent, average, judged }): Point => ({
      agent,
      average,
      judged,
      month: months[n]?.name ?? '',
    })),
  );
  return points.some(({ judged }) => judged > 0) ? (
    <Picture points={points.filter(({ judged }) => judged > 0)} months={months.map(({ name }) => name)} />
  ) : (
    <Empty says={t('noTrend')} />
  );
}

function Picture({
  points,
  months,
}: {
  readonly points: readonly Point[];
  readonly months: readonly string[];
}): ReactElement {
  const t = useWords(words);
  const agents = [...new Set(points.map(({ agent }) => agent))].toSorted();
  const valueOf = (agent: string, month: string): number | null =>
    points.find((one) => one.agent === agent && one.month === month)?.average ?? null;
  return (
    <Row gutter={[24, 16]}>
      <Col xs={24} xl={13}>
        <p>{t('trendSays')}</p>
        <Chart
          label={t('trendChart')}
          data={{
            kind: 'line',
            unit: t('average'),
            axis: months,
            series: agents.map((agent) => ({ name: agent, values: months.map((month) => valueOf(agent, month)) })),
          }}
        />
      </Col>
      <Col xs={24} xl={11}>
        <Table<Point>
          size="small"
          rowKey={({ agent, month }) => `${agent} ${month}`}
          dataSource={points.toReversed()}
          pagination={{ pageSize: 15, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: t('month'), dataIndex: 'month', className: 'figures' },
            { title: t('agent'), dataIndex: 'agent' },
            {
              title: t('average'),
              align: 'right',
              className: 'figures',
              render: (_, { average }) => average.toFixed(1),
            },
            { title: t('judged'), align: 'right', className: 'figures', dataIndex: 'judged' },
          ]}
        />
      </Col>
    </Row>
  );
}
