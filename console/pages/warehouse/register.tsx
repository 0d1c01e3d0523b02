import { Flex, Input, Select, Statistic, Table } from 'antd';
import { useState, type ReactElement } from 'react';
import type { ReturnTotals, ReturnView } from '#console/api/types.ts';
import { usePages, useRead, type Pages } from '#console/api/use-read.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Empty } from '#console/kit/empty.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { More } from '#console/kit/more.tsx';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { useMe } from '#console/shell/me.ts';
import { useWords } from '#console/words/use-words.ts';
import { useOneShop } from './use-one-shop.ts';
import { words } from './words.ts';

const today = (zone: string | undefined): string =>
  new Intl.DateTimeFormat('sv-SE', zone === undefined ? {} : { timeZone: zone }).format(new Date());

/** A day's returns and what they did to stock (D8). */
export function Register(): ReactElement {
  const t = useWords(words);
  const { works } = useMe();
  const [shop, setShop] = useOneShop();
  const [day, setDay] = useState(() => today(works[0]?.zone));
  const enabled = shop !== '' && day !== '';
  const totals = useRead<ReturnTotals>('/v1/returns/totals', { shop, day }, { enabled, keep: true });
  const rows = usePages<ReturnView>('/v1/returns', { shop, day, limit: 50 }, { enabled });
  const problem = totals.error ?? rows.error;
  return (
    <Flex vertical gap="middle">
      <Flex gap="small" wrap>
        <Select
          aria-label={t('shop')}
          value={shop}
          style={{ minWidth: 160 }}
          options={works.map((one) => ({ value: one.shop, label: one.shop }))}
          onChange={setShop}
        />
        <Input
          type="date"
          aria-label={t('day')}
          value={day}
          style={{ width: 170 }}
          onChange={(event) => setDay(event.target.value)}
        />
      </Flex>
      {problem ? <ProblemBox problem={problem} onRetry={rows.refetch} /> : null}
      <Flex gap="large" wrap>
        {(['received', 'stock', 'loss', 'elsewhere'] as const).map((name) => (
          <Statistic key={name} title={t(name)} value={totals.data?.[name] ?? '–'} />
        ))}
      </Flex>
      <Rows rows={rows} shop={shop} isPending={rows.isPending && enabled} />
      {rows.rows.length > 0 ? <More of={rows} /> : null}
    </Flex>
  );
}

interface RowsProps {
  readonly rows: Pages<ReturnView>;
  readonly shop: string;
  readonly isPending: boolean;
}

function Rows({ rows, shop, isPending }: RowsProps): ReactElement {
  const t = useWords(words);
  return (
    <Table<ReturnView>
      size="small"
      pagination={false}
      loading={isPending}
      dataSource={[...rows.rows]}
      rowKey={(row) => `${row.caseNo}/${row.at}/${row.line}/${row.result}/${row.disposition}`}
      locale={{ emptyText: <Empty says={t('noReturns')} /> }}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('at'), render: (_, { at }) => <Moment at={at} shop={shop} show="absolute" /> },
        { title: t('case'), render: (_, { caseNo }) => <CaseLink caseNo={caseNo} /> },
        { title: t('article'), dataIndex: 'sku' },
        { title: t('quantity'), dataIndex: 'quantity', align: 'right' },
        { title: t('finding'), render: (_, { result }) => t(`o_${result}`) },
        { title: t('goes'), render: (_, { disposition }) => t(disposition === null ? 'd_none' : `d_${disposition}`) },
        { title: t('tracking'), render: (_, { rma, trackingNo }) => rma ?? trackingNo ?? '' },
      ]}
    />
  );
}
