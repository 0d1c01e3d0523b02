import { isSettled, type Refund } from '#domain/parts/refund.ts';
import type { ReturnParcel } from '#domain/parts/return-parcel.ts';
import { TASK_KINDS } from '#domain/task.ts';
import type { Stage } from './stages.ts';
import type { CaseState } from './state.ts';

/** Whose turn it is; `aftercare` while the system itself is at work, `nobody` when the case only watches. */
export type WaitingOn =
  'customer' | 'agent' | 'supervisor' | 'finance' | 'warehouse' | 'carrier' | 'payments' | 'aftercare' | 'nobody';

/** Whose turn it is, from the state alone; a task for a person comes before anything else. */
export function waitingOn(state: CaseState): WaitingOn {
  const [task] = state.tasks;
  return task ? TASK_KINDS[task.kind].role : BY_STAGE[state.stage](state);
}

const BY_STAGE: { readonly [S in Stage]: (state: CaseState) => WaitingOn } = {
  intake: ({ questions }) => (questions.length > 0 ? 'customer' : 'aftercare'),
  diagnosis: ({ refusal }) => (refusal?.disputable ? 'customer' : 'aftercare'),
  negotiation: ({ offer }) => (offer?.status === 'open' ? 'customer' : 'aftercare'),
  execution: ({ parcel, refunds }) => byParcel(parcel) ?? (refunds.some(isUnderWay) ? 'payments' : 'aftercare'),
  followUp: ({ revisit }) => (revisit?.asked ? 'customer' : 'nobody'),
  closed: () => 'nobody',
  archived: () => 'nobody',
};

const byParcel = (parcel: CaseState['parcel']): WaitingOn | undefined => parcel && BY_PARCEL[parcel.status];

const BY_PARCEL: { readonly [S in ReturnParcel['status']]?: WaitingOn } = {
  awaitingParcel: 'customer',
  inTransit: 'carrier',
  delivered: 'warehouse',
};

const isUnderWay = (refund: Refund): boolean => !isSettled(refund) && refund.status !== 'planned';

/** Whether a step waits for a person to free it (design 3.6): what the saved query of stuck cases finds. */
export const isStuck = (state: CaseState): boolean =>
  state.tasks.some((task) => task.kind === 'stuck' || task.kind === 'stuckRefund' || task.kind === 'lateMoney');

/** Whether money does not add up: nothing is carried out until finance has looked (design 9.9). */
export const isFrozen = (state: CaseState): boolean => state.tasks.some((task) => task.kind === 'lateMoney');
