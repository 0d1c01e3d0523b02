import { Table } from 'antd';
import type { ReactElement } from 'react';
import { usePages } from '#console/api/use-read.ts';
import type { QueuedTask } from '#console/api/types.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Empty } from '#console/kit/empty.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { More } from '#console/kit/more.tsx';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { Urgency } from '#console/kit/urgency.tsx';
import { useShop } from '#console/shell/shop.ts';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

/** Offers above the limit of their maker: supervisors decide them in the case. */
export function LimitTab(): ReactElement {
  const t = useWords(words);
  const pages = usePages<QueuedTask>('/v1/tasks', { kind: 'approve', shop: useShop(), limit: 50 });
  if (pages.error) return <ProblemBox problem={pages.error} onRetry={pages.refetch} />;
  return (
    <>
      <Table<QueuedTask>
        size="small"
        pagination={false}
        loading={pages.isPending}
        dataSource={[...pages.rows]}
        rowKey={({ caseNo, id }) => `${caseNo}/${id}`}
        locale={{ emptyText: pages.isPending ? ' ' : <Empty says={t('none_limit')} /> }}
        columns={[
          { title: t('case'), render: (_, { caseNo }) => <CaseLink caseNo={caseNo} /> },
          { title: t('why'), dataIndex: 'why' },
          {
            title: t('since'),
            render: (_, { openedAt, shop }) => <Moment at={openedAt} shop={shop} show="relative" />,
          },
          { title: t('state'), render: (_, { dueAt }) => <Urgency dueAt={dueAt} /> },
        ]}
      />
      {pages.rows.length > 0 ? <More of={pages} /> : null}
    </>
  );
}
