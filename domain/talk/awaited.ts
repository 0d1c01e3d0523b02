import type { Clock, WantedClock } from '#domain/case/clocks.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Task, TaskKind } from '#domain/task.ts';

/** A question of ours that the customer was asked in between: until they write, our own clocks stand still (F3, R39). */
export interface AwaitedState {
  readonly awaited?: {
    /** Which of our words asked it. */
    readonly n: number;
    readonly since: number;
  };
  /** Clocks that stand still, as they were, with the instant since when. */
  readonly paused?: readonly PausedClock[];
  /** How often the customer wrote. */
  readonly written?: number;
}

export interface PausedClock extends Clock {
  readonly pausedAt: number;
}

export interface AwaitedEvents {
  /** The customer wrote to us; the words are in the store (R50). */
  customerWrote: { n: number };
}

export interface AwaitedCommands {
  writeToUs: Record<string, never>;
}

/** Only what cannot go on without the customer's word stands still; a department, a payment, a promise do not (B6, E6). */
const STANDS_STILL: ReadonlySet<TaskKind> = new Set<TaskKind>([
  'answer',
  'complaint',
  'contact',
  'newOffer',
  'decide',
  'care',
]);

export const standsStill = ({ kind }: Pick<Task, 'kind'>): boolean => STANDS_STILL.has(kind);

/** Whether the customer may be asked something now: a person has the word. */
export const mayAskCustomer = ({ tasks }: CaseState): boolean => tasks.some(standsStill);

/** The clocks of our own that stand still now. */
export const isPausedNow = ({ awaited, tasks }: CaseState, { key }: WantedClock): boolean =>
  awaited !== undefined && tasks.some((task) => key === `${task.id}.${task.level}` && standsStill(task));

/** Keeps the clocks that just began to stand still, and forgets those that run again or whose task is done. */
export function withPaused(before: CaseState, state: CaseState, at: number): CaseState {
  const began = before.clocks
    .filter((clock) => isPausedNow(state, clock) && !state.clocks.some((one) => isSame(one, clock)))
    .map((clock): PausedClock => ({ ...clock, pausedAt: at }));
  if (began.length === 0 && state.paused === undefined) return state;
  const kept = (state.paused ?? []).filter(
    (paused) =>
      !state.clocks.some((one) => isSame(one, paused)) &&
      state.tasks.some((task) => paused.key === `${task.id}.${task.level}`),
  );
  const { paused: _paused, ...rest } = state;
  const paused = [...kept, ...began];
  return paused.length === 0 ? rest : { ...rest, paused };
}

export const isSame = (one: WantedClock, other: WantedClock): boolean =>
  one.name === other.name && one.key === other.key;
