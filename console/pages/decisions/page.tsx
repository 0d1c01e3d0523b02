import { Flex } from 'antd';
import { useState, type ReactElement } from 'react';
import { Empty } from '#console/kit/empty.tsx';
import { PageFrame } from '#console/kit/page-frame.tsx';
import { More } from '#console/kit/more.tsx';
import { useKeys } from '#console/shell/use-keys.ts';
import { useWords } from '#console/words/use-words.ts';
import { DecisionPanel } from './decision-panel.tsx';
import './decisions.css';
import { DecisionRow } from './decision-row.tsx';
import { useWaiting } from './use-waiting.ts';
import type { WaitingDecision } from './waiting-decision.ts';
import { words } from './words.ts';

/** What waits for a decision of the caller's role: its own deadline, the offer, the limit, and similar decisions. */
export function DecisionsPage(): ReactElement {
  const t = useWords(words);
  const tasks = useWaiting();
  const { rows } = tasks;
  const [chosen, setChosen] = useState<string>();
  const at = rows.findIndex((row) => keyOf(row) === chosen);
  const present = rows[at] ?? rows[0];
  const step = (by: number): void => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, (present ? rows.indexOf(present) : 0) + by))];
    if (next) setChosen(keyOf(next));
  };
  useKeys({ j: () => step(1), k: () => step(-1) });
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle')} reading={tasks}>
      {present ? (
        <div className="decisions">
          <nav aria-label={t('list')}>
            <Flex vertical gap={6}>
              {rows.map((row) => (
                <DecisionRow
                  key={keyOf(row)}
                  row={row}
                  isChosen={row === present}
                  onChoose={() => setChosen(keyOf(row))}
                />
              ))}
              <More of={tasks} />
            </Flex>
          </nav>
          <DecisionPanel key={keyOf(present)} row={present} />
        </div>
      ) : (
        <Empty says={t('none')} />
      )}
    </PageFrame>
  );
}

const keyOf = ({ caseNo, id }: WaitingDecision): string => `${caseNo} ${id}`;
