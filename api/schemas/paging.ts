import { z } from 'zod';

export const MAX_LIMIT = 200;

/** Query fields of every list: keyset pages, never offsets. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(50).meta({ description: 'How many at most.' }),
  cursor: z
    .string()
    .max(512)
    .regex(/^[A-Za-z0-9_-]+$/, 'must be the next_cursor of an earlier answer')
    .optional()
    .meta({ description: 'The next_cursor of the page before.' }),
};

export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ data: z.array(item), next_cursor: z.string().nullable(), has_more: z.boolean() });
