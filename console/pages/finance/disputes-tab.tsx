import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { usePages } from '#console/api/use-read.ts';
import type { ListedDispute } from '#console/api/types.ts';
import { Moment } from '#console/kit/moment.tsx';
import { plain } from '#console/kit/names.ts';
import { Urgency } from '#console/kit/urgency.tsx';
import { useShop } from '#console/shell/shop.ts';
import { useWords } from '#console/words/use-words.ts';
import { useTermOf } from './means.ts';
import { MoneyTable } from './money-table.tsx';
import { PackDrawer } from './pack-drawer.tsx';
import { words } from './words.ts';

/** What banks claim: evidence due first (R22). */
export function DisputesTab(): ReactElement {
  const t = useWords(words);
  const term = useTermOf();
  const [open, setOpen] = useState<ListedDispute>();
  const pages = usePages<ListedDispute>('/v1/finance/disputes', { status: 'open', shop: useShop(), limit: 50 });
  return (
    <>
      <MoneyTable
        pages={pages}
        keyOf={({ disputeId }) => disputeId}
        none={t('none_disputes')}
        columns={[
          { title: t('means'), render: (_, { tender }) => term('m', tender) },
          { title: t('why'), render: (_, { reason }) => (reason === null ? '' : plain(reason)) },
          {
            title: t('due'),
            render: (_, { evidenceDueAt, shop }) => (
              <>
                <Urgency dueAt={evidenceDueAt} /> <Moment at={evidenceDueAt} shop={shop} />
              </>
            ),
          },
          { title: t('evidence'), render: (_, { evidence }) => term('s', evidence ?? 'none') },
          {
            title: t('act'),
            render: (_, row) =>
              row.caseNo === null ? null : (
                <Button size="small" onClick={() => setOpen(row)} aria-label={`${t('pack')} ${row.disputeId}`}>
                  {t('pack')}
                </Button>
              ),
          },
        ]}
      />
      {open ? <PackDrawer dispute={open} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}
