import type { Deciders } from '#domain/case/decide.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import type { Department } from '#domain/department.ts';
import { accept, refuse } from '#domain/refusals.ts';

/** What is asked of other departments (B6). */
export interface AskCommands {
  /** `dueAt` is the deadline whoever asks has set; else the policy's. */
  askDepartment: { department: Department; what: string; dueAt?: number; owner?: string };
  answerTask: { task: string; answer: string };
}

/** Questions to departments, each a task with an owner and a deadline, answered in words (B6). */
export const askDeciders: Pick<Deciders, keyof AskCommands> = {
  askDepartment: (state, { what, ...rest }, act) => {
    if (state.stage === 'closed') return refuse('case_closed');
    if (rest.dueAt !== undefined && rest.dueAt <= act.at) return refuse('due_in_past');
    return accept([openTask(state, { kind: 'ask', why: what, ...rest }, act)]);
  },

  answerTask: (state, { task: id, answer }, act) => {
    const task = state.tasks.find((one) => one.id === id);
    if (!task) return refuse('task_unknown', { task: id });
    if (task.kind !== 'ask') return refuse('not_now', { task: id, kind: task.kind });
    return accept([{ ...event('taskDone', { task: id, how: 'answered' }, act), because: answer }]);
  },
};
