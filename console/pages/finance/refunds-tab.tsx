import { Button, type TableColumnsType } from 'antd';
import { useState, type ReactElement } from 'react';
import { usePages } from '#console/api/use-read.ts';
import type { RefundInTrouble } from '#console/api/types.ts';
import { Moment } from '#console/kit/moment.tsx';
import { plain } from '#console/kit/names.ts';
import { useShop } from '#console/shell/shop.ts';
import { useWords } from '#console/words/use-words.ts';
import { ApproveDrawer } from './approve-drawer.tsx';
import { FreeDrawer } from './free-drawer.tsx';
import { useTermOf } from './means.ts';
import { MoneyTable } from './money-table.tsx';
import { words } from './words.ts';

type Show = 'approval' | 'failed' | 'unknown' | 'held';

/** What a person is asked about the refund: of approvals the next one of its own, else what cannot go on. */
const taskOf = (show: Show, { tasks, payout }: RefundInTrouble) =>
  tasks.find(({ id, kind }) => (show === 'approval' ? payout?.tasks.includes(id) : kind === 'stuckRefund'));

/** Refunds in one kind of trouble, and what can be done about them. */
export function RefundsTab({ show }: { readonly show: Show }): ReactElement {
  const t = useWords(words);
  const term = useTermOf();
  const [openKey, setOpenKey] = useState<string>();
  const pages = usePages<RefundInTrouble>('/v1/finance/refunds', { show, shop: useShop(), limit: 50 });
  const columns = useColumns(show, ({ key }) => setOpenKey(key));
  const open = pages.rows.find(({ key }) => key === openKey);
  const task = open && taskOf(show, open);
  const close = (): void => setOpenKey(undefined);
  return (
    <>
      <p className="quiet">{t(`help_${show}`)}</p>
      <MoneyTable pages={pages} keyOf={({ key }) => key} none={t(`none_${show}`)} columns={columns} />
      {open && task && show === 'approval' ? <ApproveDrawer refund={open} onClose={close} /> : null}
      {open && task && show !== 'approval' ? (
        <FreeDrawer row={open} means={term('m', open.tender)} task={task} onClose={close} />
      ) : null}
    </>
  );
}

function useColumns(show: Show, onOpen: (row: RefundInTrouble) => void): TableColumnsType<RefundInTrouble> {
  const t = useWords(words);
  const term = useTermOf();
  const verb = t(show === 'approval' ? 'look' : 'free');
  const means = ({ tender, payout }: RefundInTrouble): string =>
    payout ? `${term('m', tender)} → ${term('m', payout.to)}` : term('m', tender);
  const approvals = ({ payout }: RefundInTrouble): string =>
    t('approvalsOf', { have: payout?.approvedBy.length ?? 0, need: payout?.needed ?? 0 });
  const why = ({ failureCode }: RefundInTrouble): string => (failureCode === null ? '' : plain(failureCode));
  return [
    { title: t('means'), render: (_, row) => means(row) },
    { title: t('state'), render: (_, { status, heldBack }) => term('s', heldBack ? 'heldBack' : status) },
    show === 'approval'
      ? { title: t('approvals'), render: (_, row) => approvals(row) }
      : { title: t('why'), render: (_, row) => why(row) },
    { title: t('since'), render: (_, { since, shop }) => <Moment at={since} shop={shop} show="relative" /> },
    {
      title: t('act'),
      render: (_, row) =>
        taskOf(show, row) ? (
          <Button size="small" onClick={() => onOpen(row)} aria-label={`${verb} ${row.caseNo}`}>
            {verb}
          </Button>
        ) : (
          <span className="quiet">{t('noTask')}</span>
        ),
    },
  ];
}
