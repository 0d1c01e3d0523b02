import { Button, Flex, Table } from 'antd';
import { useState, type ReactElement } from 'react';
import { useAct, usePages } from '#console/api/use-read.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Empty } from '#console/kit/empty.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { More } from '#console/kit/more.tsx';
import { PageBody } from '#console/kit/page-frame.tsx';
import { useMe } from '#console/shell/me.ts';
import { useWords } from '#console/words/use-words.ts';
import { StatusFilter } from './status-filter.tsx';
import { words } from './words.ts';

const STATUSES = ['dead', 'failed', 'stale', 'queued', 'sending', 'sent', 'cancelled'] as const;
type Status = (typeof STATUSES)[number];

interface OutboxLine {
  readonly id: number;
  readonly shop: string;
  readonly caseNo: string | null;
  readonly to: string;
  readonly template: string;
  readonly status: Status;
  readonly at: string;
  readonly attempts: number;
  readonly reason: string | null;
}

const ENDED: ReadonlySet<Status> = new Set<Status>(['dead', 'stale', 'sent', 'cancelled']);

/** Messages by their state, what was given up first: sent again, or taken back before they leave. */
export function Outbox(): ReactElement {
  const t = useWords(words);
  const [status, setStatus] = useState<string>('dead');
  const pages = usePages<OutboxLine>('/v1/messages', status === '' ? {} : { status });
  return (
    <>
      <StatusFilter of={STATUSES} value={status} onChange={setStatus} />
      <PageBody reading={pages}>
        {pages.rows.length === 0 ? (
          <Empty says={t('noMessages')} />
        ) : (
          <Table<OutboxLine>
            size="small"
            rowKey="id"
            dataSource={[...pages.rows]}
            pagination={false}
            scroll={{ x: 'max-content' }}
            columns={[
              { title: t('message'), render: (_, { template }) => template.replaceAll('_', ' ') },
              { title: t('case'), render: (_, { caseNo }) => (caseNo === null ? '—' : <CaseLink caseNo={caseNo} />) },
              { title: t('to'), dataIndex: 'to' },
              { title: t('status'), render: (_, line) => t(`status.${line.status}`) },
              { title: t('at'), render: (_, { at, shop }) => <Moment at={at} shop={shop} /> },
              { title: t('tries'), dataIndex: 'attempts', align: 'right', className: 'figures' },
              {
                title: t('reason'),
                render: (_, { reason }) => <span className="operations-reason">{reason ?? ''}</span>,
              },
              { title: t('resend'), render: (_, line) => <MessageActs of={line} /> },
            ]}
          />
        )}
        {pages.rows.length === 0 ? null : <More of={pages} />}
      </PageBody>
    </>
  );
}

function MessageActs({ of: { id, status } }: { readonly of: OutboxLine }): ReactElement | null {
  const t = useWords(words);
  const { may } = useMe();
  const { act, isActing } = useAct();
  if (ENDED.has(status))
    return may('resendMessage') ? (
      <Button
        size="small"
        disabled={isActing}
        aria-label={t('resendOf', { id })}
        onClick={() => void act('post', `/v1/messages/${id}/resend`, {}, { done: t('resent') })}
      >
        {t('resend')}
      </Button>
    ) : null;
  return may('cancelMessage') && status !== 'sending' ? (
    <Flex>
      <Button
        size="small"
        disabled={isActing}
        aria-label={t('takeBackOf', { id })}
        onClick={() => void act('post', `/v1/messages/${id}/cancel`, {}, { done: t('takenBack') })}
      >
        {t('takeBack')}
      </Button>
    </Flex>
  ) : null;
}
