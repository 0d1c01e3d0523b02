import { z } from 'zod';
import { bilingual } from './fields.ts';

/** A row of a decision table as its file writes it: an id, what it serves, its condition, its answer, its reason. */
export const rule = <T extends z.ZodType>(then: T) =>
  z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    cites: z.array(z.string().regex(/^([A-J]|R)\d+$/)).min(1),
    when: z.string().min(1),
    then,
    because: bilingual,
  });
