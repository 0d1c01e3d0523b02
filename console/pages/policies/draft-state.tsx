import { Alert } from 'antd';
import type { ReactElement } from 'react';
import type { ApiProblem } from '#console/api/api-problem.ts';
import type { DraftCheckView } from '#console/api/types.ts';
import { useMe } from '#console/shell/me.ts';
import { useWords } from '#console/words/use-words.ts';
import { Faults } from './draft-faults.tsx';
import { words } from './draft-words.ts';
import { PublishDraft } from './publish-draft.tsx';

interface DraftStateProps {
  readonly of: DraftCheckView;
  /** The text that was checked. */
  readonly text: string;
  /** What is written now is something else. */
  readonly isStale: boolean;
  readonly onProblem: (problem: ApiProblem) => void;
}

/** Whether the draft may become a version, and what keeps it from that. */
export function DraftState({ of, text, isStale, onProblem }: DraftStateProps): ReactElement {
  const t = useWords(words);
  const { may } = useMe();
  if (isStale) return <Alert type="warning" showIcon title={t('stale')} />;
  if (of.objections.length > 0)
    return (
      <Alert
        type="warning"
        showIcon
        title={t('unpublishable')}
        description={<Faults of={of.objections} text={text} />}
      />
    );
  return (
    <Alert
      type="success"
      showIcon
      title={t('ready')}
      {...(may('publishPolicy')
        ? { action: <PublishDraft of={of} text={text} onProblem={onProblem} /> }
        : { description: t('managers') })}
    />
  );
}
