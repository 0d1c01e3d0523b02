import { ExclamationCircleOutlined } from '@ant-design/icons';
import { Flex, Select, Skeleton, Table, Tag } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link } from 'wouter';
import { usePages, type Pages } from '#console/api/use-read.ts';
import type { DigestHead } from '#console/api/types.ts';
import { Empty } from '#console/kit/empty.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { More } from '#console/kit/more.tsx';
import { PageFrame } from '#console/kit/page-frame.tsx';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { RUN_KINDS } from '#domain/day/runs.ts';
import { useMe } from '#console/shell/me.ts';
import { useShop } from '#console/shell/shop.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { RunNow } from './run-now.tsx';
import { runName } from './run-names.ts';
import { words } from './words.ts';

interface Filter {
  readonly kind: string;
  readonly status: string;
}

/** The digests of the shops' days, and the runs that did not take place (H1). */
export function ShiftsPage(): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const { may } = useMe();
  const shop = useShop();
  const [filter, setFilter] = useState<Filter>({ kind: '', status: '' });
  const pages = usePages<DigestHead>('/v1/digests', { shop, ...filter });
  const select = (name: keyof Filter, label: string, options: { value: string; label: string }[]): ReactElement => (
    <Select
      aria-label={label}
      value={filter[name]}
      options={options}
      style={{ minWidth: 160 }}
      onChange={(value) => setFilter({ ...filter, [name]: value })}
    />
  );
  return (
    <PageFrame title={t('title')} subtitle={t('says')} actions={may('runDigest') ? <RunNow /> : null}>
      <Flex gap="small" wrap style={{ marginBottom: 12 }}>
        {select('kind', t('run'), [
          { value: '', label: t('anyRun') },
          ...RUN_KINDS.map((value) => ({ value, label: runName(value, locale) })),
        ])}
        {select('status', t('status'), [
          { value: '', label: t('any') },
          { value: 'made', label: t('made') },
          { value: 'missed', label: t('missed') },
        ])}
      </Flex>
      <Found of={pages} />
    </PageFrame>
  );
}

function Found({ of }: { readonly of: Pages<DigestHead> }): ReactElement {
  const t = useWords(words);
  if (of.error) return <ProblemBox problem={of.error} onRetry={of.refetch} />;
  if (of.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (of.rows.length === 0) return <Empty says={t('nothing')} />;
  return (
    <>
      <Digests of={of.rows} />
      <More of={of} />
    </>
  );
}

function Digests({ of }: { readonly of: readonly DigestHead[] }): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const count = (name: keyof DigestHead['counts']) => ({
    title: t(name),
    align: 'right' as const,
    className: 'figures',
    render: (_: unknown, { counts }: DigestHead) =>
      counts[name] > 0 && name !== 'open' ? <strong>{counts[name]}</strong> : counts[name],
  });
  return (
    <Table<DigestHead>
      size="small"
      rowKey="id"
      dataSource={[...of]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('run'),
          render: (_, { id, kind }) => <Link href={`/shifts/${id}`}>{runName(kind, locale)}</Link>,
        },
        { title: t('at'), render: (_, { at, shop }) => <Moment at={at} shop={shop} /> },
        { title: t('shop'), dataIndex: 'shop' },
        {
          title: t('status'),
          render: (_, { status }) => (
            <Tag variant="outlined" icon={status === 'missed' ? <ExclamationCircleOutlined /> : undefined}>
              {t(status)}
            </Tag>
          ),
        },
        count('late'),
        count('due'),
        count('forgotten'),
        count('open'),
        { title: t('missedBefore'), render: (_, { missed }) => missed.join(', ') || '—' },
      ]}
    />
  );
}
