import { z } from 'zod';
import { REPAIR_STATUSES } from '#domain/parts/repair/repair.ts';
import { money } from '#api/schemas/fields.ts';

const quoteView = z.object({
  version: z.int().meta({ description: 'What consent names (R44).' }),
  money,
  reason: z.string(),
  days: z.int(),
  answer: z.enum(['approved', 'declined', 'lapsed']).nullable(),
});

/** A repair with every price the workshop has named; the last one is on the table (D4). */
export const repairView = z
  .object({
    n: z.int(),
    status: z.enum(['planned', ...REPAIR_STATUSES]),
    quotes: z.array(quoteView),
    shipment: z.int().nullable().meta({ description: 'The shipment that brings the goods back.' }),
    goesBackAs: z.enum(['repaired', 'unrepaired']).nullable(),
  })
  .meta({ id: 'Repair' });

/** What an offer to repair states (C3). */
export const repairDetails = {
  repair: z
    .object({
      free: z.boolean().meta({ description: 'The warranty covers it.' }),
      days: z.int(),
      backFreight: money.nullable().meta({ description: 'What the way back costs if the price is declined.' }),
    })
    .nullable(),
};
