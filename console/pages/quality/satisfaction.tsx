import { Skeleton, Table } from 'antd';
import type { ReactElement } from 'react';
import { usePages } from '#console/api/use-read.ts';
import type { SatisfactionView } from '#console/api/types.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Empty } from '#console/kit/empty.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { More } from '#console/kit/more.tsx';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import type { Span } from '#console/kit/span-filter.tsx';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

/** What customers answered when asked whether it helped (E1). */
export function SatisfactionList({ span }: { readonly span: Span }): ReactElement {
  const t = useWords(words);
  const pages = usePages<SatisfactionView>('/v1/satisfaction', { ...span });
  if (pages.error) return <ProblemBox problem={pages.error} onRetry={pages.refetch} />;
  if (pages.isPending) return <Skeleton active />;
  if (pages.rows.length === 0) return <Empty says={t('noSatisfaction')} />;
  return (
    <>
      <Table<SatisfactionView>
        size="small"
        rowKey={({ caseNo, at }) => `${caseNo} ${at}`}
        dataSource={[...pages.rows]}
        pagination={false}
        columns={[
          { title: t('caseNo'), render: (_, { caseNo }) => <CaseLink caseNo={caseNo} /> },
          { title: t('order'), dataIndex: 'order', className: 'figures' },
          { title: t('at'), render: (_, { at, shop }) => <Moment at={at} shop={shop} /> },
          { title: t('solved'), render: (_, { solved }) => <strong>{t(solved ? 'yes' : 'no')}</strong> },
          {
            title: t('given'),
            align: 'right',
            className: 'figures',
            render: (_, { score }) => (score === null ? t('none') : `${score} / 5`),
          },
        ]}
      />
      <More of={pages} />
    </>
  );
}
