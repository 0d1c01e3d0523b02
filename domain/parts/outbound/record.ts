import type { NewEvent } from '#domain/case/events.ts';
import { event, type Act } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { RecordedOutbound } from './events.ts';
import { movedTo } from './outbound.ts';

/** What a person found out about the parcel that is silent; undefined where it cannot be (design 3.6). */
export function recordedOutbound(
  { outbound }: CaseState,
  { status }: RecordedOutbound,
  act: Act,
): NewEvent | undefined {
  const silent = outbound?.parcels.find((parcel) => FOLLOWED.has(parcel.status));
  if (!silent || (movedTo(silent, status) === undefined && status !== 'in_transit')) return undefined;
  return event('outboundMoved', { trackingNo: silent.trackingNo, status }, act);
}

const FOLLOWED: ReadonlySet<string> = new Set(['unknown', 'onTheRoad', 'refused']);
