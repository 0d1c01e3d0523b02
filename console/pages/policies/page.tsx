import { CheckCircleOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Table, Tag } from 'antd';
import type { ReactElement } from 'react';
import { Link, useLocation } from 'wouter';
import type { PageOf } from '#console/api/page.ts';
import { useRead } from '#console/api/use-read.ts';
import type { PolicyLine } from '#console/api/types.ts';
import { told } from '#console/kit/bilingual.ts';
import { Empty } from '#console/kit/empty.tsx';
import { PageFrame } from '#console/kit/page-frame.tsx';
import { useMe } from '#console/shell/me.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { stateOf } from './state-of.ts';
import { words } from './words.ts';

/** Every version of every policy: which is in force, which comes, which shops it serves (C2, F4). */
export function PoliciesPage(): ReactElement {
  const t = useWords(words);
  const { may } = useMe();
  const [, go] = useLocation();
  const found = useRead<PageOf<PolicyLine>>('/v1/policies');
  const lines = found.data?.data ?? [];
  return (
    <PageFrame
      title={t('title')}
      subtitle={t('says')}
      reading={found}
      actions={
        may('checkDraft') ? (
          <Button type="primary" icon={<EditOutlined />} onClick={() => go('/policy-draft')}>
            {t('write')}
          </Button>
        ) : null
      }
    >
      {lines.length === 0 ? <Empty says={t('nothing')} /> : <Versions of={lines} />}
    </PageFrame>
  );
}

function Versions({ of }: { readonly of: readonly PolicyLine[] }): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const newestFirst = of.toSorted((a, b) => a.id.localeCompare(b.id) || b.effectiveFrom.localeCompare(a.effectiveFrom));
  return (
    <Table<PolicyLine>
      size="small"
      rowKey={({ id, version }) => `${id} ${version}`}
      dataSource={newestFirst}
      pagination={{ pageSize: 30, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('policy'),
          render: (_, { id, version, title }) => (
            <>
              <Link href={`/policies/${id}/${version}`}>{told(title, locale)}</Link> <span className="quiet">{id}</span>
            </>
          ),
        },
        { title: t('version'), dataIndex: 'version', className: 'figures' },
        {
          title: t('state'),
          render: (_, line) => {
            const state = stateOf(line, of);
            return (
              <Tag variant="outlined" icon={state === 'current' ? <CheckCircleOutlined /> : undefined}>
                {t(state)}
              </Tag>
            );
          },
        },
        { title: t('from'), dataIndex: 'effectiveFrom', className: 'figures' },
        { title: t('serves'), render: (_, { shops }) => shops.join(', ') || '—' },
        { title: t('zone'), dataIndex: 'zone' },
        { title: t('currency'), render: (_, { currency }) => currency ?? '—' },
      ]}
    />
  );
}
