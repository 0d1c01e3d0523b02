import { Table } from 'antd';
import type { ReactElement } from 'react';
import { usePages } from '#console/api/use-read.ts';
import type { SweepFinding } from '#console/api/types.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Empty } from '#console/kit/empty.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { More } from '#console/kit/more.tsx';
import { plain } from '#console/kit/names.ts';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { useShop } from '#console/shell/shop.ts';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

/** What does not add up between our books and those outside (B6). */
export function FindingsTab(): ReactElement {
  const t = useWords(words);
  const pages = usePages<SweepFinding>('/v1/findings', { status: 'open', shop: useShop(), limit: 50 });
  if (pages.error) return <ProblemBox problem={pages.error} onRetry={pages.refetch} />;
  return (
    <>
      <Table<SweepFinding>
        size="small"
        pagination={false}
        loading={pages.isPending}
        dataSource={[...pages.rows]}
        rowKey={({ kind, subject }) => `${kind} ${subject}`}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: pages.isPending ? ' ' : <Empty says={t('none_findings')} /> }}
        columns={[
          { title: t('kind'), render: (_, { kind }) => plain(kind) },
          { title: t('says'), dataIndex: 'says' },
          { title: t('case'), render: (_, { caseNo }) => (caseNo === null ? '—' : <CaseLink caseNo={caseNo} />) },
          {
            title: t('firstSeen'),
            render: (_, { firstSeenAt, shop }) => <Moment at={firstSeenAt} shop={shop} show="relative" />,
          },
        ]}
      />
      {pages.rows.length > 0 ? <More of={pages} /> : null}
    </>
  );
}
