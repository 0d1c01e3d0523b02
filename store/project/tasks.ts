import { sql } from 'drizzle-orm';
import type { CaseState } from '#domain/case/state.ts';
import { roleOf, type Task } from '#domain/task.ts';
import { untriaged } from '#domain/triage.ts';
import type { Queries } from '#store/db.ts';
import { tasks } from '#store/schema/work.ts';
import type { Step } from './step.ts';

export type TaskRow = typeof tasks.$inferSelect;

/** The tasks that the steps opened, changed or ended, each as it is after them. */
export function taskRows(steps: readonly Step[]): TaskRow[] {
  const rows = new Map<string, TaskRow>();
  for (const { event, before, after } of steps) {
    for (const task of before.tasks) {
      const row = rows.get(task.id) ?? openRow(before, task);
      if (!after.tasks.some(({ id }) => id === task.id))
        rows.set(task.id, { ...row, doneAt: event.at, how: howItEnded(event) });
    }
    for (const task of after.tasks) rows.set(task.id, openRow(after, task));
  }
  return [...rows.values()];
}

const howItEnded = (event: Step['event']): TaskRow['how'] => (event.type === 'taskDone' ? event.data.how : 'decided');

const UNTRIAGED = untriaged(undefined);

function openRow(state: CaseState, task: Task): TaskRow {
  const { id, kind, step, why, level, openedAt } = task;
  const clock = state.clocks.find(({ key }) => key === `${id}.${level}`);
  return {
    caseNo: state.caseNo,
    task: id,
    kind,
    role: roleOf(task),
    step: step ?? null,
    why,
    level,
    department: task.department ?? null,
    owner: task.owner ?? null,
    priority: state.triage?.priority ?? UNTRIAGED,
    queue: state.triage?.queue ?? 'general',
    openedAt,
    dueAt: clock?.dueAt ?? null,
    doneAt: null,
    how: null,
  };
}

export async function projectTasks(queries: Queries, steps: readonly Step[]): Promise<void> {
  const rows = taskRows(steps);
  if (rows.length === 0) return;
  await queries
    .insert(tasks)
    .values(rows)
    .onConflictDoUpdate({
      target: [tasks.caseNo, tasks.task],
      set: {
        role: sql`excluded.role`,
        level: sql`excluded.level`,
        owner: sql`excluded.owner`,
        priority: sql`excluded.priority`,
        queue: sql`excluded.queue`,
        dueAt: sql`excluded.due_at`,
        doneAt: sql`excluded.done_at`,
        how: sql`excluded.how`,
      },
    });
}
