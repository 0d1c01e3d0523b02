import { z } from 'zod';
import { seesQueueOf } from '#api/access.ts';
import { iso } from '#api/case-view.ts';
import { command } from '#api/command.ts';
import type { CaseRecord } from '#api/deps.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { pageAnswer, pageWish } from '#api/paging.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute, type Context } from '#api/route.ts';
import { positionOf } from '#api/queue-position.ts';
import { department, queue } from '#api/schemas/intake-view.ts';
import { queued } from '#api/schemas/queued-task.ts';
import { group } from '#api/schemas/staff.ts';
import { queueWish } from '#api/team-rules.ts';
import { groupOf } from '#domain/team/groups.ts';
import { caseNo, shop, words } from '#api/schemas/fields.ts';
import { pageOf, pageQuery } from '#api/schemas/paging.ts';
import { recordedOutcome } from '#api/schemas/recorded.ts';
import { commandResponses } from '#api/schemas/responses.ts';
import type { StoredTask } from '#api/task-port.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import { flag } from './cases.ts';
import { isForRole } from '#domain/team/whose-task.ts';
import { roleOf, TASK_KINDS, TASK_ROLES, type TaskKind } from '#domain/task.ts';

const KINDS = Object.keys(TASK_KINDS).filter((kind): kind is TaskKind => Object.hasOwn(TASK_KINDS, kind));
export const taskParams = z.strictObject({
  no: caseNo,
  task: z
    .string()
    .max(20)
    .regex(/^t[1-9]\d*$/, 'must look like t1'),
});

export const listTasks = defineRoute({
  method: 'get',
  path: '/v1/tasks',
  operationId: 'listTasks',
  tag: 'tasks',
  summary: 'List what people are asked to do',
  description:
    'Each with the reason for its position. The queues of VIPs and complaints are for their groups, and for seniors and above.',
  cites: ['A7', 'B5', 'B6', 'H2', 'J3'],
  idempotency: 'none',
  query: z.strictObject({
    ...pageQuery,
    shop: shop.optional(),
    role: z.enum(TASK_ROLES).optional().meta({ description: 'Whose queue.' }),
    kind: z.enum(KINDS).optional(),
    department: department.optional(),
    queue: queue.optional(),
    group: group.optional(),
    mine: flag.optional().meta({ description: "The caller's own." }),
    unassigned: flag.optional().meta({ description: 'Those that nobody has.' }),
  }),
  responses: {
    200: {
      description: 'Open tasks, the most urgent first, then the oldest.',
      schema: pageOf(queued),
      headers: { Link: 'The next page.' },
    },
  },
  handler({ query: { limit, cursor, shop: wanted, mine, unassigned, ...filter } }, context) {
    const principal = asking(context);
    const shops = shopsOf(principal, wanted);
    const owner = unassigned === true ? { owner: null } : mine === true ? { owner: principal.id } : {};
    const wish = { ...withoutAbsent(filter), ...owner, ...queueWish(principal), shops };
    const now = context.deps.now();
    const page = context.deps.cases.tasks(wish, pageWish({ limit, cursor }));
    return pageAnswer(page, context.url, (stored) => queuedView(stored, now));
  },
});

export const decideTask = defineRoute({
  method: 'post',
  path: '/v1/cases/{no}/tasks/{task}/decide',
  operationId: 'decideTask',
  tag: 'tasks',
  summary: 'Decide what no rule decides',
  cites: ['B5', 'R37', 'R43'],
  idempotency: 'required',
  ifMatch: 'required',
  params: taskParams,
  body: z.strictObject({
    verdict: z.enum(['grant', 'deny']),
    reason: words(500),
    amount: z
      .int()
      .min(1)
      .optional()
      .meta({ description: 'Minor units: so much of the refund of goods that were not sent in time, and no more.' }),
  }),
  responses: commandResponses,
  refusals: ['case_unknown', 'case_closed', 'task_unknown', 'not_now', 'own_proposal', 'amount_above_net'],
  handler: ({ params, body }, context) =>
    command(context, {
      caseNo: params.no,
      name: 'decideTask',
      data: { task: params.task, ...body },
      needsVersion: true,
      check: (record) => checkTask(context, record, params.task),
    }),
});

export const resolveTask = defineRoute({
  method: 'post',
  path: '/v1/cases/{no}/tasks/{task}/resolve',
  operationId: 'resolveTask',
  tag: 'tasks',
  summary: 'Free a step that cannot go on',
  description: 'Try it again, or record by hand what happened, with the evidence for it.',
  cites: ['B6', 'R18', 'R37'],
  idempotency: 'required',
  ifMatch: 'required',
  params: taskParams,
  body: z.discriminatedUnion('how', [
    z.strictObject({ how: z.literal('retry') }),
    z.strictObject({ how: z.literal('record'), outcome: recordedOutcome, evidence: words(500) }),
  ]),
  responses: commandResponses,
  refusals: ['case_unknown', 'case_closed', 'task_unknown', 'not_now', 'evidence_missing'],
  handler: ({ params, body }, context) =>
    command(context, {
      caseNo: params.no,
      name: 'resolveTask',
      data: { task: params.task, ...body },
      needsVersion: true,
      check: (record) => checkTask(context, record, params.task),
    }),
});

/** The task, when it is the caller's to do; else what is refused is said (B5, B6, J3). */
export function checkTask(context: Context, { state }: CaseRecord, id: string): void {
  const open = state.tasks.find((one) => one.id === id);
  if (!open) throw new Problem('task_unknown', { more: { case: state.caseNo, data: { task: id } } });
  const principal = asking(context);
  if (!isForRole(open, principal.role))
    throw new Problem('forbidden', { detail: `A task of kind ${open.kind} is for the role ${roleOf(open)}.` });
  const queueOfCase = state.triage?.queue ?? 'general';
  if (!seesQueueOf(principal, queueOfCase))
    throw new Problem('forbidden', { detail: `The queue ${queueOfCase} is for the people of its group.` });
}

function queuedView(stored: StoredTask, now: number) {
  const { openedAt, dueAt, caseKind, rule: _rule, tier: _tier, ...rest } = stored;
  const due = dueAt === null ? null : iso(dueAt);
  return {
    ...rest,
    openedAt: iso(openedAt),
    dueAt: due,
    group: groupOf({ queue: rest.queue, kind: caseKind }),
    position: { ...positionOf(stored, now), dueAt: due },
  };
}
