import { z } from 'zod';
import { instantOut } from './case.ts';

const counts = {
  lines: z.int(),
  waiting: z.int(),
  valid: z.int(),
  opened: z.int(),
  same: z.int(),
  refused: z.int(),
};
/** A list that was brought, and how far it is. */
export const importSummary = z
  .object({
    id: z.string(),
    shop: z.string(),
    name: z.string().nullable(),
    dryRun: z.boolean(),
    at: instantOut,
    by: z.object({ type: z.string(), id: z.string().optional() }),
    ...counts,
  })
  .meta({ id: 'ImportSummary' });
/** The same with what became of each line. */
export const importReport = z
  .object({
    ...importSummary.shape,
    report: z.array(
      z.object({
        line: z.int().meta({ description: 'Counted without the headings.' }),
        state: z.enum(['waiting', 'valid', 'opened', 'same', 'refused']),
        caseNo: z.string().nullable(),
        field: z.string().nullable(),
        rule: z.string().nullable(),
        message: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'ImportReport' });
