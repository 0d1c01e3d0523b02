import { z } from 'zod';
import { addressSchema, idSchema, instantSchema, moneySchema } from '#sandbox/core/schemas.ts';

export const tierSchema = z.enum(['standard', 'vip']);
export const tenderSchema = z.enum(['card', 'paypal', 'gift_card']);
export const orderStatusSchema = z.enum(['pending', 'processed', 'delivered', 'cancelled']);
const optionsSchema = z.record(z.string(), z.string());

export const orderLineSchema = z
  .object({
    lineNo: z.int().min(1).max(10_000),
    sku: idSchema,
    productId: idSchema,
    name: z.string(),
    category: z.string(),
    options: optionsSchema,
    quantity: z.int().min(1).max(10_000),
    unitPrice: moneySchema,
    net: moneySchema.meta({ description: 'really paid for the line after discounts' }),
    parcel: z.string().nullable(),
  })
  .meta({ id: 'OrderLine' });

export const orderSchema = z
  .object({
    orderNo: z.string(),
    shop: z.string(),
    customer: z.object({ id: idSchema, name: z.string(), email: z.string(), phone: z.string(), tier: tierSchema }),
    placedAt: instantSchema,
    status: orderStatusSchema,
    shippingAddress: addressSchema,
    lines: z.array(orderLineSchema),
    shipping: moneySchema,
    parcels: z.array(
      z.object({
        trackingNo: z.string(),
        carrier: z.string(),
        shippedAt: instantSchema,
        deliveredAt: instantSchema.nullable(),
      }),
    ),
    payments: z.array(
      z.object({
        paymentId: z.string(),
        tender: tenderSchema,
        methodId: z.string(),
        captured: moneySchema,
        capturedAt: instantSchema,
      }),
    ),
  })
  .meta({ id: 'Order' });
export type Order = z.infer<typeof orderSchema>;

/** How an order was sold: units of its lines, what was really paid for each line, and for the way. */
export const saleSchema = z
  .strictObject({
    lines: z
      .array(orderLineSchema.pick({ lineNo: true, quantity: true, net: true }))
      .min(1)
      .max(200),
    shipping: moneySchema.optional(),
  })
  .meta({ id: 'Sale' });
export type Sale = z.infer<typeof saleSchema>;

export const customerSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    phone: z.string(),
    address: addressSchema,
    tier: tierSchema,
    orderNos: z.array(z.string()),
  })
  .meta({ id: 'Customer' });
export type Customer = z.infer<typeof customerSchema>;

export const productSchema = z
  .object({
    productId: z.string(),
    name: z.string(),
    category: z.string(),
    variants: z.array(
      z.object({
        sku: z.string(),
        options: optionsSchema,
        price: moneySchema,
        available: z.int().min(0).max(1_000_000).meta({ description: 'in stock' }),
      }),
    ),
  })
  .meta({ id: 'Product' });
export type Product = z.infer<typeof productSchema>;

const cancelledLinesSchema = z
  .array(z.object({ lineNo: z.int().min(1).max(10_000), quantity: z.int().min(1).max(10_000) }))
  .min(1)
  .max(200)
  .refine((lines) => new Set(lines.map((line) => line.lineNo)).size === lines.length, 'every line once');

export const cancellationInputSchema = z
  .object({ cancellationKey: idSchema, lines: cancelledLinesSchema, reason: z.string().min(1).max(500) })
  .meta({ id: 'CancellationInput' });
export type CancellationInput = z.infer<typeof cancellationInputSchema>;

export const cancellationSchema = z
  .object({
    cancellationKey: z.string(),
    orderNo: z.string(),
    lines: cancelledLinesSchema,
    cancelledAt: instantSchema,
  })
  .meta({ id: 'Cancellation' });
export type Cancellation = z.infer<typeof cancellationSchema>;

export const paymentMethodSchema = z
  .object({
    methodId: z.string(),
    customerId: z.string(),
    tender: tenderSchema,
    lastFour: z.string().optional(),
    brand: z.string().optional(),
    balance: moneySchema.optional(),
  })
  .meta({ id: 'PaymentMethod' });
export type PaymentMethod = z.infer<typeof paymentMethodSchema>;
