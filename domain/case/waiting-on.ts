import { PARTS } from '#domain/parts/index.ts';
import type { Part } from '#domain/parts/part.ts';
import { holdsCase, roleOf, type TaskRole } from '#domain/task.ts';
import type { Stage } from './stages.ts';
import type { CaseState } from './state.ts';

/** Whose turn it is; `aftercare` while the system itself is at work, `nobody` when the case only watches. */
export type WaitingOn = 'customer' | TaskRole | 'carrier' | 'payments' | 'aftercare' | 'nobody';

/** Whose turn it is, from the state alone; a task for a person comes before anything else. */
export function waitingOn(state: CaseState): WaitingOn {
  // A better offer that is still looked at takes nobody's turn: the one that was made stands.
  const standing = state.stage === 'negotiation' && state.offer?.status === 'open';
  if (state.awaited) return 'customer';
  const task = state.tasks.find((one) => holdsCase(one) && !(standing && one.kind === 'approve'));
  if (task) return roleOf(task);
  const turn = BY_STAGE[state.stage](state);
  const [asked] = state.tasks;
  return turn === 'nobody' && asked ? roleOf(asked) : turn;
}

/** The person of the shop whose turn it is, by their queue; none while others or the system itself are at it. */
export function personsTurn(state: CaseState): TaskRole | undefined {
  const turn = waitingOn(state);
  return state.tasks.some((task) => roleOf(task) === turn) ? (turn as TaskRole) : undefined;
}

const BY_STAGE: { readonly [S in Stage]: (state: CaseState) => WaitingOn } = {
  intake: ({ questions }) => (questions.length > 0 ? 'customer' : 'aftercare'),
  diagnosis: ({ refusal }) => (refusal?.disputable ? 'customer' : 'aftercare'),
  negotiation: ({ offer }) => (offer?.status === 'open' ? 'customer' : 'aftercare'),
  execution: (state) => turnOfParts(state) ?? 'aftercare',
  followUp: ({ revisit }) => (revisit?.asked ? 'customer' : 'nobody'),
  closed: () => 'nobody',
  archived: () => 'nobody',
};

/** The first part that waits for somebody says for whom. */
const turnOfParts = (state: CaseState): WaitingOn | undefined =>
  PARTS.reduce<WaitingOn | undefined>((turn, { waitsFor }: Part) => turn ?? waitsFor?.(state), undefined);

/** Whether a step waits for a person to free it (design 3.6): what the saved query of stuck cases finds. */
export const isStuck = (state: CaseState): boolean =>
  state.tasks.some(
    (task) =>
      task.kind === 'stuck' || task.kind === 'stuckRefund' || task.kind === 'stuckCharge' || task.kind === 'lateMoney',
  );

/** Whether money does not add up: nothing is carried out until finance has looked (design 9.9). */
export const isFrozen = (state: CaseState): boolean => state.tasks.some((task) => task.kind === 'lateMoney');
