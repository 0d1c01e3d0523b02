import { isAtLeast, LADDER } from '#domain/roles.ts';
import { roleOf, type Task } from '#domain/task.ts';

/**
 * Whether a task is a role's business (B5, B6, F2): its own, and on the ladder also that of everybody above; a task that
 * has climbed stays with those who had it before. Nobody else does finance's, but that a second yes to a payout may come
 * from another department (R16).
 */
export function isForRole(task: Task, role: string): boolean {
  if (task.kind === 'approvePayout' && isAtLeast(role, 'supervisor')) return true;
  const asOpened: Task = { ...task, level: 0 };
  return [roleOf(asOpened), roleOf(task)].some((needed) => fits(role, needed));
}

function fits(role: string, needed: string): boolean {
  const step = LADDER.find((one) => one === needed);
  return role === needed || (step !== undefined && isAtLeast(role, step));
}
