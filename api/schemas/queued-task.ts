import { z } from 'zod';
import { instantOut, task } from './case.ts';
import { queue } from './intake-view.ts';
import { group } from './staff.ts';

/** An open task as its queue shows it, with the reason for its position. */
export const queued = task
  .omit({ says: true })
  .extend({
    caseNo: z.string(),
    shop: z.string(),
    dueAt: instantOut.nullable(),
    priority: z.int(),
    queue,
    group,
    ownerAway: z.boolean().meta({ description: 'Its owner does not work here any more: it is to be handed over.' }),
    position: z
      .object({
        priority: z.int(),
        rule: z.string().nullable(),
        tier: z.string().nullable(),
        dueAt: instantOut.nullable(),
        late: z.boolean(),
        level: z.int(),
        says: z.object({ zh: z.string(), en: z.string() }),
      })
      .meta({ description: 'Why the task stands where it does.' }),
  })
  .meta({ id: 'QueuedTask' });
