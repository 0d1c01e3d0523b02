import { Flex } from 'antd';
import type { ReactElement } from 'react';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import type { CaseData } from '#console/pages/case/case-data.ts';
import type { CaseView } from '#console/pages/case/case-types.ts';
import { Composer } from './composer.tsx';
import { Gallery } from './gallery.tsx';
import { LedgerCard } from './ledger-card.tsx';
import { Timeline } from './timeline.tsx';

interface CaseCentreProps {
  readonly view: CaseView;
  readonly data: CaseData;
}

/** What happened, what was said and shown, and the money: with a place to write. */
export function CaseCentre({ view, data }: CaseCentreProps): ReactElement {
  const background = data.background.data;
  const currency = view.offer?.money?.currency ?? view.refunds[0]?.money?.currency;
  const { error, refetch } = data.events;
  return (
    <Flex vertical gap="middle">
      {error ? <ProblemBox problem={error} onRetry={refetch} /> : null}
      <Timeline data={data} shop={view.shop} zone={background?.zone ?? 'UTC'} currency={currency} />
      <Composer view={view} background={background} />
      <Gallery caseNo={view.caseNo} texts={data.texts} />
      <LedgerCard view={view} />
    </Flex>
  );
}
