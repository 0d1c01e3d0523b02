import { FireOutlined } from '@ant-design/icons';
import { Button, Flex, Select, Skeleton, Table, Tag } from 'antd';
import { useState, type ReactElement } from 'react';
import { useAct, usePages } from '#console/api/use-read.ts';
import type { HotSpotView } from '#console/api/types.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Empty } from '#console/kit/empty.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { More } from '#console/kit/more.tsx';
import { plain } from '#console/kit/names.ts';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import type { Span } from '#console/kit/span-filter.tsx';
import { useMe } from '#console/shell/me.ts';
import { useWords } from '#console/words/use-words.ts';
import { CloseHotSpot } from './close-hot-spot.tsx';
import { words } from './hot-spot-words.ts';

const STATUSES = ['open', 'cooled', 'closed'] as const;

/** More cases of an article, carrier or cause than usual, with the cases behind them (I2). */
export function HotSpots({ span }: { readonly span: Span }): ReactElement {
  const t = useWords(words);
  const [status, setStatus] = useState<string>('open');
  const pages = usePages<HotSpotView>('/v1/hot-spots', { shop: span.shop, status });
  return (
    <Flex vertical gap="middle">
      <Flex gap="small" wrap justify="space-between">
        <Select
          aria-label={t('status')}
          value={status}
          style={{ minWidth: 140 }}
          onChange={setStatus}
          options={[{ value: '', label: t('any') }, ...STATUSES.map((value) => ({ value, label: t(value) }))]}
        />
        <FindNow shop={span.shop} />
      </Flex>
      {pages.error ? <ProblemBox problem={pages.error} onRetry={pages.refetch} /> : null}
      {pages.isPending ? <Skeleton active /> : null}
      {!pages.isPending && pages.rows.length === 0 && !pages.error ? <Empty says={t('nothing')} /> : null}
      {pages.rows.length > 0 ? <Rows of={pages.rows} /> : null}
      {pages.rows.length > 0 ? <More of={pages} /> : null}
    </Flex>
  );
}

/** What every night does by itself, now. */
function FindNow({ shop }: { readonly shop: string | undefined }): ReactElement | null {
  const t = useWords(words);
  const { may } = useMe();
  const { act, isActing } = useAct();
  if (!may('findHotSpots')) return null;
  return (
    <Button
      icon={<FireOutlined />}
      loading={isActing}
      disabled={shop === undefined}
      title={shop === undefined ? t('chooseShop') : undefined}
      onClick={() => void act('post', '/v1/hot-spots/find', { shop }, { done: t('found') })}
    >
      {t('find')}
    </Button>
  );
}

function Rows({ of }: { readonly of: readonly HotSpotView[] }): ReactElement {
  const t = useWords(words);
  const { may } = useMe();
  return (
    <Table<HotSpotView>
      size="small"
      rowKey="id"
      dataSource={[...of]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('what'), render: (_, { subject, name }) => <strong>{`${t(subject)} · ${plain(name)}`}</strong> },
        { title: t('status'), render: (_, { status }) => <Tag variant="outlined">{t(status)}</Tag> },
        {
          title: t('count'),
          className: 'figures',
          render: (_, { count, expected, chance }) => (
            <span title={t('chance', { chance: chance.toPrecision(2) })}>
              {t('than', { count, expected: expected.toFixed(1) })}
            </span>
          ),
        },
        { title: t('since'), render: (_, { openedAt, shop }) => <Moment at={openedAt} shop={shop} /> },
        { title: t('cases'), render: (_, { cases }) => <Cases of={cases} /> },
        { title: t('came'), render: (_, spot) => <CameFrom of={spot} /> },
        {
          title: t('acts'),
          render: (_, spot) =>
            spot.status !== 'closed' && may('closeHotSpot') ? <CloseHotSpot of={spot} /> : <span>—</span>,
        },
      ]}
    />
  );
}

function CameFrom({ of }: { readonly of: HotSpotView }): ReactElement {
  const t = useWords(words);
  if (of.alarm !== null) return <span>{t('alarm', { alarm: of.alarm })}</span>;
  if (of.cause === null) return <span>—</span>;
  return <span>{[plain(of.cause), of.note].filter(Boolean).join(': ')}</span>;
}

const MOST = 6;

/** The cases behind it, the last of them first; the others are counted. */
export function Cases({ of }: { readonly of: readonly string[] }): ReactElement {
  const t = useWords(words);
  return (
    <Flex gap="small" wrap style={{ maxWidth: 340 }}>
      {of
        .slice(-MOST)
        .toReversed()
        .map((caseNo) => (
          <CaseLink key={caseNo} caseNo={caseNo} />
        ))}
      {of.length > MOST ? <span className="quiet">{t('further', { n: of.length - MOST })}</span> : null}
    </Flex>
  );
}
