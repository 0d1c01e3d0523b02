import type { WantedClock } from '#domain/case/clocks.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { WaitingOn } from '#domain/case/waiting-on.ts';
import { isParked } from '#domain/task.ts';
import { awaitedMore, moreSilence } from './more-parcels.ts';
import { applyToLate, withLateAmount } from './late-return/late-return.ts';
import type { Part } from './part.ts';
import { applyToReturn, isVoid, silenceKey, type ReturnParcel } from './return-parcel.ts';

/** The way back of the goods (D2). */
export const returnPart: Part = {
  fold: (state, event) =>
    state.parcel
      ? withLateAmount({ ...state, parcel: applyToLate(applyToReturn(state.parcel, event), event) }, event)
      : state,
  clocks: (state) => [...parcelClocks(state), ...moreClocks(state)],
  isOpen: ({ parcel }) => parcel !== undefined && isVoid(parcel),
  owes: (state) => (isParked(state, 'cancelReturn') ? undefined : { do: 'cancelReturn' }),
  waitsFor: (state) => state.parcel && (BY_STATUS[state.parcel.status] ?? waitsForMore(state)),
  rows: ({ parcel }) =>
    parcel ? [['return parcel', parcel.status, [parcel.rma, parcel.trackingNo].filter(Boolean).join(', ')]] : [],
};

const BY_STATUS: { readonly [S in ReturnParcel['status']]?: WaitingOn } = {
  awaitingParcel: 'customer',
  inTransit: 'carrier',
  delivered: 'warehouse',
};

/** The first parcel is looked into, another is still to come (R27). */
function waitsForMore(state: CaseState): WaitingOn | undefined {
  if (state.parcel?.status !== 'inspected') return undefined;
  const [awaited] = awaitedMore(state);
  return awaited && (awaited.status === 'inTransit' ? 'carrier' : 'warehouse');
}

const moreClocks = (state: CaseState): readonly WantedClock[] =>
  state.parcel?.status === 'settled'
    ? []
    : awaitedMore(state).map((one) => ({ name: 'parcelSilent', key: moreSilence(one) }));

/** A reopened case sends another parcel, whose clocks are its own. */
function parcelClocks({ parcel, reopened }: CaseState): readonly WantedClock[] {
  if (parcel?.status === 'awaitingParcel') return [{ name: 'customerShips', key: `s.${reopened}` }];
  if (parcel?.status === 'inTransit') return [{ name: 'parcelSilent', key: silenceKey(parcel) }];
  return parcel?.status === 'delivered' ? [{ name: 'merchantReceives', key: `m.${reopened}` }] : [];
}
