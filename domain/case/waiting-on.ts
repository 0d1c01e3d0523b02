import { isSettled } from '#domain/parts/refund.ts';
import { TASK_KINDS } from '#domain/task.ts';
import type { CaseState } from './state.ts';

/** Whose turn it is; `aftercare` while the system itself is at work, `nobody` when the case only watches. */
export type WaitingOn = 'customer' | 'agent' | 'supervisor' | 'finance' | 'warehouse' | 'carrier' | 'payments' | 'aftercare' | 'nobody';

/** Whose turn it is, from the state alone; a task for a person comes before anything else. */
export function waitingOn(state: CaseState): WaitingOn {
  const [task] = state.tasks;
  if (task) return TASK_KINDS[task.kind].role;
  switch (state.stage) {
    case 'intake':
      return state.questions.length > 0 ? 'customer' : 'aftercare';
    case 'diagnosis':
      return state.refusal?.disputable ? 'customer' : 'aftercare';
    case 'negotiation':
      return state.offer?.status === 'open' ? 'customer' : 'aftercare';
    case 'execution':
      return waitingInExecution(state);
    case 'followUp':
      return state.revisit?.asked ? 'customer' : 'nobody';
    case 'closed':
    case 'archived':
      return 'nobody';
  }
}

function waitingInExecution({ parcel, refunds }: CaseState): WaitingOn {
  if (parcel?.status === 'awaitingParcel') return 'customer';
  if (parcel?.status === 'inTransit') return 'carrier';
  if (parcel?.status === 'delivered') return 'warehouse';
  return refunds.some((refund) => !isSettled(refund) && refund.status !== 'planned') ? 'payments' : 'aftercare';
}

/** Whether a step waits for a person to free it (design 3.6): what the saved query of stuck cases finds. */
export const isStuck = (state: CaseState): boolean => state.tasks.some((task) => task.kind === 'stuck' || task.kind === 'stuckRefund');
