import { Alert } from 'antd';
import type { ReactElement } from 'react';
import type { NudgeView } from '#console/api/types.ts';
import { useWords } from '#console/words/use-words.ts';
import { nudgedOf, NudgeLines } from './nudge-lines.tsx';
import { words } from './words.ts';

interface NudgeReportProps {
  readonly of: NudgeView | undefined;
  readonly onClose: () => void;
}

/** What came of trying again. */
export function NudgeReport({ of, onClose }: NudgeReportProps): ReactElement | null {
  const t = useWords(words);
  if (of === undefined) return null;
  const isWell = of.cases.every(({ nudges }) => nudges.every(({ result }) => result === 'done'));
  return (
    <Alert
      type={isWell ? 'success' : 'warning'}
      showIcon
      role="status"
      style={{ marginBottom: 12 }}
      title={t('nudged', { n: nudgedOf(of) })}
      description={<NudgeLines of={of} />}
      closable={{ onClose, 'aria-label': t('close') }}
    />
  );
}
