import { system } from './actor.ts';
import type { Clock, ClockEnd } from './clocks.ts';
import { event, openTask } from './new-event.ts';
import type { NewEvent } from './events.ts';
import type { CaseState } from './state.ts';

/**
 * What the end of a clock leads to, after the `clockEnded` event itself: an ordinary act by the system with the
 * rule's name (R41). What only moves the case (`lapse`, `close`, `archive`) follows from the state (`withMoves`), and
 * `poll`, `trace` are steps that the plan asks for once the clock is spent.
 */
const ENDS: { readonly [E in ClockEnd]: (state: CaseState, clock: Clock, at: number) => readonly NewEvent[] } = {
  lapse: () => [],
  close: () => [],
  archive: () => [],
  poll: () => [],
  trace: () => [],
  ask: (_state, clock, at) => [event('revisitAsked', {}, { by: system(clock.name), at })],
  slip: () => [],
  agree: granted,
  accept: (state, clock, at) => {
    const units = (state.request.items ?? []).flatMap(({ lineNo, quantity }) =>
      Array.from({ length: quantity }, () => ({ lineNo, outcome: 'accepted' as const, disposition: null })),
    );
    return [event('returnInspected', { rma: state.parcel?.rma ?? '', units }, { by: system(clock.name), at })];
  },
  escalate: (state, clock, at) => {
    const task = taskOf(state, clock);
    // An agent who lets the declined customer wait twice loses the word: the last offer stands again (R41).
    return task?.kind === 'newOffer' && task.level > 0 ? standingOffer(state, clock, at) : [];
  },
};

/** The events of a clock that acts now: one mark, or its end with what follows. */
export function actOf(state: CaseState, clock: Clock, at: number): readonly NewEvent[] {
  const by = system(clock.name);
  const { name, key } = clock;
  if (clock.marks.length > 0) {
    const marked = event('clockMarked', { name, key }, { by, at });
    return name === 'refundArrival' ? [marked, slipOf(clock, at)] : [marked];
  }
  return [event('clockEnded', { name, key }, { by, at }), ...ENDS[clock.then](state, clock, at)];
}

/** The promised date will pass: the customer is told first, with the reason and a new date (D7). */
const slipOf = (clock: Clock, at: number): NewEvent =>
  event(
    'slipTold',
    {
      clock: clock.name,
      promisedAt: clock.dueAt,
      newAt: clock.dueAt + (clock.dueAt - clock.startedAt),
      reason: 'refund_not_confirmed',
    },
    { by: system(clock.name), at },
  );

/** The merchant stayed silent: what the customer asked for is granted, as the policy says (R41). */
function granted(state: CaseState, clock: Clock, at: number): readonly NewEvent[] {
  const task = taskOf(state, clock);
  if (!task) return [];
  const decision = {
    ...event('decisionMade', { task: task.id, verdict: 'grant' }, { by: system(clock.name), at }),
    because: 'merchant silent',
  };
  return state.stage === 'closed'
    ? [decision, event('caseReopened', { why: 'late_truth' }, { by: system(clock.name), at })]
    : [decision];
}

function standingOffer(state: CaseState, clock: Clock, at: number): readonly NewEvent[] {
  const task = taskOf(state, clock);
  if (!task || !state.offer) return [];
  const { status: _status, madeAt: _madeAt, ...terms } = state.offer;
  const by = system(clock.name);
  return [
    event('taskDone', { task: task.id, how: 'superseded' }, { by, at }),
    {
      ...event('offerMade', { offer: { ...terms, version: terms.version + 1 } }, { by, at }),
      because: 'merchant silent',
    },
  ];
}

const taskOf = (state: CaseState, clock: Clock): CaseState['tasks'][number] | undefined =>
  state.tasks.find((task) => clock.key === `${task.id}.${task.level}`);

/** A task opened by the system because a step cannot go on (design 3.6). */
export const park = (state: CaseState, task: Parameters<typeof openTask>[1], at: number): NewEvent<'taskOpened'> =>
  openTask(state, task, { by: system('park'), at });
