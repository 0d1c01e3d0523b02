import type { Actor } from './actor.ts';
import { apply } from './apply.ts';
import type { CaseEvent, EventData, NewEvent } from './events.ts';
import type { CaseState } from './state.ts';

/** Who acts, and when by the case's clock. */
export interface Act {
  readonly by: Actor;
  readonly at: number;
}

/** What happened, before the journal numbers it. */
export const event = <T extends keyof EventData>(type: T, data: EventData[T], { by, at }: Act): NewEvent<T> => ({
  type,
  at,
  by,
  data,
});

/** A task for a person, numbered within the case. */
export const openTask = (
  state: CaseState,
  task: Omit<EventData['taskOpened'], 'task'>,
  act: Act,
): NewEvent<'taskOpened'> => event('taskOpened', { task: `t${state.taskCount + 1}`, ...task }, act);

/** The state after events that are not on record yet, numbered as the journal will. */
export const foldNew = (state: CaseState, events: readonly NewEvent[]): CaseState =>
  events.reduce((now, one): CaseState => apply(now, numbered(one, now.seq + 1)), state);

const numbered = (one: NewEvent, seq: number): CaseEvent => ({ ...one, seq });
