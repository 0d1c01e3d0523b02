import { Alert, Button, Checkbox, Drawer, Flex, Skeleton } from 'antd';
import { useState, type ReactElement } from 'react';
import { useAct } from '#console/api/use-act.ts';
import { useRead } from '#console/api/use-read.ts';
import type { DisputePackView, ListedDispute } from '#console/api/types.ts';
import { moneyText } from '#console/kit/money.tsx';
import { plain } from '#console/kit/names.ts';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { drawerWords } from './drawer-words.ts';
import { useTermOf } from './means.ts';
import { packPage, save } from './pack-page.ts';
import { PackParts } from './pack-parts.tsx';
import { Said, useSaid } from './said.tsx';

interface PackDrawerProps {
  readonly dispute: ListedDispute;
  readonly onClose: () => void;
}

/** What is submitted in a dispute, all of it before the eyes of whoever submits it (R22). */
export function PackDrawer({ dispute, onClose }: PackDrawerProps): ReactElement {
  const t = useWords(drawerWords);
  const { data, error, refetch } = useRead<DisputePackView>(
    `/v1/cases/${dispute.caseNo}/disputes/${encodeURIComponent(dispute.disputeId)}/pack`,
  );
  return (
    <Drawer open title={t('packTitle', { id: dispute.disputeId })} onClose={onClose} size={720}>
      {error ? <ProblemBox problem={error} onRetry={() => void refetch()} /> : null}
      {data ? <Pack pack={data} onDone={onClose} /> : error ? null : <Skeleton active />}
    </Drawer>
  );
}

function Pack({ pack, onDone }: { readonly pack: DisputePackView; readonly onDone: () => void }): ReactElement {
  const t = useWords(drawerWords);
  const { act, isActing } = useAct();
  const text = useSaid(pack.summary.join('\n'));
  const [files, setFiles] = useState<readonly string[]>(pack.files);
  const amount = moneyText(pack.dispute.money, useLocale());
  const name = `dispute-${pack.dispute.disputeId}`;

  const give = async (): Promise<void> => {
    if (!text.isThere()) return;
    const path = `/v1/cases/${pack.caseNo}/disputes/${encodeURIComponent(pack.dispute.disputeId)}/evidence`;
    if ((await act('post', path, { text: text.text, urls: files }, { done: t('given') })).ok) onDone();
  };

  return (
    <Flex vertical gap="middle">
      <Claim pack={pack} amount={amount} />
      <Said of={text} label={t('statement')} missing={t('statementMissing')} rows={7} most={4000} />
      <Files of={pack.files} chosen={files} onChange={setFiles} />
      <Alert type="warning" showIcon title={t('effectGive', { amount })} />
      <Flex gap="small" wrap>
        <Button type="primary" loading={isActing} disabled={pack.dispute.status !== 'open'} onClick={() => void give()}>
          {t('give')}
        </Button>
        <Button onClick={() => save(`${name}.html`, 'text/html', packPage(pack, text.text))}>
          {t('downloadHtml')}
        </Button>
        <Button onClick={() => save(`${name}.json`, 'application/json', JSON.stringify(pack, null, 2))}>
          {t('downloadJson')}
        </Button>
      </Flex>
      <PackParts pack={pack} />
    </Flex>
  );
}

/** What the bank says. */
function Claim({
  pack: { dispute },
  amount,
}: {
  readonly pack: DisputePackView;
  readonly amount: string;
}): ReactElement {
  const t = useWords(drawerWords);
  const term = useTermOf();
  return (
    <div>
      <strong>{t('claims', { amount, payment: dispute.paymentId })}</strong>
      {dispute.reason === null ? null : <div>{t('reasonOfBank', { reason: plain(dispute.reason) })}</div>}
      {dispute.given === null ? null : <div>{t('givenBefore', { state: term('s', dispute.given) })}</div>}
    </div>
  );
}

interface FilesProps {
  readonly of: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

function Files({ of, chosen, onChange }: FilesProps): ReactElement {
  const t = useWords(drawerWords);
  return (
    <fieldset className="finance-files">
      <legend>{t('files')}</legend>
      {of.length === 0 ? (
        <span className="quiet">{t('noFiles')}</span>
      ) : (
        <Checkbox.Group value={[...chosen]} options={[...of]} onChange={onChange} />
      )}
    </fieldset>
  );
}
