import { z } from 'zod';
import { command } from '#api/command.ts';
import { defineRoute } from '#api/route.ts';
import { caseNo, caseParams, words } from '#api/schemas/fields.ts';
import { commandResponses } from '#api/schemas/responses.ts';

/** What a person of the shop does about a promise they gave; customers only hear of it. */
const act = {
  method: 'post',
  tag: 'acts',
  idempotency: 'required',
  ifMatch: 'optional',
  responses: commandResponses,
} as const;

export const makePromise = defineRoute({
  ...act,
  path: '/v1/cases/{no}/promises',
  operationId: 'makePromise',
  summary: 'Keep watch over what was promised to the customer',
  description: 'It has an owner and a time of its own, which runs on while the case waits for others.',
  cites: ['E6', 'R39'],
  params: caseParams,
  body: z.strictObject({
    what: words(500).meta({ description: 'What was promised, as the customer was told.' }),
    dueAt: z.iso.datetime({ offset: true }).meta({ description: "By when; later than now by the case's clock." }),
  }),
  refusals: ['case_unknown', 'case_closed', 'due_in_past'],
  handler: ({ params, body: { what, dueAt } }, context) =>
    command(context, {
      caseNo: params.no,
      name: 'makePromise',
      data: { dueAt: Date.parse(dueAt) },
      words: [{ kind: 'reply', text: what }],
    }),
});

export const keepPromise = defineRoute({
  ...act,
  path: '/v1/cases/{no}/promises/{promise}/keep',
  operationId: 'keepPromise',
  summary: 'Say that a promise was kept',
  cites: ['E6'],
  params: z.strictObject({
    no: caseNo,
    promise: z
      .string()
      .max(20)
      .regex(/^p[1-9]\d*$/, 'must look like p1'),
  }),
  body: z.strictObject({}),
  refusals: ['case_unknown', 'case_closed', 'promise_unknown'],
  handler: ({ params: { no, promise } }, context) =>
    command(context, { caseNo: no, name: 'keepPromise', data: { promise } }),
});
