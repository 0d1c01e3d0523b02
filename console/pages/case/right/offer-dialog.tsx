import { Modal } from 'antd';
import { useState, type ReactElement } from 'react';
import { versionTag } from '#console/api/client.ts';
import { useAct } from '#console/api/use-act.ts';
import type { CaseView } from '#console/pages/case/case-types.ts';
import { useWords } from '#console/words/use-words.ts';
import { exponentOf } from './currency.ts';
import { EMPTY, offerBody, type Draft } from './offer-draft.ts';
import { OfferForm } from './offer-form.tsx';
import { OfferPreviewBox } from './offer-preview-box.tsx';
import type { OfferPreview } from './right-types.ts';
import { usePreview } from './use-preview.ts';
import { words } from './words.ts';

interface OfferDialogProps {
  readonly view: CaseView;
  readonly onClose: () => void;
}

/**
 * Composes an offer. While it is written the policy's answer stands beside it: whether it can be offered, its price, the
 * limit of whoever writes it, who has to agree, and what the customer would read.
 */
export function OfferDialog({ view, onClose }: OfferDialogProps): ReactElement {
  const t = useWords(words);
  const { act, isActing } = useAct();
  const [seen] = useState(view.version);
  const [draft, setDraft] = useState<Draft>({ ...EMPTY, remedy: view.offer?.remedy ?? '' });
  const body = offerBody(draft, view.request.items ?? [], exponentOf(view));
  const path = `/v1/cases/${view.caseNo}/offers`;
  const { preview, problem, isAsking } = usePreview<OfferPreview>(`${path}/preview`, body);
  const canSend = preview?.eligible === true && draft.reason.trim() !== '';
  const send = async (): Promise<void> => {
    const done = await act('post', path, body, { ifMatch: versionTag(seen), done: t('sent') });
    if (done.ok || done.problem.status === 412) onClose();
  };
  return (
    <Modal
      open
      width={960}
      title={t('compose')}
      onCancel={onClose}
      onOk={() => void send()}
      okText={t(preview?.approval ? 'propose' : 'send')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !canSend, loading: isActing }}
    >
      <div className="offer-compose">
        <OfferForm view={view} draft={draft} onChange={setDraft} />
        <OfferPreviewBox {...{ preview, problem, isAsking }} shop={view.shop} />
      </div>
    </Modal>
  );
}
