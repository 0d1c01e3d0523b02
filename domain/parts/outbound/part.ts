import type { WantedClock } from '#domain/case/clocks.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { WaitingOn } from '#domain/case/waiting-on.ts';
import type { Part } from '#domain/parts/part.ts';
import {
  movedTo,
  outboundReceipt,
  outboundSilence,
  type OutboundParcel,
  type OutboundStatus,
  type ParcelTerms,
} from './outbound.ts';

/** The order's own parcels: refused at the door, late, lost, found (D5, R29, R30). */
export const outboundPart: Part = {
  fold: applyToOutbound,
  clocks: (state) =>
    isFollowed(state) ? (state.outbound?.parcels ?? []).flatMap((parcel, n) => clocksOf(state, parcel, n)) : [],
  waitsFor: (state) =>
    isFollowed(state)
      ? state.outbound?.parcels.reduce<WaitingOn | undefined>((turn, parcel) => turn ?? turnOf(parcel), undefined)
      : undefined,
  rows: ({ outbound }) =>
    (outbound?.parcels ?? []).map(({ trackingNo, status }) => ['outbound parcel', status, trackingNo]),
};

/** What was agreed depends on where the parcels are. */
const isFollowed = ({ outbound, offer, agreement, intercept }: CaseState): boolean =>
  outbound !== undefined &&
  outbound.settled === undefined &&
  offer?.terms?.outbound !== undefined &&
  agreement !== undefined &&
  (intercept === undefined || intercept.status === 'tooLate');

const ON_THE_WAY: ReadonlySet<OutboundStatus> = new Set<OutboundStatus>(['onTheRoad', 'refused']);

function clocksOf({ reopened }: CaseState, parcel: OutboundParcel, n: number): readonly WantedClock[] {
  if (ON_THE_WAY.has(parcel.status)) return [{ name: 'shipmentSilent', key: outboundSilence(n, parcel) }];
  return parcel.status === 'returned' && parcel.inspected === undefined
    ? [{ name: 'merchantReceives', key: outboundReceipt(n, reopened) }]
    : [];
}

function turnOf({ status, inspected }: OutboundParcel): WaitingOn | undefined {
  if (ON_THE_WAY.has(status)) return 'carrier';
  return status === 'returned' && inspected === undefined ? 'warehouse' : undefined;
}

function applyToOutbound(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'offerMade': {
      const terms = event.data.offer.terms?.outbound;
      return terms ? { ...state, outbound: { parcels: terms.parcels.map((parcel) => known(state, parcel)) } } : state;
    }
    case 'outboundMoved': {
      const { trackingNo, status, scannedAt } = event.data;
      return changed(state, trackingNo, (parcel) => ({
        ...parcel,
        status: movedTo(parcel, status) ?? parcel.status,
        news: parcel.news + 1,
        heardAt: scannedAt ?? event.at,
      }));
    }
    case 'outboundInspected':
      return changed(state, event.data.trackingNo, (parcel) => ({
        ...parcel,
        status: 'returned',
        inspected: event.data.units,
      }));
    case 'outboundSettled':
      return state.outbound ? { ...state, outbound: { ...state.outbound, settled: event.data } } : state;
    default:
      return state;
  }
}

/** A parcel of an earlier offer keeps what is known of it. */
function known({ outbound }: CaseState, terms: ParcelTerms): OutboundParcel {
  const before = outbound?.parcels.find(({ trackingNo }) => trackingNo === terms.trackingNo);
  return { status: 'unknown', news: 0, ...before, ...terms };
}

function changed(state: CaseState, trackingNo: string, change: (parcel: OutboundParcel) => OutboundParcel): CaseState {
  const { outbound } = state;
  if (!outbound) return state;
  const parcels = outbound.parcels.map((parcel) => (parcel.trackingNo === trackingNo ? change(parcel) : parcel));
  return { ...state, outbound: { ...outbound, parcels } };
}
