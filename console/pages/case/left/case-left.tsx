import { Flex } from 'antd';
import type { ReactElement } from 'react';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import type { CaseData } from '#console/pages/case/case-data.ts';
import type { CaseView } from '#console/pages/case/case-types.ts';
import { CustomerCard } from './customer-card.tsx';
import { OrderCard } from './order-card.tsx';
import { StandingCard } from './standing-card.tsx';

interface CaseLeftProps {
  readonly view: CaseView;
  readonly data: CaseData;
}

/** Where the case stands, who it is with, and what was bought. */
export function CaseLeft({ view, data: { background, decisions } }: CaseLeftProps): ReactElement {
  return (
    <Flex vertical gap="middle">
      <StandingCard view={view} decisions={decisions.rows} tier={background.data?.customer?.tier} />
      {background.error ? <ProblemBox problem={background.error} onRetry={() => void background.refetch()} /> : null}
      <CustomerCard view={view} background={background.data} />
      <OrderCard view={view} background={background.data} />
    </Flex>
  );
}
