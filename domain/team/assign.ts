import type { Deciders } from '#domain/case/decide.ts';
import { event } from '#domain/case/new-event.ts';
import { accept, refuse } from '#domain/refusals.ts';
import type { Assignment } from './assignment.ts';

/** What is asked of a case about whose a task is (H2). */
export interface AssignmentCommands {
  /** `from` is whose it was when whoever asks looked, null for nobody: of two that take it at once, one gets it. */
  assignTask: { task: string; how: Assignment; from: string | null; owner?: string; reason?: string };
}

/** Tasks change hands on record, with who did it and why (H2, E4). */
export const assignmentDeciders: Pick<Deciders, keyof AssignmentCommands> = {
  assignTask: (state, { task: id, how, from, owner, reason }, act) => {
    const task = state.tasks.find((one) => one.id === id);
    if (!task) return refuse('task_unknown', { task: id });
    if (task.owner === owner) return accept([]);
    if ((task.owner ?? null) !== from)
      return refuse('task_of_another', { task: id, ...(task.owner ? { owner: task.owner } : {}) });
    const assigned = event('taskAssigned', { task: id, how, ...(owner === undefined ? {} : { owner }) }, act);
    return accept([reason === undefined ? assigned : { ...assigned, because: reason }]);
  },
};
