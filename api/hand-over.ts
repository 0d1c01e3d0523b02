import type { CommandOutcome } from '#case-client/port.ts';
import { actorOf, type Principal } from './access.ts';
import type { ApiDeps, CaseRecord } from './deps.ts';
import type { HeldTask, StaffMember } from './staff-port.ts';
import { fits } from './team-rules.ts';

/** What a shift is handed over with (H2). */
export interface HandOver {
  readonly from: string;
  /** Nobody: the tasks go back to their queues. */
  readonly to: StaffMember | undefined;
  readonly by: Principal;
  readonly reason: string;
  /** Names the hand-over: asked again under it, a case does it once. */
  readonly key: string;
}

/** What became of one task; `later` may be asked for again. */
export interface HandedOver extends HeldTask {
  readonly outcome: 'handed_over' | 'already' | 'refused' | 'later';
  readonly code: string | null;
}

/** Cases are independent of each other: some are asked at once, without a rush on Temporal. */
const AT_ONCE = 5;

/** Hands tasks over one by one, each on record in its own case: what a crash leaves undone is still the person's, and comes with the next call. */
export async function handOver(deps: ApiDeps, tasks: readonly HeldTask[], wish: HandOver): Promise<HandedOver[]> {
  const done: HandedOver[] = [];
  for (let n = 0; n < tasks.length; n += AT_ONCE) {
    done.push(...(await Promise.all(tasks.slice(n, n + AT_ONCE).map((task) => handOne(deps, task, wish)))));
  }
  return done;
}

async function handOne(deps: ApiDeps, held: HeldTask, wish: HandOver): Promise<HandedOver> {
  const record = await deps.cases.get(held.caseNo);
  const task = record?.state.tasks.find(({ id }) => id === held.task);
  if (!record || !task || task.owner !== wish.from) return { ...held, outcome: 'already', code: null };
  if (wish.to && !fits(wish.to, task, record)) return { ...held, outcome: 'refused', code: 'assignee_unfit' };
  return { ...held, ...outcomeOf(await ask(deps, record, { task: task.id, wish })) };
}

const ask = (deps: ApiDeps, { caseNo }: CaseRecord, { task, wish }: { task: string; wish: HandOver }) =>
  deps.commands.send('assignTask', {
    caseNo,
    by: actorOf(wish.by),
    data: {
      task,
      how: 'handed_over',
      from: wish.from,
      reason: wish.reason,
      ...(wish.to ? { owner: wish.to.id } : {}),
    },
    updateId: `${wish.key}:${task}`,
  });

function outcomeOf(outcome: CommandOutcome): Pick<HandedOver, 'outcome' | 'code'> {
  switch (outcome.kind) {
    case 'done':
      return { outcome: 'handed_over', code: null };
    case 'refused':
      return outcome.refusal.code === 'task_of_another' || outcome.refusal.code === 'task_unknown'
        ? { outcome: 'already', code: null }
        : { outcome: 'refused', code: outcome.refusal.code };
    case 'later':
      return { outcome: 'later', code: null };
    case 'gone':
      return { outcome: 'refused', code: 'case_closed' };
  }
}
