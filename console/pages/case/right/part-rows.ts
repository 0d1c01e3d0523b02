import type { CaseView } from '#console/pages/case/case-types.ts';

type Money = { readonly amount: number; readonly currency: string } | null;

/** One part of a case in motion: what, how it stands, and by which key others know it. */
export interface PartRow {
  readonly id: string;
  readonly what:
    | 'parcel'
    | 'refund'
    | 'shipment'
    | 'repair'
    | 'grant'
    | 'charge'
    | 'claim'
    | 'outbound'
    | 'deduction'
    | 'dispute'
    | 'recovery';
  readonly n: number | null;
  readonly status: string;
  readonly key: string | null;
  readonly money: Money;
  readonly detail: string | null;
  readonly expectedAt: string | null;
}

const row = (part: Partial<PartRow> & Pick<PartRow, 'what' | 'status'>): PartRow => ({
  id: `${part.what} ${part.n ?? part.key ?? ''}`,
  n: null,
  key: null,
  money: null,
  detail: null,
  expectedAt: null,
  ...part,
});

/** Everything that was set in motion, as chips show it. Keys are those under which providers know them. */
export const partRows = (view: CaseView): readonly PartRow[] => [
  ...(view.parcel
    ? [row({ what: 'parcel', status: view.parcel.status, key: view.parcel.rma, detail: view.parcel.trackingNo })]
    : []),
  ...view.refunds.map(({ n, status, money, providerRef, failureCode, expectedAt }) =>
    row({
      what: 'refund',
      n,
      status,
      money,
      key: `${view.caseNo}/refund/${n}`,
      detail: failureCode ?? providerRef,
      expectedAt,
    }),
  ),
  ...view.shipments.map(({ n, status, trackingNo, lines }) =>
    row({
      what: 'shipment',
      n,
      status,
      key: trackingNo,
      detail: lines.map(({ quantity, sku }) => `${quantity} × ${sku}`).join(', '),
    }),
  ),
  ...view.repairs.map(({ n, status }) => row({ what: 'repair', n, status })),
  ...view.grants.map(({ n, kind, status, worth, code }) =>
    row({ what: 'grant', n, status, money: worth, key: code, detail: kind }),
  ),
  ...view.charges.map(({ n, kind, status, money, failureCode }) =>
    row({ what: 'charge', n, status, money, detail: failureCode ?? kind }),
  ),
  ...view.outbound.map(({ trackingNo, status }) => row({ what: 'outbound', status, key: trackingNo })),
  ...view.claims.map(({ n, status, money, trackingNo }) => row({ what: 'claim', n, status, money, key: trackingNo })),
  ...view.deductions.map(({ n, state, reason }) => row({ what: 'deduction', n, status: state, detail: reason })),
  ...view.disputes.map(({ disputeId, status, money, reason }) =>
    row({ what: 'dispute', status, money, key: disputeId, detail: reason }),
  ),
  ...view.recoveries.map(({ n, status, money, reason }) => row({ what: 'recovery', n, status, money, detail: reason })),
];
