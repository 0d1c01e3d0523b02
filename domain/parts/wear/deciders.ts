import type { Deciders } from '#domain/case/decide.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import { accept, refuse } from '#domain/refusals.ts';
import type { WearCommands } from './deduction.ts';

/** A deduction is contested by the customer and decided by a supervisor (R13). */
export const wearDeciders: Pick<Deciders, keyof WearCommands> = {
  contestDeduction: (state, { deduction: n }, act) => {
    const found = state.deductions?.find((one) => one.n === n);
    if (!found) return refuse('deduction_unknown', { deduction: n });
    if (found.state !== 'proposed') return refuse('not_now', { deduction: n, state: found.state });
    const task = openTask(state, { kind: 'deduction', why: `deduction ${n} of ${found.amount} is contested` }, act);
    return accept([event('deductionContested', { n, task: task.data.task }, act), task]);
  },

  decideDeduction: (state, { task, amount, reason }, act) => {
    const found = state.deductions?.find((one) => one.task === task);
    if (!found || !state.tasks.some(({ id }) => id === task)) return refuse('task_unknown', { task });
    if (amount > found.amount) return refuse('amount_above_net', { most: found.amount });
    const decided = event('deductionDecided', { n: found.n, task, amount }, act);
    return accept([{ ...decided, because: reason }, event('taskDone', { task, how: 'decided' }, act)]);
  },
};
