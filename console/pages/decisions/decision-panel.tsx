import { Button, Card, Descriptions, Flex, Skeleton } from 'antd';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useRead } from '#console/api/use-read.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { Money } from '#console/kit/money.tsx';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { Why } from '#console/kit/why.tsx';
import { useCaseNames } from '#console/pages/case/case-names.ts';
import type { CaseView } from '#console/pages/case/case-types.ts';
import { ActDialog } from '#console/pages/case/right/act-dialog.tsx';
import type { NextActions } from '#console/pages/case/right/right-types.ts';
import { whyText } from '#console/pages/case/right/why-text.ts';
import { useWords } from '#console/words/use-words.ts';
import { SimilarDecisions } from './similar-decisions.tsx';
import type { WaitingDecision } from './waiting-decision.ts';
import { words } from './words.ts';

/** Everything one decides on: what is asked and by whom, the offer with its limit, the rules' own word, precedents. */
export function DecisionPanel({ row }: { readonly row: WaitingDecision }): ReactElement {
  const t = useWords(words);
  const view = useRead<CaseView>(`/v1/cases/${row.caseNo}`);
  const actions = useRead<NextActions>(`/v1/cases/${row.caseNo}/actions`);
  const [isDeciding, setDeciding] = useState(false);
  const all = actions.data ? [actions.data.primary, ...actions.data.others] : [];
  const action = all
    .filter((one) => one !== null)
    .find(({ target, operation }) => target.task === row.id && operation !== 'makeOffer');
  return (
    <section aria-label={t('subject')}>
      {view.error ? <ProblemBox problem={view.error} onRetry={() => void view.refetch()} /> : null}
      {view.isPending ? <Skeleton active /> : null}
      {view.data ? (
        <Flex vertical gap="middle">
          <Card
            size="small"
            title={<CaseLink caseNo={row.caseNo} />}
            extra={
              action ? (
                <Button
                  type="primary"
                  disabled={actions.data?.version !== view.data.version}
                  onClick={() => setDeciding(true)}
                >
                  {t('decide')}
                </Button>
              ) : null
            }
          >
            <Subject row={row} view={view.data} />
          </Card>
          <SimilarDecisions caseNo={row.caseNo} />
          {isDeciding && action ? (
            <ActDialog action={action} view={view.data} onClose={() => setDeciding(false)} />
          ) : null}
        </Flex>
      ) : null}
    </section>
  );
}

function Subject({ row, view }: { readonly row: WaitingDecision; readonly view: CaseView }): ReactElement {
  const t = useWords(words);
  const name = useCaseNames();
  const { offer, finding, request, refusal } = view;
  const items = [
    { key: 'asks', label: t('asks'), children: whyText(row.why) },
    {
      key: 'due',
      label: t('due'),
      children: row.dueAt === null ? t('noDue') : <Moment at={row.dueAt} shop={row.shop} />,
    },
    ...useProposal(view),
    ...(offer
      ? [
          {
            key: 'offer',
            label: t('standing'),
            children: (
              <>
                {name('remedy', offer.remedy)} <Money value={offer.money} />{' '}
                <Why of={offer.explanation} currency={offer.money.currency} />
              </>
            ),
          },
        ]
      : []),
    ...(refusal ? [{ key: 'refusal', label: t('refused'), children: refusal.says }] : []),
    ...(request.problem ? [{ key: 'problem', label: t('problem'), children: name('problem', request.problem) }] : []),
    ...(request.wish ? [{ key: 'wish', label: t('wish'), children: name('wish', request.wish) }] : []),
    ...(finding
      ? [{ key: 'finding', label: t('finding'), children: `${name('state', finding.liability)} (${finding.rule})` }]
      : []),
  ];
  return <Descriptions size="small" column={1} bordered items={items} />;
}

/** The offer that waits, with the limit it is above. */
function useProposal({ proposal }: CaseView): { key: string; label: string; children: ReactNode }[] {
  const t = useWords(words);
  const name = useCaseNames();
  if (!proposal) return [];
  const sum = (amount: number): ReactElement => <Money value={{ ...proposal.money, amount }} />;
  return [
    {
      key: 'proposal',
      label: t('proposal'),
      children: (
        <>
          {name('remedy', proposal.remedy)} <Money value={proposal.money} /> · {t('by', { who: proposal.by })}
        </>
      ),
    },
    {
      key: 'limit',
      label: t('limit'),
      children: (
        <>
          {sum(proposal.above.limit)} · {t('total')} {sum(proposal.above.total)} ·{' '}
          {t(proposal.above.what === 'limit' ? 'aboveLimit' : 'aboveWorth')}
        </>
      ),
    },
  ];
}
