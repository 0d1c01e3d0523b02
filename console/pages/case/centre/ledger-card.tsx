import { Card } from 'antd';
import type { ReactElement } from 'react';
import { useRead } from '#console/api/use-read.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Money } from '#console/kit/money.tsx';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { useCaseNames } from '#console/pages/case/case-names.ts';
import type { CaseView, OrderLedger } from '#console/pages/case/case-types.ts';
import { useMe } from '#console/shell/me.ts';
import { useWords } from '#console/words/use-words.ts';
import { ledgerRows, ledgerTotals, type LedgerRow } from './ledger-rows.ts';
import { words } from './words.ts';

/** The money of the order on two sides: what was taken in, what was given back, and what is left (R7). */
export function LedgerCard({ view }: { readonly view: CaseView }): ReactElement {
  const t = useWords(words);
  const { role } = useMe();
  return (
    <Card size="small" title={<h2 className="block-title">{t('ledger')}</h2>}>
      {role === 'warehouse' ? <span className="quiet">{t('masked')}</span> : <Books view={view} />}
    </Card>
  );
}

function Books({ view: { shop, order, caseNo } }: { readonly view: CaseView }): ReactElement {
  const t = useWords(words);
  const ledger = useRead<OrderLedger>(`/v1/orders/${shop}/${encodeURIComponent(order)}/ledger`);
  if (ledger.error?.code === 'order_without_ledger') return <span className="quiet">{t('noLedger')}</span>;
  if (ledger.error) return <ProblemBox problem={ledger.error} onRetry={() => void ledger.refetch()} />;
  const rows = ledger.data ? ledgerRows(ledger.data, caseNo) : [];
  const currency = ledger.data?.payments[0]?.currency;
  if (currency === undefined) return <span className="quiet">{t('noLedger')}</span>;
  const totals = ledgerTotals(rows);
  const money = (amount: number | null) => (amount === null ? null : <Money value={{ amount, currency }} />);
  return (
    <table className="ledger">
      <thead>
        <tr>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('in')}</th>
          <th scope="col">{t('out')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className={`ledger-${row.sort}`}>
            <th scope="row">
              <RowTitle row={row} />
            </th>
            <td>{money(row.in)}</td>
            <td>{money(row.out)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('total')}</th>
          <td>{money(totals.in)}</td>
          <td>{money(totals.out)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function RowTitle({ row }: { readonly row: LedgerRow }): ReactElement {
  const t = useWords(words);
  const name = useCaseNames();
  const { sort, state, isOwn, caseNo } = row;
  const tender = name('state', row.tender);
  if (sort === 'payment') return <>{t('payment', { tender, id: row.key })}</>;
  const title =
    sort === 'refund'
      ? t('refund', { tender, state: name('refund', state) })
      : t('disputed', { money: name('state', state) });
  return (
    <>
      {title} {isOwn || caseNo === null ? null : <CaseLink caseNo={caseNo} />}
    </>
  );
}
