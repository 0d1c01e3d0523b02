import type { Channel } from '#domain/intake/request.ts';
import { system } from './actor.ts';
import type { Clock, ClockEnd } from './clocks.ts';
import { event, openTask } from './new-event.ts';
import type { NewEvent } from './events.ts';
import { slipAt, type Slip } from './slips.ts';
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
  ask: askAgain,
  slip: () => [],
  expire: () => [],
  agree: granted,
  // Nothing lapses and nothing is paid before a supervisor has said what becomes of it.
  hold: (state, clock, at) => [
    openTask(
      state,
      { kind: 'lateReturn', why: 'the goods were not sent in time: pay the refund, a part of it, or nothing' },
      { by: system(clock.name), at },
    ),
  ],
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

/** Who spoke to the shop by voice or in person is asked by a person, the others by message alone (E1, E3). */
function askAgain(state: CaseState, clock: Clock, at: number): readonly NewEvent[] {
  const act = { by: system(clock.name), at };
  const asked = event('revisitAsked', {}, act);
  return BY_VOICE.has(state.request.channel)
    ? [asked, openTask(state, { kind: 'revisitCall', why: `they came by ${state.request.channel}` }, act)]
    : [asked];
}

const BY_VOICE: ReadonlySet<Channel> = new Set<Channel>(['hotline', 'offline']);

/** The events of a clock that acts now: one mark, or its end with what follows. */
export function actOf(state: CaseState, clock: Clock, at: number): readonly NewEvent[] {
  const by = system(clock.name);
  const { name, key } = clock;
  if (clock.marks.length > 0) {
    const marked = event('clockMarked', { name, key }, { by, at });
    const slip = slipAt(clock);
    return slip === undefined ? [marked] : [marked, slipTold(clock, slip, at)];
  }
  const ended = { name, key, ...(clock.to && clock.then === 'escalate' ? { to: clock.to } : {}) };
  return [event('clockEnded', ended, { by, at }), ...ENDS[clock.then](state, clock, at)];
}

/** The promised date will pass: the customer is told first, with the reason and a new date (D7). */
const slipTold = (
  { name, key, dueAt }: Clock,
  { newAt, reason }: Pick<Slip, 'newAt' | 'reason'>,
  at: number,
): NewEvent => event('slipTold', { clock: name, key, promisedAt: dueAt, newAt, reason }, { by: system(name), at });

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
  // What was carried out and did not help is not offered again.
  if (!task || !state.offer || state.offer.status === 'accepted') return [];
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
