import { z } from 'zod';
import { idSchema, instantSchema, orderNoSchema } from '#sandbox/core/schemas.ts';

const starsSchema = z.int().min(1).max(5);
const textSchema = z.string().max(5000);
const localeSchema = z.string().min(2).max(35);

export const replyInputSchema = z
  .object({ replyKey: idSchema, text: textSchema.min(1), locale: localeSchema })
  .meta({ id: 'ReviewReplyInput' });
export type ReplyInput = z.infer<typeof replyInputSchema>;

export const replySchema = replyInputSchema
  .extend({ reviewId: z.string(), postedAt: instantSchema })
  .meta({ id: 'ReviewReply' });
export type Reply = z.infer<typeof replySchema>;

export const reviewSchema = z
  .object({
    reviewId: z.string(),
    orderNo: z.string(),
    lineNo: z.int().min(1),
    sku: z.string(),
    productId: z.string(),
    customerId: z.string(),
    stars: starsSchema,
    text: textSchema,
    locale: z.string(),
    postedAt: instantSchema,
    changedAt: instantSchema.nullable(),
    version: z.int().min(1).max(1_000_000),
    replies: z.array(replySchema.omit({ reviewId: true })),
  })
  .meta({ id: 'Review' });
export type Review = z.infer<typeof reviewSchema>;

export const reviewInputSchema = z
  .strictObject({
    orderNo: orderNoSchema,
    lineNo: z.int().min(1).max(10_000),
    stars: starsSchema,
    text: textSchema,
    locale: localeSchema.default('en-US'),
  })
  .meta({ id: 'ReviewInput' });
export type ReviewInput = z.infer<typeof reviewInputSchema>;

export const reviewChangeSchema = z
  .strictObject({ stars: starsSchema, text: textSchema.optional() })
  .meta({ id: 'ReviewChange' });
export type ReviewChange = z.infer<typeof reviewChangeSchema>;

export const cannotShipInputSchema = z
  .strictObject({
    lines: z
      .array(z.object({ lineNo: z.int().min(1).max(10_000), quantity: z.int().min(1).max(10_000) }))
      .min(1)
      .max(200),
    expectedAt: instantSchema.nullish(),
  })
  .meta({ id: 'CannotShipInput' });
export type CannotShipInput = z.infer<typeof cannotShipInputSchema>;

export const cannotShipSchema = z
  .object({
    orderNo: z.string(),
    lines: cannotShipInputSchema.shape.lines,
    reason: z.literal('out_of_stock'),
    expectedAt: instantSchema.nullable(),
    at: instantSchema,
  })
  .meta({ id: 'CannotShip' });
export type CannotShip = z.infer<typeof cannotShipSchema>;
