import { Alert, Descriptions, Flex, Segmented, Table } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link, useParams } from 'wouter';
import { useRead } from '#console/api/use-read.ts';
import type { DigestBody } from '#console/api/types.ts';
import { Empty } from '#console/kit/empty.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { PageFrame } from '#console/kit/page-frame.tsx';
import { plain } from '#console/kit/names.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { DigestItems } from './digest-items.tsx';
import { runName } from './run-names.ts';
import { words } from './words.ts';

const SECTIONS = ['late', 'due', 'forgotten', 'open'] as const;

/** A digest: what is late, due, forgotten and open, each thing once and linked (H1). */
export function DigestPage(): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const { id = '' } = useParams();
  const found = useRead<DigestBody>(`/v1/digests/${id}`);
  const digest = found.data;
  const kind = digest?.kind ?? id.split('.')[1] ?? '';
  return (
    <PageFrame
      title={runName(kind, locale)}
      subtitle={
        digest ? (
          <>
            {digest.shop} · <Moment at={digest.at} shop={digest.shop} />
          </>
        ) : undefined
      }
      reading={found}
      actions={<Link href="/shifts">{t('back')}</Link>}
    >
      {digest ? <Digest of={digest} /> : null}
    </PageFrame>
  );
}

function Digest({ of }: { readonly of: DigestBody }): ReactElement {
  const t = useWords(words);
  const [shown, setShown] = useState<string>('all');
  const items = of.items.filter(({ section }) => shown === 'all' || section === shown);
  return (
    <Flex vertical gap="middle">
      {of.status === 'missed' ? <Alert type="error" showIcon title={t('wasMissed')} /> : null}
      {of.missed.length > 0 ? (
        <Alert type="warning" showIcon title={t('missedRuns', { runs: of.missed.join(', ') })} />
      ) : null}
      <Extras of={of} />
      {of.items.length === 0 ? (
        <Empty says={t('noItems')} />
      ) : (
        <>
          <Segmented
            aria-label={t('filter')}
            value={shown}
            onChange={setShown}
            options={[
              { value: 'all', label: `${t('items')} ${of.items.length}` },
              ...SECTIONS.map((value) => ({ value, label: `${t(value)} ${of.counts[value]}` })),
            ]}
          />
          <DigestItems of={items} shop={of.shop} />
        </>
      )}
    </Flex>
  );
}

/** What some runs tell besides: the day's returns, the week's causes, waybills, what the outside said. */
function Extras({ of: { totals, causes, batches, asked, shop } }: { readonly of: DigestBody }): ReactElement {
  const t = useWords(words);
  return (
    <>
      {totals === null ? null : (
        <Descriptions
          size="small"
          bordered
          title={t('totals')}
          column={{ xs: 2, md: 4 }}
          items={(['received', 'stock', 'loss', 'elsewhere'] as const).map((key) => ({
            key,
            label: t(key),
            children: totals[key],
          }))}
        />
      )}
      {asked === null ? null : <p>{t('asked_', asked)}</p>}
      {causes === null || causes.length === 0 ? null : (
        <Table
          size="small"
          rowKey={({ source, cause }) => `${source} ${cause}`}
          dataSource={[...causes]}
          pagination={false}
          columns={[
            { title: t('cause'), render: (_, { cause }) => (cause === null ? '—' : plain(cause)) },
            { title: t('source'), render: (_, { source }) => t(source) },
            { title: t('count'), dataIndex: 'count', align: 'right', className: 'figures' },
          ]}
        />
      )}
      {batches === null || batches.length === 0 ? null : (
        <Table
          size="small"
          rowKey="key"
          dataSource={[...batches]}
          pagination={false}
          columns={[
            { title: t('batches'), dataIndex: 'key' },
            { title: t('count'), render: (_, { orders }) => t('orders', { n: orders }) },
            { title: t('sent'), render: (_, { sentAt }) => <Moment at={sentAt} shop={shop} /> },
          ]}
        />
      )}
    </>
  );
}
