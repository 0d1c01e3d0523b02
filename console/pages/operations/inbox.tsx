import { Button, Table } from 'antd';
import { useState, type ReactElement } from 'react';
import type { InboxView } from '#console/api/types.ts';
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

const STATUSES = ['dead', 'new', 'ignored', 'done'] as const;

/** What providers told, and what became of it; what was given up is looked at again. */
export function Inbox(): ReactElement {
  const t = useWords(words);
  const { may } = useMe();
  const { act, isActing } = useAct();
  const [status, setStatus] = useState<string>('dead');
  const pages = usePages<InboxView>('/v1/operations/inbox', status === '' ? {} : { status });
  return (
    <>
      <StatusFilter of={STATUSES} value={status} onChange={setStatus} />
      <PageBody reading={pages}>
        {pages.rows.length === 0 ? (
          <Empty says={t('noNews')} />
        ) : (
          <Table<InboxView>
            size="small"
            rowKey="id"
            dataSource={[...pages.rows]}
            pagination={false}
            scroll={{ x: 'max-content' }}
            columns={[
              { title: t('event'), dataIndex: 'type' },
              { title: t('provider'), dataIndex: 'provider' },
              { title: t('speaksOf'), dataIndex: 'ref' },
              { title: t('case'), render: (_, { caseNo }) => (caseNo === null ? '—' : <CaseLink caseNo={caseNo} />) },
              { title: t('status'), render: (_, line) => t(`status.${line.status}`) },
              { title: t('at'), render: (_, { receivedAt }) => <Moment at={receivedAt} /> },
              { title: t('tries'), dataIndex: 'attempts', align: 'right', className: 'figures' },
              { title: t('reason'), render: (_, { note }) => <span className="operations-reason">{note ?? ''}</span> },
              {
                title: t('lookAgain'),
                render: (_, { id, status: now }) =>
                  may('retryInbox') && (now === 'dead' || now === 'ignored') ? (
                    <Button
                      size="small"
                      disabled={isActing}
                      aria-label={t('lookAgainOf', { id })}
                      onClick={() =>
                        void act('post', `/v1/operations/inbox/${id}/retry`, {}, { done: t('lookedAgain') })
                      }
                    >
                      {t('lookAgain')}
                    </Button>
                  ) : null,
              },
            ]}
          />
        )}
        {pages.rows.length === 0 ? null : <More of={pages} />}
      </PageBody>
    </>
  );
}
