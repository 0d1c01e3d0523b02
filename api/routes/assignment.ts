import { z } from 'zod';
import { command } from '#api/command.ts';
import type { CaseRecord } from '#api/deps.ts';
import { asking } from '#api/own-case.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute } from '#api/route.ts';
import { reference, words } from '#api/schemas/fields.ts';
import { commandResponses } from '#api/schemas/responses.ts';
import { fits } from '#api/team-rules.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import { isAtLeast } from '#domain/roles.ts';
import type { Task } from '#domain/task.ts';
import { checkTask, taskParams } from './tasks.ts';

const shared = {
  method: 'post',
  tag: 'tasks',
  cites: ['B6', 'H2'],
  idempotency: 'required',
  params: taskParams,
  responses: commandResponses,
} as const;
const reason = words(500).optional();

export const takeTask = defineRoute({
  ...shared,
  path: '/v1/cases/{no}/tasks/{task}/take',
  operationId: 'takeTask',
  summary: 'Take a task, or take it over',
  description: "A colleague's task is taken over with a reason, which stays on record.",
  body: z.strictObject({ reason }),
  refusals: ['case_unknown', 'case_closed', 'task_unknown', 'task_of_another', 'reason_missing'],
  handler({ params, body }, context) {
    const { id } = asking(context);
    return command(context, {
      caseNo: params.no,
      name: 'assignTask',
      data: (record) => ({
        task: params.task,
        how: 'taken',
        from: ownerIn(record, params.task),
        owner: id,
        ...withoutAbsent(body),
      }),
      check: (record) => {
        checkTask(context, record, params.task);
        const owner = ownerIn(record, params.task);
        if (owner !== null && owner !== id && body.reason === undefined) throw new Problem('reason_missing');
      },
    });
  },
});

export const releaseTask = defineRoute({
  ...shared,
  path: '/v1/cases/{no}/tasks/{task}/release',
  operationId: 'releaseTask',
  summary: 'Give a task back to its queue',
  description: 'Whoever has it may, and seniors and above.',
  body: z.strictObject({ reason }),
  refusals: ['case_unknown', 'case_closed', 'task_unknown', 'task_of_another', 'not_yours'],
  handler({ params, body }, context) {
    const { id, role } = asking(context);
    return command(context, {
      caseNo: params.no,
      name: 'assignTask',
      data: (record) => ({
        task: params.task,
        how: 'released',
        from: ownerIn(record, params.task),
        ...withoutAbsent(body),
      }),
      check: (record) => {
        const owner = ownerIn(record, params.task);
        if (owner !== id) checkTask(context, record, params.task);
        if (owner !== null && owner !== id && !isAtLeast(role, 'senior')) throw new Problem('not_yours');
      },
    });
  },
});

export const assignTask = defineRoute({
  ...shared,
  path: '/v1/cases/{no}/tasks/{task}/assign',
  operationId: 'assignTask',
  summary: 'Give a task to somebody',
  description: 'To a person who is there and may do it: of its role, shop and queue.',
  body: z.strictObject({ to: reference(64), reason }),
  refusals: ['case_unknown', 'case_closed', 'task_unknown', 'task_of_another', 'assignee_unfit'],
  async handler({ params, body: { to, ...body } }, context) {
    const member = await context.deps.staff.find(to);
    return command(context, {
      caseNo: params.no,
      name: 'assignTask',
      data: (record) => ({
        task: params.task,
        how: 'assigned',
        from: ownerIn(record, params.task),
        owner: to,
        ...withoutAbsent(body),
      }),
      check: (record) => {
        checkTask(context, record, params.task);
        const task = taskIn(record, params.task);
        if (!member || !task || !fits(member, task, record)) throw new Problem('assignee_unfit');
      },
    });
  },
});

const taskIn = ({ state }: CaseRecord, id: string): Task | undefined => state.tasks.find((task) => task.id === id);
const ownerIn = (record: CaseRecord, id: string): string | null => taskIn(record, id)?.owner ?? null;
