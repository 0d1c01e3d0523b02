import type { CaseState } from '#domain/case/state.ts';
import { refundKeyOf } from '#domain/ids.ts';
import type { Money } from '#domain/money.ts';
import { isPending, type Refund } from '#domain/parts/refund.ts';
import type { ReturnParcel } from '#domain/parts/return-parcel.ts';

/** What nobody has told us of for too long, and whom to ask: a parcel, a refund, goods that lie at the warehouse. */
export interface SilentThing {
  readonly kind: 'parcel' | 'refund' | 'receipt';
  /** The tracking number, the refund's key, the RMA. */
  readonly key: string;
  readonly caseNo: string;
  readonly order: string;
  readonly shop: string;
  /** When it was last heard of. */
  readonly since: number;
  /** Of a refund: by what the provider's answer is recognised as the one that was asked for (M7). */
  readonly refund?: { readonly paymentId: string; readonly money: Money; readonly status: Refund['status'] };
}

/** What of a case has been silent since before an instant (R29, R45, D1). */
export function silentIn(state: CaseState, before: number): readonly SilentThing[] {
  const { caseNo, request, since } = state;
  const about = { caseNo, order: request.order, shop: request.shop };
  const parcels = [...parcelsOf(state.parcel, since), ...shipmentsOf(state)];
  return [
    ...parcels.map((one) => ({ kind: 'parcel' as const, ...about, ...one })),
    ...receiptOf(state.parcel, since).map((one) => ({ kind: 'receipt' as const, ...about, ...one })),
    ...state.refunds.filter(isAskable).map(({ n, paymentId, money, status }) => ({
      kind: 'refund' as const,
      ...about,
      key: refundKeyOf(caseNo, n),
      since,
      refund: { paymentId, money, status },
    })),
  ].filter((one) => one.since < before);
}

type Heard = Pick<SilentThing, 'key' | 'since'>;

function parcelsOf(parcel: ReturnParcel | undefined, since: number): Heard[] {
  if (!parcel) return [];
  const heard = parcel.heardAt ?? since;
  const isOut = parcel.status === 'awaitingParcel' || parcel.status === 'inTransit';
  return [
    ...(isOut && parcel.trackingNo !== undefined ? [{ key: parcel.trackingNo, since: heard }] : []),
    ...(parcel.more ?? [])
      .filter(({ status }) => status === 'inTransit')
      .map(({ trackingNo }) => ({ key: trackingNo, since: heard })),
  ];
}

const shipmentsOf = ({ shipments = [], since }: CaseState): Heard[] =>
  shipments.flatMap(({ status, trackingNo, heardAt }) =>
    status === 'inTransit' && trackingNo !== undefined ? [{ key: trackingNo, since: heardAt ?? since }] : [],
  );

const receiptOf = (parcel: ReturnParcel | undefined, since: number): Heard[] =>
  parcel?.status === 'delivered' && parcel.rma !== undefined
    ? [{ key: parcel.rma, since: parcel.heardAt ?? since }]
    : [];

/** Money on its way the way it came; what goes another way has people who look after it (R16). */
const isAskable = (refund: Refund): boolean =>
  isPending(refund) && refund.way === undefined && refund.payout === undefined && refund.replacedBy === undefined;
