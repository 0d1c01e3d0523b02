import { z } from 'zod';
import { defineRoute } from '#api/route.ts';

const criterion = z.object({
  id: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  weight: z.int(),
});

export const scoreSheet = defineRoute({
  method: 'get',
  path: '/v1/quality/sheet',
  operationId: 'scoreSheet',
  tag: 'quality',
  summary: 'Read the score sheet: by which criteria closed cases are judged',
  cites: ['H3'],
  idempotency: 'none',
  responses: {
    200: {
      description: 'The sheet.',
      schema: z
        .object({
          version: z.string(),
          best: z.int().meta({ description: 'Marks go from 0 to this.' }),
          weakAtMost: z.int().meta({ description: 'Up to this a mark is something to learn from.' }),
          criteria: z.array(criterion),
        })
        .meta({ id: 'ScoreSheet' }),
    },
  },
  handler: (_input, { deps: { quality } }) => ({
    status: 200,
    body: {
      version: quality.sheet.version,
      best: quality.sheet.best,
      weakAtMost: quality.sheet.weakAtMost,
      criteria: quality.sheet.criteria.map(({ id, name, weight }) => ({ id, name, weight })),
    },
  }),
});
