import { Button, Flex, Table } from 'antd';
import { useState, type ReactElement } from 'react';
import type { CaseLine, NudgeView } from '#console/api/types.ts';
import { useAct, usePages } from '#console/api/use-read.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Empty } from '#console/kit/empty.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { More } from '#console/kit/more.tsx';
import { PageBody } from '#console/kit/page-frame.tsx';
import { useNames } from '#console/kit/use-names.ts';
import { useMe } from '#console/shell/me.ts';
import { useWords } from '#console/words/use-words.ts';
import { NudgeAll } from './nudge-all.tsx';
import { NudgeReport } from './nudge-report.tsx';
import { words } from './words.ts';

interface StuckCasesProps {
  /** A case's page in the Temporal Web UI, with `{no}` for its number. */
  readonly casePage: string | null;
}

/** The cases that wait for somebody to free a step: one is tried again, or all of them. */
export function StuckCases({ casePage }: StuckCasesProps): ReactElement {
  const t = useWords(words);
  const name = useNames();
  const { may } = useMe();
  const pages = usePages<CaseLine>('/v1/cases', { stuck: true, limit: 200 });
  const { act, isActing } = useAct();
  const [report, setReport] = useState<NudgeView>();
  const tryOne = async (caseNo: string): Promise<void> => {
    const done = await act<NudgeView>('post', '/v1/operations/nudge', { case: caseNo });
    if (done.ok) setReport(done.value);
  };
  return (
    <PageBody reading={pages}>
      <Flex justify="end" style={{ marginBottom: 12 }}>
        {may('nudgeCases') ? <NudgeAll /> : null}
      </Flex>
      <NudgeReport of={report} onClose={() => setReport(undefined)} />
      {pages.rows.length === 0 ? (
        <Empty says={t('noneStuck')} />
      ) : (
        <Table<CaseLine>
          size="small"
          rowKey="caseNo"
          dataSource={[...pages.rows]}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: t('case'), render: (_, { caseNo }) => <CaseLink caseNo={caseNo} /> },
            { title: t('shop'), dataIndex: 'shop' },
            { title: t('stage'), render: (_, { stage }) => name('stage', stage) },
            { title: t('waiting'), render: (_, { waitingOn }) => name('turn', waitingOn) },
            { title: t('since'), render: (_, { since, shop }) => <Moment at={since} shop={shop} /> },
            {
              title: t('webUi'),
              render: (_, { caseNo }) =>
                casePage === null ? (
                  '—'
                ) : (
                  <a
                    href={casePage.replace('{no}', caseNo)}
                    target="_blank"
                    rel="noreferrer"
                    aria-label={t('openInTemporal', { no: caseNo })}
                  >
                    {t('webUi')}
                  </a>
                ),
            },
            {
              title: t('tryOne'),
              render: (_, { caseNo }) => (
                <Button
                  size="small"
                  disabled={isActing || !may('nudgeCases')}
                  aria-label={t('tryOneOf', { no: caseNo })}
                  onClick={() => void tryOne(caseNo)}
                >
                  {t('tryOne')}
                </Button>
              ),
            },
          ]}
        />
      )}
      {pages.rows.length === 0 ? null : <More of={pages} />}
    </PageBody>
  );
}
