import { Button, Modal } from 'antd';
import { useState, type ReactElement } from 'react';
import type { NudgeView } from '#console/api/types.ts';
import { useAct } from '#console/api/use-read.ts';
import { useWords } from '#console/words/use-words.ts';
import { nudgedOf, NudgeLines } from './nudge-lines.tsx';
import { words } from './words.ts';

/** Tries everything that is stuck: first it is shown what would be done. */
export function NudgeAll(): ReactElement {
  const t = useWords(words);
  const { act, isActing } = useAct();
  const [report, setReport] = useState<NudgeView>();
  const ask = async (dryRun: boolean): Promise<void> => {
    const done = await act<NudgeView>('post', '/v1/operations/nudge', { stuck: true, dryRun });
    if (done.ok) setReport(done.value);
  };
  const close = (): void => setReport(undefined);
  const n = report ? nudgedOf(report) : 0;
  const isPlan = report?.dryRun === true && n > 0;
  return (
    <>
      <Button loading={isActing && report === undefined} onClick={() => void ask(true)}>
        {t('tryAll')}
      </Button>
      <Modal
        title={t('tryAllTitle')}
        open={report !== undefined}
        onCancel={close}
        okText={isPlan ? t('doIt', { n }) : t('close')}
        cancelText={t('cancel')}
        cancelButtonProps={{ hidden: !isPlan }}
        confirmLoading={isActing}
        onOk={() => (isPlan ? void ask(false) : close())}
      >
        {report?.dryRun === true ? <p>{t(n > 0 ? 'would' : 'wouldNothing')}</p> : null}
        {report ? <NudgeLines of={report} /> : null}
      </Modal>
    </>
  );
}
