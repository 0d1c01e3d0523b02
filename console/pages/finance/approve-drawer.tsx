import { Alert, Button, Drawer, Flex } from 'antd';
import { useState, type ReactElement } from 'react';
import { versionTag } from '#console/api/client.ts';
import { useAct } from '#console/api/use-act.ts';
import type { RefundInTrouble } from '#console/api/types.ts';
import { moneyText } from '#console/kit/money.tsx';
import { useMe } from '#console/shell/me.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { ApprovalFacts } from './approval-facts.tsx';
import { drawerWords } from './drawer-words.ts';
import { useTermOf } from './means.ts';
import { Said, useSaid } from './said.tsx';

interface ApproveDrawerProps {
  readonly refund: RefundInTrouble;
  readonly onClose: () => void;
}

/** A second pair of eyes on money that goes another way: amount, means and effect before the act (R16). */
export function ApproveDrawer({ refund, onClose }: ApproveDrawerProps): ReactElement {
  const t = useWords(drawerWords);
  const locale = useLocale();
  const amount = moneyText(refund.money, locale);
  return (
    <Drawer open title={t('approveTitle', { amount })} onClose={onClose} size={520}>
      <Flex vertical gap="middle">
        <ApprovalFacts refund={refund} />
        <Verdict refund={refund} amount={amount} onDone={onClose} />
      </Flex>
    </Drawer>
  );
}

interface VerdictProps {
  readonly refund: RefundInTrouble;
  readonly amount: string;
  readonly onDone: () => void;
}

function Verdict({ refund, amount, onDone }: VerdictProps): ReactElement {
  const t = useWords(drawerWords);
  const { act, isActing } = useAct();
  const reason = useSaid();
  const { payout, version } = refund;
  const [task] = useState(() => refund.tasks.find((one) => payout?.tasks.includes(one.id))?.id);
  const own = useOwnHand(refund);

  const decide = async (verdict: 'grant' | 'deny'): Promise<void> => {
    if (!reason.isThere()) return;
    const path = `/v1/cases/${refund.caseNo}/tasks/${task}/decide`;
    const ifMatch = version === null ? undefined : versionTag(version);
    const done = t(verdict === 'grant' ? 'approved' : 'declined');
    if ((await act('post', path, { verdict, reason: reason.text }, { ifMatch, done })).ok) onDone();
  };

  return (
    <>
      {own === undefined ? (
        <Effect refund={refund} amount={amount} />
      ) : (
        <Alert type="warning" showIcon title={t(own)} />
      )}
      <Said of={reason} label={t('reason')} hint={t('reasonHint')} missing={t('reasonMissing')} />
      <Flex gap="small">
        <Button type="primary" disabled={own !== undefined} loading={isActing} onClick={() => void decide('grant')}>
          {t('approve')}
        </Button>
        <Button loading={isActing} onClick={() => void decide('deny')}>
          {t('decline')}
        </Button>
      </Flex>
    </>
  );
}

/** Why this person is no second pair of eyes here. */
function useOwnHand({ payout }: RefundInTrouble): 'ownAsked' | 'ownApproved' | undefined {
  const { id } = useMe();
  if (payout?.askedBy === id) return 'ownAsked';
  return payout?.approvedBy.includes(id) ? 'ownApproved' : undefined;
}

/** What a yes and a no lead to. */
function Effect({ refund: { payout }, amount }: Pick<VerdictProps, 'refund' | 'amount'>): ReactElement {
  const t = useWords(drawerWords);
  const term = useTermOf();
  const left = (payout?.needed ?? 1) - (payout?.approvedBy.length ?? 0) - 1;
  const to = term('m', payout?.to ?? '');
  return (
    <Alert
      type="info"
      showIcon
      title={left > 0 ? t('effectMore', { left }) : t('effectLast', { amount, to })}
      description={t('effectDeny')}
    />
  );
}
