import { CheckCircleFilled, ClockCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import type { ReactElement } from 'react';
import { useNames } from '#console/kit/use-names.ts';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

const FIVE = ['intake', 'diagnosis', 'negotiation', 'execution', 'followUp'] as const;

/** The five stages of a case; one that is closed has all of them behind it, whatever way it took. */
export function Stepper({ stage }: { readonly stage: string }): ReactElement {
  const t = useWords(words);
  const name = useNames();
  const at = FIVE.findIndex((one) => one === stage);
  const stateOf = (index: number): 'done' | 'now' | 'todo' => {
    if (at === -1 || index < at) return 'done';
    return index === at ? 'now' : 'todo';
  };
  return (
    <ol className="plain-list stepper" aria-label={t('stage')}>
      {FIVE.map((one, index) => {
        const state = stateOf(index);
        return (
          <li
            key={one}
            className={`step step-${state}`}
            aria-current={state === 'now' ? 'step' : undefined}
            aria-label={t(state, { stage: name('stage', one) })}
          >
            {ICONS[state]}
            <span>{name('stage', one)}</span>
          </li>
        );
      })}
    </ol>
  );
}

const ICONS = {
  done: <CheckCircleFilled aria-hidden />,
  now: <ClockCircleFilled aria-hidden />,
  todo: <MinusCircleOutlined aria-hidden />,
} as const;
