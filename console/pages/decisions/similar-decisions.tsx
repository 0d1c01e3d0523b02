import { Card, Table, Tag } from 'antd';
import type { ReactElement } from 'react';
import { useRead } from '#console/api/use-read.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Empty } from '#console/kit/empty.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { Money } from '#console/kit/money.tsx';
import { useCaseNames } from '#console/pages/case/case-names.ts';
import { useWords } from '#console/words/use-words.ts';
import type { SimilarDecision } from './waiting-decision.ts';
import { words } from './words.ts';

/** How people decided lately where the problem was the same: nobody decides as if it were the first time. */
export function SimilarDecisions({ caseNo }: { readonly caseNo: string }): ReactElement {
  const t = useWords(words);
  const name = useCaseNames();
  const found = useRead<{ decisions: SimilarDecision[] }>(`/v1/cases/${caseNo}/decisions/similar`);
  const rows = found.data?.decisions ?? [];
  return (
    <section aria-label={t('history')}>
      <Card size="small" title={<h2 className="decisions-title">{t('history')}</h2>} loading={found.isPending}>
        {rows.length === 0 ? (
          <Empty says={t('noHistory')} />
        ) : (
          <Table
            size="small"
            pagination={false}
            showHeader={false}
            rowKey={({ caseNo: of, at }) => `${of} ${at}`}
            dataSource={rows}
            columns={[
              { key: 'case', render: (_value, row) => <CaseLink caseNo={row.caseNo} /> },
              { key: 'at', render: (_value, row) => <Moment at={row.at} show="relative" /> },
              {
                key: 'verdict',
                render: (_value, row) => (
                  <Tag color={row.verdict === 'grant' ? 'blue' : 'red'}>{name('state', row.verdict)}</Tag>
                ),
              },
              {
                key: 'gave',
                render: (_value, row) => (
                  <>
                    {row.remedy === null ? '—' : name('remedy', row.remedy)}{' '}
                    {row.money ? <Money value={row.money} /> : null}
                  </>
                ),
              },
              { key: 'why', render: (_value, row) => `${row.by}: ${row.because ?? ''}` },
            ]}
          />
        )}
      </Card>
    </section>
  );
}
