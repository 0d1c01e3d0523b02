import { App, Button, Flex, Segmented, Skeleton, Table, Tag } from 'antd';
import { useState, type ReactElement } from 'react';
import { useAct, usePages } from '#console/api/use-read.ts';
import type { DrawingView, SampleView } from '#console/api/types.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Empty } from '#console/kit/empty.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { More } from '#console/kit/more.tsx';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import type { Span } from '#console/kit/span-filter.tsx';
import { useMe } from '#console/shell/me.ts';
import { useWords } from '#console/words/use-words.ts';
import { ScoreSheet } from './score-sheet.tsx';
import { words } from './words.ts';

/** The closed cases that are looked at: drawn, judged, corrected (H3). */
export function Samples({ span }: { readonly span: Span }): ReactElement {
  const t = useWords(words);
  const [scored, setScored] = useState('');
  const pages = usePages<SampleView>('/v1/quality/samples', { ...span, scored });
  return (
    <Flex vertical gap="middle">
      <Flex gap="small" wrap justify="space-between">
        <Segmented
          aria-label={t('scoredOnly')}
          value={scored}
          onChange={setScored}
          options={[
            { value: '', label: t('all') },
            { value: 'false', label: t('open') },
            { value: 'true', label: t('done') },
          ]}
        />
        <Draw span={span} />
      </Flex>
      {pages.error ? <ProblemBox problem={pages.error} onRetry={pages.refetch} /> : null}
      {pages.isPending ? <Skeleton active /> : null}
      {!pages.isPending && !pages.error && pages.rows.length === 0 ? <Empty says={t('nothing')} /> : null}
      {pages.rows.length > 0 ? <Rows of={pages.rows} /> : null}
      {pages.rows.length > 0 ? <More of={pages} /> : null}
    </Flex>
  );
}

function Draw({ span }: { readonly span: Span }): ReactElement {
  const t = useWords(words);
  const { act, isActing } = useAct();
  const { message } = App.useApp();
  const draw = async (): Promise<void> => {
    const answer = await act<DrawingView>('post', '/v1/quality/samples', span);
    if (answer.ok) void message.success(t('drawn', { added: answer.value.added, closed: answer.value.closed }));
  };
  return (
    <Button type="primary" loading={isActing} disabled={span.shop === undefined} onClick={() => void draw()}>
      {t('draw')}
    </Button>
  );
}

function Rows({ of }: { readonly of: readonly SampleView[] }): ReactElement {
  const t = useWords(words);
  const { may } = useMe();
  const [judged, setJudged] = useState<SampleView>();
  return (
    <>
      <Table<SampleView>
        size="small"
        rowKey="id"
        dataSource={[...of]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('caseNo'), render: (_, { caseNo }) => <CaseLink caseNo={caseNo} /> },
          { title: t('agent'), render: (_, { agent }) => agent ?? t('nobody') },
          {
            title: t('reasons'),
            render: (_, { reasons }) =>
              reasons.map((reason) => (
                <Tag key={reason} variant="outlined">
                  {t(reason)}
                </Tag>
              )),
          },
          { title: t('closed'), render: (_, { closedAt, shop }) => <Moment at={closedAt} shop={shop} /> },
          {
            title: t('score'),
            align: 'right',
            className: 'figures',
            render: (_, { score }) => (score === null ? '—' : <strong>{score.total}</strong>),
          },
          { title: t('by'), render: (_, { score }) => score?.by.id ?? '—' },
          {
            title: t('acts'),
            render: (_, one) => (
              <Button
                size="small"
                onClick={() => setJudged(one)}
                aria-label={`${t(actOf(one, may('scoreSample')))} ${one.caseNo}`}
              >
                {t(actOf(one, may('scoreSample')))}
              </Button>
            ),
          },
        ]}
      />
      {judged ? <ScoreSheet key={judged.id} of={judged} onClose={() => setJudged(undefined)} /> : null}
    </>
  );
}

const actOf = ({ score }: SampleView, mayScore: boolean): 'judge' | 'correct' | 'look' =>
  mayScore ? (score === null ? 'judge' : 'correct') : 'look';
