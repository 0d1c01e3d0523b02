import type { CaseEvent } from './events.ts';
import type { Clock, ClockName, WantedClock } from './clocks.ts';
import type { CaseState } from './state.ts';

/** Dates that a customer was told, each with the reason that is given when one of them slips (D7). */
export const SLIPS: { readonly [N in ClockName]?: string } = {
  refundArrival: 'refund_not_confirmed',
  shipmentDue: 'shipment_not_sent',
  repairDue: 'repair_not_done',
  consultationAnswer: 'answer_takes_longer',
  complaintAnswer: 'answer_takes_longer',
  supervisorDecision: 'decision_takes_longer',
  newOffer: 'offer_takes_longer',
  promise: 'promise_not_kept_yet',
};

/** Those whose every mark tells of the slip, whatever else a running clock says of itself. */
const ALWAYS_TOLD: ReadonlySet<ClockName> = new Set<ClockName>(['refundArrival', 'shipmentDue', 'repairDue']);

/** A date that was told anew before it passed: the first stays to be seen, kept or not (D7). */
export interface Slip {
  readonly clock: ClockName;
  readonly key?: string;
  readonly promisedAt: number;
  readonly newAt: number;
  readonly reason: string;
  readonly toldAt: number;
  /** The first date passed, and nothing had come by then. */
  readonly missed: boolean;
}

export interface SlipState {
  readonly slips?: readonly Slip[];
}

/** The slip that the next mark of a clock tells of, with the new date; undefined when it is an ordinary reminder. */
export function slipAt({ name, marks, slip, startedAt, dueAt }: Clock): Pick<Slip, 'newAt' | 'reason'> | undefined {
  const reason = SLIPS[name];
  if (reason === undefined) return undefined;
  if (slip) return marks[0] === slip.at ? { newAt: slip.newAt, reason } : undefined;
  return ALWAYS_TOLD.has(name) ? { newAt: dueAt + (dueAt - startedAt), reason } : undefined;
}

/** What a date that was told once and passed runs under from then on. */
const AGAIN = /\.s\d+$/;

/** What the clocks of one promised date have in common: the levels of a task and of a promise are about one thing. */
const subjectOf = (key: string): string => (/^([tp]\d+)\./.exec(key)?.[1] ?? key).replace(AGAIN, '');

const isAbout = (slip: Slip, { name, key }: WantedClock): boolean =>
  slip.clock === name && slip.key !== undefined && subjectOf(slip.key) === subjectOf(key);

/** The date that the customer was told last of what a clock is about, while it is still to come: it is the one we keep. */
export const toldDate = ({ slips = [] }: CaseState, wanted: WantedClock, at: number): number | undefined =>
  slips.findLast((slip) => isAbout(slip, wanted) && slip.newAt > at)?.newAt;

/** The clock that watches the new date, once the first one has passed (D7). */
export function newDateOf({ slips = [] }: CaseState, wanted: WantedClock): WantedClock | undefined {
  const missed = slips.filter((slip) => slip.missed && isAbout(slip, wanted)).length;
  return missed === 0 ? undefined : { name: wanted.name, key: `${wanted.key}.s${missed}` };
}

/** Folds one event into the dates that slipped. */
export function applyToSlips(slips: readonly Slip[], event: CaseEvent): readonly Slip[] {
  switch (event.type) {
    case 'slipTold':
      return [...slips, { ...event.data, toldAt: event.at, missed: false }];
    case 'clockEnded': {
      const { name, key } = event.data;
      return slips.map((slip) => (slip.clock === name && slip.key === key ? { ...slip, missed: true } : slip));
    }
    default:
      return slips;
  }
}
