import { z } from 'zod';
import { command } from '#api/command.ts';
import { defineRoute } from '#api/route.ts';
import { caseParams } from '#api/schemas/fields.ts';
import { commandResponses } from '#api/schemas/responses.ts';
import { MIRROR_STATES } from '#domain/parts/mirror/mirror.ts';

const deadline = z
  .strictObject({
    at: z.iso.datetime({ offset: true }),
    waitsFor: z.enum(['merchant', 'customer']).meta({ description: 'Whose time it is.' }),
  })
  .meta({ description: "The marketplace's deadline: it takes the place of ours and is never recomputed." });

export const mirrorCase = defineRoute({
  method: 'post',
  path: '/v1/cases/{no}/mirror',
  operationId: 'mirrorCase',
  tag: 'acts',
  summary: 'Tell how the marketplace says that its own case stands',
  description: 'Its deadline binds; a state that differs from ours is shown and becomes a task.',
  cites: ['R46', 'A1'],
  idempotency: 'required',
  ifMatch: 'optional',
  params: caseParams,
  body: z.strictObject({ status: z.enum(MIRROR_STATES), deadline: deadline.optional() }),
  responses: commandResponses,
  refusals: ['case_unknown', 'case_closed'],
  handler: ({ params, body }, context) =>
    command(context, {
      caseNo: params.no,
      name: 'mirror',
      data: {
        status: body.status,
        ...(body.deadline ? { deadline: { at: Date.parse(body.deadline.at), waitsFor: body.deadline.waitsFor } } : {}),
      },
    }),
});
