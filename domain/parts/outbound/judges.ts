import type { Happening } from '#domain/case/commands.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { Judges } from '#domain/case/judge.ts';
import { event, openTask, type Act } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { movedTo, outboundOf, ownUnits, type OutboundParcel } from './outbound.ts';

/** News of parcels that came back without an announcement (R30). */
export const outboundJudges: Pick<Judges, 'unannouncedReceived' | 'unannouncedInspected'> = {
  unannouncedReceived: (state, { by, data: { trackingNo } }, at) => {
    const parcel = outboundOf(state, trackingNo);
    return parcel ? judgeOutbound(state, parcel, { data: { trackingNo, status: 'returned' }, by, at }) : [];
  },

  unannouncedInspected: (state, { by, data: { trackingNo, units } }, at) => {
    const parcel = outboundOf(state, trackingNo);
    if (!parcel || parcel.inspected !== undefined) return [];
    const seen = event('outboundInspected', { trackingNo, units: ownUnits(parcel, units) }, { by, at });
    return state.outbound?.settled
      ? [seen, event('lateEventNoted', { what: `parcel ${trackingNo} inspected`, effect: 'stock' }, { by, at })]
      : [seen];
  },
};

/** A scan of one of the order's own parcels. What turns up after it was paid back is for people to agree on (R29, R45). */
export function judgeOutbound(
  state: CaseState,
  parcel: OutboundParcel,
  { by, data, at }: Pick<Happening<'parcelMoved'>, 'by' | 'data' | 'at'>,
): readonly NewEvent[] {
  const to = movedTo(parcel, data.status);
  if (to === undefined) return [];
  const moved = event('outboundMoved', data, { by, at });
  return state.outbound?.settled
    ? [moved, ...foundLate(state, { to, trackingNo: data.trackingNo }, { by, at })]
    : [moved];
}

function foundLate(
  state: CaseState,
  { to, trackingNo }: { readonly to: OutboundParcel['status']; readonly trackingNo: string },
  act: Act,
): readonly NewEvent[] {
  if (to !== 'delivered') return [event('lateEventNoted', { what: `parcel ${trackingNo} found`, effect: 'kept' }, act)];
  const why = `parcel ${trackingNo} was delivered after it had been given up: agree with the customer what becomes of it`;
  return [
    event('lateEventNoted', { what: `parcel ${trackingNo} delivered`, effect: 'task' }, act),
    openTask(state, { kind: 'ask', department: 'service', why }, act),
  ];
}
