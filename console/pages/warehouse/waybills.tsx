import { Flex, Select, Table, Tag } from 'antd';
import type { ReactElement } from 'react';
import type { DigestBody, DigestHead } from '#console/api/types.ts';
import { usePages, useRead } from '#console/api/use-read.ts';
import { Empty } from '#console/kit/empty.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { More } from '#console/kit/more.tsx';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { useMe } from '#console/shell/me.ts';
import { useWords } from '#console/words/use-words.ts';
import { useOneShop } from './use-one-shop.ts';
import { words } from './words.ts';

/** What was given to the warehouse to ship, hour by hour (D9). */
export function Waybills(): ReactElement {
  const t = useWords(words);
  const { works } = useMe();
  const [shop, setShop] = useOneShop();
  const hours = usePages<DigestHead>('/v1/digests', { shop, kind: 'waybills', limit: 24 }, { enabled: shop !== '' });
  return (
    <Flex vertical gap="middle">
      <Select
        aria-label={t('shop')}
        value={shop}
        style={{ width: 200 }}
        options={works.map((one) => ({ value: one.shop, label: one.shop }))}
        onChange={setShop}
      />
      {hours.error ? <ProblemBox problem={hours.error} onRetry={hours.refetch} /> : null}
      <Table<DigestHead>
        size="small"
        pagination={false}
        loading={hours.isPending && shop !== ''}
        dataSource={[...hours.rows]}
        rowKey="id"
        locale={{ emptyText: <Empty says={t('noWaybills')} /> }}
        expandable={{ expandedRowRender: batchesOf }}
        columns={[
          { title: t('slot'), render: (_, { at }) => <Moment at={at} shop={shop} show="absolute" /> },
          { title: t('orders'), align: 'right', render: (_, { counts }) => counts.open },
          {
            title: t('sent'),
            render: (_, hour) =>
              hour.status === 'missed' ? (
                <Tag>{t('missed')}</Tag>
              ) : (
                <Moment at={hour.madeAt} shop={shop} show="absolute" />
              ),
          },
        ]}
      />
      {hours.rows.length > 0 ? <More of={hours} /> : null}
    </Flex>
  );
}

const batchesOf = ({ id, shop }: DigestHead): ReactElement => <Batches id={id} shop={shop} />;

function Batches({ id, shop }: { readonly id: string; readonly shop: string }): ReactElement {
  const t = useWords(words);
  const { data, error } = useRead<DigestBody>(`/v1/digests/${id}`);
  if (error) return <ProblemBox problem={error} />;
  const batches = data?.batches ?? [];
  if (data && batches.length === 0) return <span className="quiet">{t('emptyBatch')}</span>;
  return (
    <ul className="plain-list">
      {batches.map(({ key, orders, sentAt }) => (
        <li key={key} className="figures">
          {t('batch')} {key} · {t('orders')} {orders} · {t('sent')}{' '}
          {sentAt === null ? t('notSent') : <Moment at={sentAt} shop={shop} show="absolute" />}
        </li>
      ))}
    </ul>
  );
}
