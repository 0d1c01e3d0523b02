import { z } from 'zod';
import { isProblemCode, problemKind } from '#api/problem-catalogue.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute, type Answer } from '#api/route.ts';

const kind = z
  .object({ code: z.string(), status: z.int(), says: z.string(), todo: z.string(), field: z.string().nullable() })
  .meta({ id: 'ProblemKind' });

/** Where the `type` of every problem leads: what it means and what to do about it. */
export const getProblem = defineRoute({
  method: 'get',
  path: '/problems/{code}',
  operationId: 'getProblem',
  tag: 'documentation',
  summary: 'What a problem means',
  cites: [],
  idempotency: 'none',
  params: z.strictObject({
    code: z
      .string()
      .max(64)
      .regex(/^[a-z_]+$/, 'must be the code of a problem'),
  }),
  responses: { 200: { description: 'Its meaning, and what to do.', schema: kind } },
  refusals: ['problem_unknown'],
  handler({ params: { code } }): Answer {
    if (!isProblemCode(code)) throw new Problem('problem_unknown');
    return { status: 200, body: problemKind(code) };
  },
});
