import { z } from 'zod';
import { READERS, type KeyRole } from '#api/access.ts';
import { iso } from '#api/case-view.ts';
import { command } from '#api/command.ts';
import type { CaseRecord, StoredTask } from '#api/deps.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { pageAnswer, pageWish } from '#api/paging.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute, type Context } from '#api/route.ts';
import { instantOut, task } from '#api/schemas/case.ts';
import { department, queue } from '#api/schemas/intake-view.ts';
import { caseNo, shop, words } from '#api/schemas/fields.ts';
import { pageOf, pageQuery } from '#api/schemas/paging.ts';
import { recordedOutcome } from '#api/schemas/recorded.ts';
import { commandResponses } from '#api/schemas/responses.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import { roleOf, TASK_KINDS, TASK_ROLES, type TaskKind } from '#domain/task.ts';

const KINDS = Object.keys(TASK_KINDS).filter((kind): kind is TaskKind => Object.hasOwn(TASK_KINDS, kind));
export const taskParams = z.strictObject({
  no: caseNo,
  task: z
    .string()
    .max(20)
    .regex(/^t[1-9]\d*$/, 'must look like t1'),
});

const queued = task
  .omit({ says: true })
  .extend({ caseNo: z.string(), dueAt: instantOut.nullable(), priority: z.int(), queue })
  .meta({ id: 'QueuedTask' });

export const listTasks = defineRoute({
  method: 'get',
  path: '/v1/tasks',
  operationId: 'listTasks',
  tag: 'tasks',
  summary: 'List what people are asked to do',
  cites: ['B5', 'B6'],
  roles: READERS,
  idempotency: 'none',
  query: z.strictObject({
    ...pageQuery,
    shop: shop.optional(),
    role: z.enum(TASK_ROLES).optional().meta({ description: 'Whose queue.' }),
    kind: z.enum(KINDS).optional(),
    department: department.optional(),
    queue: queue.optional(),
  }),
  responses: {
    200: {
      description: 'Open tasks, the most urgent first, then the oldest.',
      schema: pageOf(queued),
      headers: { Link: 'The next page.' },
    },
  },
  handler({ query: { limit, cursor, shop: wanted, ...filter } }, context) {
    const shops = shopsOf(asking(context), wanted);
    const page = context.deps.cases.tasks({ ...withoutAbsent(filter), shops }, pageWish({ limit, cursor }));
    return pageAnswer(page, context.url, queuedView);
  },
});

export const decideTask = defineRoute({
  method: 'post',
  path: '/v1/cases/{no}/tasks/{task}/decide',
  operationId: 'decideTask',
  tag: 'tasks',
  summary: 'Decide what no rule decides',
  cites: ['B5', 'R37', 'R43'],
  roles: ['supervisor', 'agent', 'finance'],
  idempotency: 'required',
  ifMatch: 'required',
  params: taskParams,
  body: z.strictObject({ verdict: z.enum(['grant', 'deny']), reason: words(500) }),
  responses: commandResponses,
  refusals: ['case_unknown', 'case_closed', 'task_unknown', 'not_now', 'own_proposal'],
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
  roles: TASK_ROLES,
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

/** A task is its role's business; a supervisor may also do what agents may, and nobody else finance's. */
export function checkTask(context: Context, { state }: CaseRecord, id: string): void {
  const open = state.tasks.find((one) => one.id === id);
  if (!open) throw new Problem('task_unknown', { more: { case: state.caseNo, data: { task: id } } });
  const needed: KeyRole = roleOf(open);
  const { role } = asking(context);
  // Two pairs of eyes may belong to different departments (R16).
  if (role === needed || (role === 'supervisor' && (needed === 'agent' || open.kind === 'approvePayout'))) return;
  throw new Problem('forbidden', { detail: `A task of kind ${open.kind} is for the role ${needed}.` });
}

const queuedView = ({ openedAt, dueAt, ...rest }: StoredTask) => ({
  ...rest,
  openedAt: iso(openedAt),
  dueAt: dueAt === null ? null : iso(dueAt),
});
