import { z } from 'zod';
import { idSchema, instantSchema, orderNoSchema } from '#sandbox/core/schemas.ts';
import { lineSchema } from '#sandbox/warehouse/lines.ts';

const reservedLines = z
  .array(lineSchema.omit({ lineNo: true }))
  .min(1)
  .max(200);

export const reservationInputSchema = z
  .object({
    reservationKey: idSchema,
    orderNo: orderNoSchema,
    lines: reservedLines,
    expiresAt: instantSchema.optional().meta({ description: "by the order's clock; then it releases itself" }),
  })
  .meta({ id: 'ReservationInput' });
export type ReservationInput = z.infer<typeof reservationInputSchema>;

export const reservationStatusSchema = z.enum(['reserved', 'released', 'expired', 'used']);
export type ReservationStatus = z.infer<typeof reservationStatusSchema>;

export const reservationSchema = z
  .object({
    reservationKey: z.string(),
    orderNo: z.string(),
    lines: reservedLines,
    status: reservationStatusSchema,
    expiresAt: instantSchema.nullable(),
    createdAt: instantSchema,
    updatedAt: instantSchema,
  })
  .meta({ id: 'Reservation' });
export type Reservation = z.infer<typeof reservationSchema>;
