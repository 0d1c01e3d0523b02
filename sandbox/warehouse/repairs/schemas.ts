import { z } from 'zod';
import { durationSchema, idSchema, instantSchema, moneySchema, orderNoSchema } from '#sandbox/core/schemas.ts';
import { lineSchema, linesByNo } from '#sandbox/warehouse/lines.ts';

const repairLines = linesByNo(lineSchema);
const versionSchema = z.int().min(1).max(1_000_000);
const reasonSchema = z.string().min(1).max(500);
const daysSchema = z.int().min(0).max(365);

export const repairInputSchema = z
  .object({
    repairKey: idSchema,
    rma: idSchema,
    orderNo: orderNoSchema,
    lines: repairLines,
    symptom: z.string().min(1).max(2000),
  })
  .meta({ id: 'RepairInput' });
export type RepairInput = z.infer<typeof repairInputSchema>;

/** What the workshop does of itself once a quote is approved. */
export const progressSchema = z.enum(['repairing', 'testing', 'repaired', 'unrepairable']);
export type RepairProgress = z.infer<typeof progressSchema>;
export const repairStatusSchema = z.enum(['intake', 'quoted', ...progressSchema.options, 'declined']);

export const quoteAnswerSchema = z.enum(['approved', 'declined']);
export type QuoteAnswer = z.infer<typeof quoteAnswerSchema>;

export const repairQuoteSchema = z
  .object({
    version: versionSchema.meta({ description: 'what consent names' }),
    amount: moneySchema.meta({ description: '0 when it is free' }),
    reason: reasonSchema,
    days: daysSchema,
    quotedAt: instantSchema,
    answer: quoteAnswerSchema.nullable(),
    answeredAt: instantSchema.nullable(),
  })
  .meta({ id: 'RepairQuote' });
export type RepairQuote = z.infer<typeof repairQuoteSchema>;

export const repairSchema = z
  .object({
    repairKey: z.string(),
    rma: z.string(),
    orderNo: z.string(),
    lines: repairLines,
    symptom: z.string(),
    status: repairStatusSchema,
    revision: versionSchema.meta({ description: 'grows with every change' }),
    quotes: z.array(repairQuoteSchema),
    createdAt: instantSchema,
    updatedAt: instantSchema,
  })
  .meta({ id: 'Repair' });
export type Repair = z.infer<typeof repairSchema>;

export const answerInputSchema = z.object({ version: versionSchema }).meta({ id: 'RepairAnswer' });

const newsSchema = repairSchema
  .pick({ repairKey: true, rma: true, orderNo: true, revision: true })
  .extend({ version: versionSchema, at: instantSchema });
export const quotedSchema = newsSchema.extend(repairQuoteSchema.pick({ amount: true, reason: true, days: true }).shape);
export const updatedSchema = newsSchema.extend({ status: z.enum([...progressSchema.options, 'declined']) });

/** What the workshop will find, and how long it takes; `manual`: nothing until somebody says so. */
export const repairPlanSchema = z
  .strictObject({
    quotes: z
      .array(
        z.strictObject({
          amount: moneySchema,
          after: durationSchema
            .optional()
            .meta({ description: 'the first counts from receipt, the next from the approval of the one before' }),
          reason: reasonSchema.optional(),
          days: daysSchema.optional(),
        }),
      )
      .min(1)
      .max(20)
      .optional(),
    outcome: z.enum(['repaired', 'unrepairable']).optional(),
    after: durationSchema.optional().meta({ description: 'from the last approval' }),
    manual: z.literal(true).optional(),
  })
  .meta({ id: 'RepairPlan' });
export type RepairPlan = z.infer<typeof repairPlanSchema>;

export const quoteByHandSchema = z
  .strictObject({
    amount: moneySchema,
    reason: reasonSchema.optional(),
    days: daysSchema.optional(),
    at: instantSchema.optional(),
  })
  .meta({ id: 'QuoteByHand' });

export const progressByHandSchema = z
  .strictObject({ status: progressSchema, at: instantSchema.optional() })
  .meta({ id: 'ProgressByHand' });
