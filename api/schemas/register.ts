import { z } from 'zod';
import { instantOut } from '#api/schemas/case.ts';
import { DISPOSITIONS, UNIT_OUTCOMES } from '#domain/parts/return-parcel.ts';

const result = z.enum(UNIT_OUTCOMES);
const disposition = z.enum(DISPOSITIONS).nullable();

export const registerEntry = z
  .object({
    caseNo: z.string(),
    shop: z.string(),
    order: z.string(),
    line: z.int().nullable(),
    sku: z.string().nullable(),
    quantity: z.int(),
    reason: z.string().nullable(),
    rma: z.string().nullable().meta({ description: 'None of a parcel that came back without one.' }),
    trackingNo: z.string().nullable(),
    result,
    disposition,
    at: instantOut,
  })
  .meta({ id: 'Return', description: 'Equal units of one inspection (D8).' });

const count = z.int().nonnegative();
const counts = {
  received: count.meta({ description: 'All that came, whatever it was.' }),
  stock: count.meta({ description: 'Counted back: it can be sold again.' }),
  loss: count.meta({ description: 'Scrapped, or not in the parcel.' }),
  elsewhere: count.meta({ description: 'To be refurbished, to the supplier, back to the customer, or not decided.' }),
};
export const registerTotals = z
  .object({
    shop: z.string(),
    day: z.string(),
    ...counts,
    skus: z.array(z.object({ sku: z.string().nullable(), ...counts })),
  })
  .meta({ id: 'ReturnTotals', description: 'What a day of returns did to stock, in units (D8).' });
