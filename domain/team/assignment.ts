import type { Task } from '#domain/task.ts';

/** In which way a task changes hands (H2): somebody gives it, takes it, lets it go, or hands a shift over. */
export const ASSIGNMENTS = ['assigned', 'taken', 'released', 'handed_over'] as const;
export type Assignment = (typeof ASSIGNMENTS)[number];

/** Who has a task from now on; nobody means that it is in its queue again (B6, H2). */
export interface AssignmentEvents {
  taskAssigned: { task: string; how: Assignment; owner?: string };
}

/** The tasks after one of them changed hands. */
export const assigned = (tasks: readonly Task[], { task: id, owner }: AssignmentEvents['taskAssigned']): Task[] =>
  tasks.map((task) => {
    if (task.id !== id) return task;
    const { owner: _before, ...free } = task;
    return owner === undefined ? free : { ...free, owner };
  });
