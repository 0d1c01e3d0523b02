import { z } from 'zod';
import { instantOut } from '#api/schemas/case.ts';
import { caseNo, evidenceAddress, lineNo, reference, words } from '#api/schemas/fields.ts';
import { DISPOSITIONS, UNIT_OUTCOMES } from '#domain/parts/return-parcel.ts';

/** A number as a scanner reads it off a label, or as people type it. */
export const parcelCode = z
  .string()
  .min(3)
  .max(100)
  .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces')
  .meta({ description: 'RMA, tracking, order or case number.', example: 'RMA-AS-2026-000123-1' });

const expected = z.object({
  line: z.int(),
  sku: z.string(),
  name: z.string(),
  options: z.array(z.object({ option: z.string(), is: z.string() })),
  quantity: z.int(),
  serials: z
    .array(z.string())
    .meta({ description: 'The numbers that were sent; what comes back must be one of them (R33).' }),
});

const lookedAt = z.object({
  at: instantOut,
  by: z.object({ type: z.string(), id: z.string().nullable() }),
  units: z.array(
    z.object({
      line: z.int().nullable(),
      name: z.string().nullable(),
      outcome: z.enum(UNIT_OUTCOMES),
      disposition: z.enum(DISPOSITIONS).nullable(),
      serial: z.string().nullable(),
      reason: z.string().nullable(),
      evidence: z.array(z.string()),
    }),
  ),
});

export const parcelView = z
  .object({
    code: z
      .string()
      .meta({ description: 'By this the parcel is inspected: its RMA, or its number where it has none.' }),
    kind: z.enum(['return', 'unannounced']),
    caseNo: z.string(),
    shop: z.string(),
    order: z.string(),
    problem: z.string().nullable(),
    remedy: z.string().nullable(),
    rma: z.string().nullable(),
    trackingNos: z.array(z.string()),
    status: z.string(),
    may: z.enum(['inspect', 'inspected', 'not_now']).meta({ description: 'Whether it can be inspected now.' }),
    dueAt: instantOut.nullable().meta({ description: 'By when it has to be inspected.' }),
    items: z.array(expected).meta({ description: 'What should be in it.' }),
    gifts: z.array(expected).meta({ description: 'Gifts that were sent with it, and should come back with it (R6).' }),
    photos: z.array(z.object({ url: z.string(), at: instantOut })).meta({ description: 'What the customer showed.' }),
    inspection: lookedAt.nullable(),
  })
  .meta({
    id: 'ParcelOnBench',
    description: 'What should be in a parcel, and what was found; without money and contact.',
  });
export type ParcelView = z.output<typeof parcelView>;

const judgedUnit = z
  .strictObject({
    line: lineNo.optional().meta({ description: 'Left out for a thing that is of no line of the order.' }),
    outcome: z.enum(UNIT_OUTCOMES),
    disposition: z
      .enum(DISPOSITIONS)
      .optional()
      .meta({ description: 'Left out for what is kept for now, or missing.' }),
    serial: reference().optional(),
    reason: words(500).optional().meta({ description: 'Without personal data.' }),
    evidence: z.array(evidenceAddress).max(20).optional(),
    percent: z
      .int()
      .min(1)
      .max(100)
      .optional()
      .meta({ description: 'What the wear takes off the price of the unit, which the bench does not see (R13).' }),
  })
  .refine(({ outcome, percent }) => (outcome === 'accepted_with_deduction') === (percent !== undefined), {
    path: ['percent'],
    message: 'goes with accepted_with_deduction, and only with it',
    params: { rule: 'required' },
  })
  .refine(({ outcome, reason }) => reason !== undefined || outcome === 'accepted' || outcome === 'missing', {
    path: ['reason'],
    message: 'must say why it was not accepted as it is',
    params: { rule: 'required' },
  })
  .refine(({ outcome, evidence = [] }) => outcome !== 'accepted_with_deduction' || evidence.length > 0, {
    path: ['evidence'],
    message: 'must show the wear (R13)',
    params: { rule: 'required' },
  });
export type JudgedUnit = z.output<typeof judgedUnit>;

export const inspection = z.strictObject({
  caseNo: caseNo.optional().meta({ description: 'Where units of several cases are in one parcel: whose (R27).' }),
  units: z.array(judgedUnit).min(1).max(200),
});
