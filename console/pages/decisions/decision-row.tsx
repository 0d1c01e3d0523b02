import { Button } from 'antd';
import type { ReactElement } from 'react';
import { Urgency } from '#console/kit/urgency.tsx';
import { useCaseNames } from '#console/pages/case/case-names.ts';
import type { WaitingDecision } from './waiting-decision.ts';

interface DecisionRowProps {
  readonly row: WaitingDecision;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** One decision that waits, with its own deadline. */
export function DecisionRow({ row, isChosen, onChoose }: DecisionRowProps): ReactElement {
  const name = useCaseNames();
  return (
    <Button
      block
      className="decision-row"
      type={isChosen ? 'primary' : 'default'}
      ghost={isChosen}
      aria-current={isChosen}
      onClick={onChoose}
    >
      <span>
        <strong>{name('task', row.kind)}</strong> · <span className="figures">{row.caseNo}</span>
        <small>
          {row.shop} · {row.dueAt === null ? null : <Urgency dueAt={row.dueAt} />}
        </small>
      </span>
    </Button>
  );
}
