import { z } from 'zod';
import { command } from '#api/command.ts';
import { defineRoute } from '#api/route.ts';
import { caseParams, instant, reference, words } from '#api/schemas/fields.ts';
import { department } from '#api/schemas/intake-view.ts';
import { commandResponses } from '#api/schemas/responses.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import { checkTask, taskParams } from './tasks.ts';

export const askDepartment = defineRoute({
  method: 'post',
  path: '/v1/cases/{no}/tasks',
  operationId: 'askDepartment',
  tag: 'tasks',
  summary: 'Ask another department, with an owner and a deadline',
  description: 'It goes beside the case, which does not wait for it; it is reminded of, and climbs when it is late.',
  cites: ['B6', 'F2'],
  idempotency: 'required',
  ifMatch: 'optional',
  params: caseParams,
  body: z.strictObject({
    department,
    what: words(500).meta({ description: 'The question, without personal data.' }),
    dueAt: instant.optional().meta({ description: "By when; the policy's time where it is left out." }),
    owner: reference(64).optional().meta({ description: 'The person who has it, by the id of their key.' }),
  }),
  responses: commandResponses,
  refusals: ['case_unknown', 'case_closed', 'due_in_past'],
  handler: ({ params, body: { dueAt, owner, ...asked } }, context) =>
    command(context, {
      caseNo: params.no,
      name: 'askDepartment',
      data: { ...asked, ...withoutAbsent({ dueAt: dueAt === undefined ? undefined : Date.parse(dueAt), owner }) },
    }),
});

export const answerTask = defineRoute({
  method: 'post',
  path: '/v1/cases/{no}/tasks/{task}/answer',
  operationId: 'answerTask',
  tag: 'tasks',
  summary: 'Answer what a department was asked',
  cites: ['B6'],
  idempotency: 'required',
  ifMatch: 'optional',
  params: taskParams,
  body: z.strictObject({ answer: words(500).meta({ description: 'The answer, without personal data.' }) }),
  responses: commandResponses,
  refusals: ['case_unknown', 'case_closed', 'task_unknown', 'not_now'],
  handler: ({ params, body }, context) =>
    command(context, {
      caseNo: params.no,
      name: 'answerTask',
      data: { task: params.task, ...body },
      check: (record) => checkTask(context, record, params.task),
    }),
});

export const changeFinding = defineRoute({
  method: 'post',
  path: '/v1/cases/{no}/finding',
  operationId: 'changeFinding',
  tag: 'acts',
  summary: 'Find otherwise than the rule did, with a reason',
  description: 'What was refused, or waits for a decision, is judged anew on the new finding (R37).',
  cites: ['B4', 'R37'],
  idempotency: 'required',
  ifMatch: 'required',
  params: caseParams,
  body: z.strictObject({ liability: z.enum(['customer', 'merchant', 'carrier']), reason: words(500) }),
  responses: commandResponses,
  refusals: ['case_unknown', 'case_closed', 'not_now'],
  handler: ({ params, body }, context) =>
    command(context, { caseNo: params.no, name: 'changeFinding', data: body, needsVersion: true }),
});
