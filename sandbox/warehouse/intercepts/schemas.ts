import { z } from 'zod';
import { durationSchema, idSchema, instantSchema, orderNoSchema } from '#sandbox/core/schemas.ts';
import { lineSchema, linesByNo } from '#sandbox/warehouse/lines.ts';

const heldLines = linesByNo(lineSchema.omit({ sku: true }));

export const interceptInputSchema = z
  .object({ interceptKey: idSchema, orderNo: orderNoSchema, lines: heldLines, reason: z.string().min(1).max(500) })
  .meta({ id: 'InterceptInput' });
export type InterceptInput = z.infer<typeof interceptInputSchema>;

export const interceptOutcomeSchema = z.enum(['intercepted', 'too_late']);
export type InterceptOutcome = z.infer<typeof interceptOutcomeSchema>;

export const interceptSchema = z
  .object({
    interceptKey: z.string(),
    orderNo: z.string(),
    lines: heldLines,
    status: z.enum(['asked', ...interceptOutcomeSchema.options]),
    askedAt: instantSchema,
    answeredAt: instantSchema.nullable(),
  })
  .meta({ id: 'Intercept' });
export type Intercept = z.infer<typeof interceptSchema>;

export const interceptAnsweredSchema = z.object({
  interceptKey: z.string(),
  orderNo: z.string(),
  outcome: interceptOutcomeSchema,
  at: instantSchema,
});

/** What the warehouse will answer and when; without an outcome it looks whether the goods have left. */
export const interceptPlanSchema = z
  .strictObject({
    outcome: z.enum([...interceptOutcomeSchema.options, 'manual']).optional(),
    after: durationSchema.optional(),
  })
  .meta({ id: 'InterceptPlan' });
export type InterceptPlan = z.infer<typeof interceptPlanSchema>;

export const interceptAnswerSchema = z
  .strictObject({ outcome: interceptOutcomeSchema.optional(), at: instantSchema.optional() })
  .default({})
  .meta({ id: 'InterceptAnswer' });
