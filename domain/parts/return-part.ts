import type { WantedClock } from '#domain/case/clocks.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { WaitingOn } from '#domain/case/waiting-on.ts';
import type { Part } from './part.ts';
import { applyToReturn, silenceKey, type ReturnParcel } from './return-parcel.ts';

/** The way back of the goods (D2). */
export const returnPart: Part = {
  fold: (state, event) => (state.parcel ? { ...state, parcel: applyToReturn(state.parcel, event) } : state),
  clocks: parcelClocks,
  waitsFor: ({ parcel }) => parcel && BY_STATUS[parcel.status],
  rows: ({ parcel }) =>
    parcel ? [['return parcel', parcel.status, [parcel.rma, parcel.trackingNo].filter(Boolean).join(', ')]] : [],
};

const BY_STATUS: { readonly [S in ReturnParcel['status']]?: WaitingOn } = {
  awaitingParcel: 'customer',
  inTransit: 'carrier',
  delivered: 'warehouse',
};

/** A reopened case sends another parcel, whose clocks are its own. */
function parcelClocks({ parcel, reopened }: CaseState): readonly WantedClock[] {
  if (parcel?.status === 'awaitingParcel') return [{ name: 'customerShips', key: `s.${reopened}` }];
  if (parcel?.status === 'inTransit') return [{ name: 'parcelSilent', key: silenceKey(parcel) }];
  return parcel?.status === 'delivered' ? [{ name: 'merchantReceives', key: `m.${reopened}` }] : [];
}
