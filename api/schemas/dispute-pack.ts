import { z } from 'zod';
import { instantOut } from '#api/schemas/case.ts';
import { money } from '#api/schemas/fields.ts';

export const disputePack = z
  .object({
    madeAt: instantOut,
    caseNo: z.string(),
    shop: z.string(),
    dispute: z.object({
      disputeId: z.string(),
      paymentId: z.string(),
      money,
      reason: z.string().nullable(),
      status: z.string(),
      openedAt: instantOut,
      evidenceDueAt: instantOut.nullable(),
      given: z.string().nullable().meta({ description: 'What became of what we said before.' }),
    }),
    summary: z
      .array(z.string())
      .meta({ description: 'What speaks for us, a sentence each: a draft of the statement.' }),
    order: z.object({
      number: z.string(),
      status: z.string().nullable(),
      orderedAt: instantOut.nullable(),
      deliveredAt: instantOut.nullable(),
      lines: z.array(
        z.object({
          line: z.int(),
          name: z.string(),
          sku: z.string(),
          quantity: z.int(),
          paid: money,
          trackingNo: z.string().nullable(),
          serials: z.array(z.string()),
        }),
      ),
    }),
    refunds: z.array(
      z.object({ key: z.string(), money, status: z.string(), providerRef: z.string().nullable(), at: instantOut }),
    ),
    timeline: z.array(z.object({ at: instantOut, what: z.string(), by: z.string() })),
    told: z
      .array(z.object({ at: instantOut, template: z.string(), status: z.string() }))
      .meta({ description: 'What the customer was told.' }),
    files: z.array(z.string()).meta({ description: 'What was shown: addresses, or `evidence:<id>`.' }),
  })
  .meta({ id: 'DisputePack', description: 'All that can be given to the bank in a dispute (R22).' });
export type DisputePack = z.output<typeof disputePack>;
