import { Table, Tag } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import type { DigestHead, ScheduleView } from '#console/api/types.ts';
import { usePages, useRead } from '#console/api/use-read.ts';
import { Empty } from '#console/kit/empty.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { More } from '#console/kit/more.tsx';
import { PageBody } from '#console/kit/page-frame.tsx';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

/** The schedules of the shops' days, and the runs that did not take place (H1). */
export function Schedules(): ReactElement {
  const t = useWords(words);
  const read = useRead<{ readonly data: readonly ScheduleView[] }>('/v1/operations/schedules');
  return (
    <>
      <PageBody reading={read}>
        {read.data?.data.length === 0 ? (
          <Empty says={t('noSchedules')} />
        ) : (
          <Table<ScheduleView>
            size="small"
            rowKey="id"
            dataSource={[...(read.data?.data ?? [])]}
            pagination={false}
            scroll={{ x: 'max-content' }}
            columns={[
              { title: t('shop'), dataIndex: 'shop' },
              { title: t('schedule'), render: (_, { kind }) => kind.replaceAll('_', ' ') },
              {
                title: t('status'),
                render: (_, { paused, note }) => (
                  <Tag variant="outlined" color={paused ? 'warning' : 'default'}>
                    {paused ? t('held', { note: note ?? '' }) : t('runs')}
                  </Tag>
                ),
              },
              { title: t('last'), render: (_, { lastAt, shop }) => <When at={lastAt} shop={shop} /> },
              { title: t('next'), render: (_, { nextAt, shop }) => <When at={nextAt} shop={shop} /> },
            ]}
          />
        )}
      </PageBody>
      <h2 className="operations-port">{t('missed')}</h2>
      <Missed />
    </>
  );
}

function Missed(): ReactElement {
  const t = useWords(words);
  const pages = usePages<DigestHead>('/v1/digests', { status: 'missed', limit: 20 });
  return (
    <PageBody reading={pages}>
      {pages.rows.length === 0 ? (
        <Empty says={t('noneMissed')} />
      ) : (
        <ul className="plain-list">
          {pages.rows.map(({ id, shop, kind, at }) => (
            <li key={id}>
              <Link href={`/shifts/${id}`}>
                {shop} · {kind.replaceAll('_', ' ')}
              </Link>{' '}
              <Moment at={at} shop={shop} />
            </li>
          ))}
        </ul>
      )}
      {pages.rows.length === 0 ? null : <More of={pages} />}
    </PageBody>
  );
}

function When({ at, shop }: { readonly at: string | null; readonly shop: string }): ReactElement {
  const t = useWords(words);
  return at === null ? <>{t('never')}</> : <Moment at={at} shop={shop} />;
}
