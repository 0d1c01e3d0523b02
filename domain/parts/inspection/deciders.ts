import type { Happening } from '#domain/case/commands.ts';
import type { Decided, Deciders } from '#domain/case/decide.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { judge } from '#domain/case/judge.ts';
import { foldNew, type Act } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { outboundOf } from '#domain/parts/outbound/outbound.ts';
import type { UnitOutcome } from '#domain/parts/return-parcel.ts';
import { accept, refuse } from '#domain/refusals.ts';
import type { InspectionCommands } from './commands.ts';

/**
 * An inspection at our own bench is judged as the warehouse's webhook is: the parcel is here, and this is what was in it.
 * Whoever looks first is believed, a webhook or a person: a second person is refused, a second report is merely noted.
 */
export const inspectionDeciders: Pick<Deciders, keyof InspectionCommands> = {
  inspectParcel: (state, { parcel, units }, act) =>
    'rma' in parcel
      ? inspectReturn(state, { rma: parcel.rma, units }, act)
      : inspectOutbound(state, { trackingNo: parcel.trackingNo, units }, act),
};

function inspectReturn(
  state: CaseState,
  data: { readonly rma: string; readonly units: readonly UnitOutcome[] },
  act: Act,
): Decided {
  const { rma } = data;
  if (state.parcel?.rma !== rma) return refuse('parcel_unknown', { parcel: rma });
  return heard(state, [news('returnReceived', { rma }, act), news('returnInspected', data, act)], {
    told: 'returnInspected',
    isKnown: state.parcel.looked === true,
    parcel: rma,
  });
}

function inspectOutbound(
  state: CaseState,
  data: { readonly trackingNo: string; readonly units: readonly UnitOutcome[] },
  act: Act,
): Decided {
  const { trackingNo } = data;
  const parcel = outboundOf(state, trackingNo);
  if (!parcel) return refuse('parcel_unknown', { parcel: trackingNo });
  return heard(state, [news('unannouncedReceived', { trackingNo }, act), news('unannouncedInspected', data, act)], {
    told: 'outboundInspected',
    isKnown: parcel.inspected !== undefined,
    parcel: trackingNo,
  });
}

interface Expected {
  /** The event that puts the inspection on record. */
  readonly told: NewEvent['type'];
  /** Whether somebody had looked before. */
  readonly isKnown: boolean;
  readonly parcel: string;
}

/** What the case makes of the news, one after the other; if the look itself goes unrecorded, it came too late. */
function heard(state: CaseState, told: readonly Happening[], { told: type, isKnown, parcel }: Expected): Decided {
  const events = told.reduce<readonly NewEvent[]>((so, one) => [...so, ...judge(foldNew(state, so), one, one.at)], []);
  if (events.some((one) => one.type === type)) return accept(events);
  return isKnown ? refuse('parcel_inspected', { parcel }) : refuse('not_now', { stage: state.stage });
}

/** What a person saw, in the form in which the outside tells it. */
const news = <T extends Happening['type']>(type: T, data: Extract<Happening, { type: T }>['data'], { by, at }: Act) =>
  ({ type, id: '', by, at, data }) as Happening;
