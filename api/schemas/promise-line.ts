import { z } from 'zod';
import { instantOut } from './case.ts';

/** What somebody promised a customer, as a line of a list (E6). */
export const promiseLine = z
  .object({
    caseNo: z.string(),
    id: z.string(),
    shop: z.string(),
    owner: z.string(),
    role: z.string().meta({ description: 'Who is called now: an agent, then level by level (F2).' }),
    madeAt: instantOut,
    promisedAt: instantOut,
    dueAt: instantOut.meta({ description: 'When it is called for next; the date the customer was told since.' }),
    missed: z.int(),
    keptAt: instantOut.nullable(),
  })
  .meta({ id: 'PromiseLine' });
