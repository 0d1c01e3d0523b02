import { z } from 'zod';
import { defineRoute } from '#sandbox/http/route.ts';
import { COMPLAINTS, COMPLAINT_PROBLEMS, COMPLAINT_WISHES } from '#sandbox/seed/cn/complaints.ts';

const problem = z.enum(COMPLAINT_PROBLEMS);
const wish = z.enum(COMPLAINT_WISHES);

const complaintSchema = z
  .object({
    id: z.string(),
    kind: z.string().meta({ description: 'as staff sort it, in Chinese', example: '质量' }),
    problem,
    wish,
    text: z.string(),
  })
  .meta({ id: 'Complaint' });

const list = defineRoute({
  operation: 'world.complaints',
  method: 'get',
  path: '/world/v1/complaints',
  summary: 'What customers of the Chinese shop write, in their own words, with what they mean',
  query: z.object({ problem: problem.optional(), wish: wish.optional(), kind: z.string().optional() }),
  reply: z.object({ data: z.array(complaintSchema) }),
  handle: ({ query }) => ({
    data: COMPLAINTS.filter(
      (one) =>
        (query.problem === undefined || one.problem === query.problem) &&
        (query.wish === undefined || one.wish === query.wish) &&
        (query.kind === undefined || one.kind === query.kind),
    ),
  }),
});

export const complaintRoutes = [list] as const;
