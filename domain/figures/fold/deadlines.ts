import { CLOCKS, type Clock, type ClockName } from '#domain/case/clocks.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { DeadlineFact } from '#domain/figures/facts.ts';
import type { PausedClock } from '#domain/talk/awaited.ts';
import type { FactFold } from './step.ts';

/** Each news of a parcel starts such a clock anew: it measures a silence, and is nobody's promise. */
const SILENCES: ReadonlySet<ClockName> = new Set<ClockName>(['parcelSilent', 'shipmentSilent', 'interceptAnswer']);

/** Whether a clock that ends so binds the shop's own side, and is not merely the time until somebody is asked again. */
const bindsShop = ({ name, then }: Pick<Clock, 'name' | 'then'>): boolean => {
  const { waitsFor }: { waitsFor: string } = CLOCKS[name];
  return waitsFor !== 'customer' && waitsFor !== 'nobody' && then !== 'poll' && !SILENCES.has(name);
};

/** Every clock by which the shop's side can be bound, whether or not it ever runs. */
export const BINDING_CLOCKS = Object.keys(CLOCKS)
  .filter((name): name is ClockName => Object.hasOwn(CLOCKS, name))
  .filter((name) => CLOCKS[name].ends.some((then) => bindsShop({ name, then })));

/**
 * A clock that ran out was missed; one that stopped because what it waited for came was met. One that stands still while
 * the customer is asked goes on later, or is met if nothing is left to wait for (F3). A withdrawal is neither.
 */
export const foldDeadlines: FactFold = (facts, { event, before, after }) => {
  if ((before.clocks === after.clocks && before.paused === after.paused) || event.type === 'withdrawn') return facts;
  const left = underWay(after);
  const ended = underWay(before)
    .filter((clock) => bindsShop(clock) && !left.some((one) => one.name === clock.name && one.key === clock.key))
    .map((clock) => deadlineOf(clock, event));
  return ended.length === 0 ? facts : { ...facts, deadlines: [...facts.deadlines, ...ended] };
};

const underWay = ({ clocks, paused = [] }: CaseState): readonly (Clock & Partial<PausedClock>)[] => [
  ...clocks,
  ...paused.filter(({ name, key }) => !clocks.some((clock) => clock.name === name && clock.key === key)),
];

function deadlineOf({ name, key, dueAt, pausedAt }: Clock & Partial<PausedClock>, event: CaseEvent): DeadlineFact {
  const ranOut = event.type === 'clockEnded' && event.data.name === name && event.data.key === key;
  return { clock: name, dueAt, endedAt: event.at, met: !ranOut && (pausedAt ?? event.at) <= dueAt };
}
