import { z } from 'zod';
import { idSchema, instantSchema, someMoneySchema } from '#sandbox/core/schemas.ts';
import { tierSchema } from '#sandbox/shop/schemas.ts';

const pointsSchema = z.object({ points: z.int().min(1).max(100_000_000) });
const newTierSchema = z.object({ tier: tierSchema });

const common = {
  grantKey: idSchema,
  customerId: idSchema,
  reason: z.string().min(1).max(500),
  expiresAt: instantSchema.nullish(),
};

export const grantInputSchema = z
  .discriminatedUnion('kind', [
    z.object({ ...common, kind: z.literal('coupon'), value: someMoneySchema }),
    z.object({ ...common, kind: z.literal('gift_card'), value: someMoneySchema }),
    z.object({ ...common, kind: z.literal('points'), value: pointsSchema }),
    z.object({ ...common, kind: z.literal('tier'), value: newTierSchema }),
  ])
  .meta({ id: 'GrantInput' });
export type GrantInput = z.infer<typeof grantInputSchema>;

export const grantSchema = z
  .object({
    grantId: z.string(),
    grantKey: z.string(),
    customerId: z.string(),
    kind: z.enum(['coupon', 'points', 'gift_card', 'tier']),
    value: z.union([someMoneySchema, pointsSchema, newTierSchema]),
    code: z.string().optional(),
    methodId: z.string().optional().meta({ description: 'the new gift card, or the account of points' }),
    status: z.enum(['active', 'spent', 'revoked', 'expired']),
    expiresAt: instantSchema.nullable(),
    createdAt: instantSchema,
  })
  .meta({ id: 'Grant' });
export type Grant = z.infer<typeof grantSchema>;
