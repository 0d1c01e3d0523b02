import { Table, type TableColumnsType } from 'antd';
import type { ReactElement } from 'react';
import type { Pages } from '#console/api/use-read.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Empty } from '#console/kit/empty.tsx';
import { Money, type Amount } from '#console/kit/money.tsx';
import { More } from '#console/kit/more.tsx';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

interface OfCase {
  readonly caseNo: string | null;
  readonly order: string;
  readonly money: Amount;
}

interface MoneyTableProps<Row extends OfCase> {
  readonly pages: Pages<Row>;
  readonly keyOf: (row: Row) => string;
  /** What is said when there is nothing. */
  readonly none: string;
  /** Besides case, order and amount. */
  readonly columns: TableColumnsType<Row>;
}

/** A list of finance's: case, order and amount first, then what the list is about. */
export function MoneyTable<Row extends OfCase>({ pages, keyOf, none, columns }: MoneyTableProps<Row>): ReactElement {
  const t = useWords(words);
  if (pages.error) return <ProblemBox problem={pages.error} onRetry={pages.refetch} />;
  return (
    <>
      <Table<Row>
        size="small"
        pagination={false}
        loading={pages.isPending}
        dataSource={[...pages.rows]}
        rowKey={keyOf}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: pages.isPending ? ' ' : <Empty says={none} /> }}
        columns={[
          { title: t('case'), render: (_, { caseNo }) => (caseNo === null ? '—' : <CaseLink caseNo={caseNo} />) },
          { title: t('order'), render: (_, { order }) => <span className="figures">{order}</span> },
          { title: t('amount'), align: 'right', render: (_, { money }) => <Money value={money} /> },
          ...columns,
        ]}
      />
      {pages.rows.length > 0 ? <More of={pages} /> : null}
    </>
  );
}
