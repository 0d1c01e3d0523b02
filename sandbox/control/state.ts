import type { Appliers } from '#sandbox/core/events.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Trouble } from '#sandbox/control/trouble-schemas.ts';

/** The answer that a key once got; the same call gets it again. */
export type KeptAnswer = {
  readonly fingerprint: string;
  readonly status: number;
  readonly body: unknown;
};

/** What belongs to the world's controls: switches, and the answers kept for repeated calls. */
export type ControlState = {
  readonly troubles: Map<string, Trouble>;
  readonly answers: Map<string, KeptAnswer>;
};

export type ControlEvents = {
  /** Everything before this entry is gone: the world is the file's again, with dates derived from `epoch`. */
  'world.loaded': { epoch: string };
  'call.answered': { slot: string; answer: KeptAnswer };
  /** The same call came again and got the same answer: nothing was done. */
  'call.repeated': { slot: string };
  'trouble.set': { trouble: Trouble };
  'trouble.used': { troubleId: string };
  'trouble.cleared': { troubleId: string };
};

export const applyControl: Appliers<State, Omit<ControlEvents, 'world.loaded'>> = {
  'call.answered': (state, { data }) => {
    state.control.answers.set(data.slot, data.answer);
  },
  'call.repeated': () => undefined,
  'trouble.set': (state, { data: { trouble } }) => {
    state.control.troubles.set(trouble.troubleId, trouble);
  },
  'trouble.used': (state, { data }) => {
    const trouble = state.control.troubles.get(data.troubleId);
    if (trouble?.times === undefined) return;
    if (trouble.times <= 1) state.control.troubles.delete(data.troubleId);
    else state.control.troubles.set(data.troubleId, { ...trouble, times: trouble.times - 1 });
  },
  'trouble.cleared': (state, { data }) => {
    state.control.troubles.delete(data.troubleId);
  },
};
