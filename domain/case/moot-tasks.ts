import { refundsSettled } from '#domain/parts/refund-plan.ts';
import type { Task, TaskKind } from '#domain/task.ts';
import type { CaseState } from './state.ts';

type Moot = { readonly [K in TaskKind]?: (state: CaseState) => boolean };

/** What frees a stuck step without a person: the money arrived after all, the parcel was heard of or is known to be lost. */
const MOOT: Moot = {
  stuckRefund: (state) => state.refunds.length > 0 && refundsSettled(state),
  traceParcel: ({ parcel }) => parcel?.status !== 'inTransit',
};

/** Tasks that nobody needs to do any more, because what they wait for happened by itself (B6). */
export const mootTasks = (state: CaseState): readonly Task[] => state.tasks.filter(({ kind }) => MOOT[kind]?.(state) ?? false);
