import type { Actor } from '#domain/case/actor.ts';
import type { Decided } from '#domain/case/decide.ts';
import type { Act } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Refusal } from '#domain/refusals.ts';
import type { Task } from '#domain/task.ts';

/** What of a case an act is about; the same names stand in the addresses of the API. */
export interface Target {
  readonly task?: string;
  readonly version?: number;
  readonly refund?: number;
  readonly promise?: string;
  readonly deduction?: number;
  readonly dispute?: string;
}

/** Who asks what is to be done: what their role lets them do is the table of permissions' to say (H2). */
export interface Asker {
  readonly by: Actor;
  readonly may: (operation: string) => boolean;
}

/**
 * How near an act is to what the case waits for. `now`: a person of the shop has to; `soon`: they owe it by a time;
 * `theirs`: the customer is waited for, and whoever speaks with them may do it for them; the others are merely possible.
 */
export const NEARNESS = ['now', 'soon', 'theirs', 'else', 'possible', 'rare'] as const;
export type Nearness = (typeof NEARNESS)[number];

/** One thing that can be done, as the table of actions tells it. */
export interface ActionSpec {
  readonly says: { readonly zh: string; readonly en: string };
  /** What it could be about in this state; none: it is no question now. */
  readonly about: (state: CaseState) => readonly Target[];
  /** The case's own answer to the plainest form of it: the same decider that will judge the real one. */
  readonly ask: (state: CaseState, target: Target, act: Act) => Decided;
  readonly near: (state: CaseState, target: Target) => Nearness;
  /** Whether a 'no' is worth telling; else what cannot be done is simply not there. */
  readonly tells?: boolean;
}

/** One thing somebody may do, or why not. */
export interface NextAction<Name extends string = string> {
  readonly name: Name;
  readonly says: ActionSpec['says'];
  readonly target: Target;
  readonly near: Nearness;
  /** The task it would end or answer. */
  readonly task?: Task;
  readonly refusal?: Refusal;
  /** Whose it is, where the caller's role is not enough. */
  readonly forRole?: string;
}

export const nothing: readonly Target[] = [{}];
export const taskAt = ({ tasks }: CaseState, { task }: Target): Task | undefined => tasks.find(({ id }) => id === task);
