import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { usePages } from '#console/api/use-read.ts';
import type { UnpaidCharge } from '#console/api/types.ts';
import { Moment } from '#console/kit/moment.tsx';
import { plain } from '#console/kit/names.ts';
import { useShop } from '#console/shell/shop.ts';
import { useWords } from '#console/words/use-words.ts';
import { FreeDrawer } from './free-drawer.tsx';
import { useTermOf } from './means.ts';
import { MoneyTable } from './money-table.tsx';
import { words } from './words.ts';

const taskOf = ({ tasks }: UnpaidCharge) => tasks.find(({ kind }) => kind === 'stuckCharge');

/** What customers were asked to pay and have not, or what is not known to be paid (R15). */
export function ChargesTab(): ReactElement {
  const t = useWords(words);
  const term = useTermOf();
  const [open, setOpen] = useState<UnpaidCharge>();
  const task = open && taskOf(open);
  const pages = usePages<UnpaidCharge>('/v1/finance/charges', { shop: useShop(), limit: 50 });
  return (
    <>
      <MoneyTable
        pages={pages}
        keyOf={({ key }) => key}
        none={t('none_charges')}
        columns={[
          { title: t('kind'), render: (_, { purpose }) => plain(purpose) },
          {
            title: t('state'),
            render: (_, { status, failureCode }) =>
              [term('s', status), failureCode === null ? '' : plain(failureCode)].filter(Boolean).join(' · '),
          },
          { title: t('since'), render: (_, { since, shop }) => <Moment at={since} shop={shop} show="relative" /> },
          {
            title: t('expires'),
            render: (_, { expiresAt, shop }) => <Moment at={expiresAt} shop={shop} show="relative" />,
          },
          {
            title: t('act'),
            render: (_, row) =>
              taskOf(row) ? (
                <Button size="small" onClick={() => setOpen(row)} aria-label={`${t('free')} ${row.caseNo}`}>
                  {t('free')}
                </Button>
              ) : (
                <span className="quiet">{t('noTask')}</span>
              ),
          },
        ]}
      />
      {open && task ? (
        <FreeDrawer row={open} means={plain(open.purpose)} task={task} onClose={() => setOpen(undefined)} />
      ) : null}
    </>
  );
}
