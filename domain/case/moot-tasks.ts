import { refundsSettled } from '#domain/parts/refund-plan.ts';
import type { StuckStep, Task } from '#domain/task.ts';
import type { CaseState } from './state.ts';

/** What frees a stuck step without a person: it was overtaken, or what it was to bring about happened by itself. */
const MOOT: { readonly [S in StuckStep]: (state: CaseState) => boolean } = {
  lookUp: ({ stage }) => stage !== 'diagnosis',
  authoriseReturn: ({ parcel }) => parcel?.status !== 'planned',
  cancelUnits: ({ unitsCancelled }) => unitsCancelled,
  traceParcel: ({ parcel }) => parcel?.status !== 'inTransit',
  refund: (state) => state.refunds.length > 0 && refundsSettled(state),
};

/** Tasks that nobody needs to do any more, because what they wait for happened by itself (B6). */
export const mootTasks = (state: CaseState): readonly Task[] =>
  state.tasks.filter(({ step }) => step !== undefined && MOOT[step](state));
