import { Descriptions } from 'antd';
import type { ReactElement } from 'react';
import type { RefundInTrouble } from '#console/api/types.ts';
import { useRead } from '#console/api/use-read.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Money } from '#console/kit/money.tsx';
import { useWords } from '#console/words/use-words.ts';
import { drawerWords } from './drawer-words.ts';
import { useTermOf } from './means.ts';
import { words } from './words.ts';

interface Kept {
  readonly texts: readonly { readonly kind: string; readonly text: string | null }[];
}

/** What is to be paid, from where to where, and who has agreed so far. */
export function ApprovalFacts({ refund }: { readonly refund: RefundInTrouble }): ReactElement {
  const t = useWords(drawerWords);
  const list = useWords(words);
  const term = useTermOf();
  const { payout } = refund;
  const record = useRead<Kept>(`/v1/cases/${refund.caseNo}/record`, {}, { enabled: payout?.to !== 'gift_card' });
  return (
    <Descriptions
      size="small"
      column={1}
      items={[
        { key: 'case', label: list('case'), children: <CaseLink caseNo={refund.caseNo ?? ''} /> },
        {
          key: 'amount',
          label: list('amount'),
          children: (
            <strong>
              <Money value={refund.money} />
            </strong>
          ),
        },
        { key: 'from', label: t('from'), children: term('m', refund.tender) },
        { key: 'to', label: t('to'), children: term('m', payout?.to ?? '') },
        { key: 'account', label: t('account'), children: accountOf(record.data) ?? t('noAccount') },
        { key: 'asked', label: t('asked'), children: payout?.askedBy },
        { key: 'agreed', label: t('agreed'), children: agreed(payout?.approvedBy) ?? t('nobodyYet') },
      ]}
    />
  );
}

const agreed = (names: readonly string[] = []): string | undefined => (names.length > 0 ? names.join(', ') : undefined);

/** Where it is to go, as the customer wrote it. */
const accountOf = (kept: Kept | undefined): string | undefined =>
  kept?.texts.findLast(({ kind }) => kind === 'account')?.text ?? undefined;
