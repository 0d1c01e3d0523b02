import { Button, Modal } from 'antd';
import { useState, type ReactElement } from 'react';
import { useLocation } from 'wouter';
import type { ApiProblem } from '#console/api/api-problem.ts';
import { useAct } from '#console/api/use-read.ts';
import type { DraftCheckView, PolicyLine } from '#console/api/types.ts';
import { useWords } from '#console/words/use-words.ts';
import { words } from './draft-words.ts';

interface PublishDraftProps {
  readonly of: DraftCheckView;
  readonly text: string;
  readonly onProblem: (problem: ApiProblem) => void;
}

/** Publishes a draft, after what that does to whom was shown. */
export function PublishDraft({ of, text, onProblem }: PublishDraftProps): ReactElement {
  const t = useWords(words);
  const [, go] = useLocation();
  const { act, isActing } = useAct();
  const [isOpen, setOpen] = useState(false);
  const { id: policy, version, effectiveFrom: from, zone } = of.policy;
  const publish = async (): Promise<void> => {
    const done = t('published', { policy, version, from });
    const answer = await act<PolicyLine>('post', '/v1/policies', { draft: text }, { done, quiet: true });
    setOpen(false);
    if (answer.ok) go(`/policies/${policy}/${version}?tab=changes`);
    else onProblem(answer.problem);
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('publish')}
      </Button>
      <Modal
        open={isOpen}
        title={t('publishTitle', { policy, version })}
        okText={t('confirm')}
        cancelText={t('cancel')}
        confirmLoading={isActing}
        onOk={() => void publish()}
        onCancel={() => setOpen(false)}
      >
        <p>{t('effect', { from, zone })}</p>
        {of.against === null ? null : (
          <p>{t('countChanges', { n: of.changes.length, version: of.against, tests: of.tests.examples.length })}</p>
        )}
      </Modal>
    </>
  );
}
