import { z } from 'zod';
import { addressSchema, idSchema, instantSchema, moneySchema } from '#sandbox/core/schemas.ts';

export const tierSchema = z.enum(['standard', 'vip']);
export type Tier = z.infer<typeof tierSchema>;
export const tenderSchema = z
  .enum(['card', 'paypal', 'gift_card', 'wallet', 'points', 'coupon'])
  .meta({ description: 'one point is worth one minor unit of the currency' });
export type Tender = z.infer<typeof tenderSchema>;
export const orderStatusSchema = z.enum(['pending', 'processed', 'delivered', 'cancelled']);
const optionsSchema = z.record(z.string(), z.string());
const lineNoSchema = z.int().min(1).max(10_000);

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
    serials: z.array(z.string()).optional(),
    batch: z.string().optional(),
    kit: z
      .object({ id: idSchema, share: moneySchema })
      .optional()
      .meta({ description: 'the kit it was sold in, and what one unit of it costs there: all shares are its price' }),
    giftOf: lineNoSchema.optional().meta({ description: 'a gift to that line: net 0, unitPrice is its stated value' }),
  })
  .meta({ id: 'OrderLine' });

export const discountSchema = z
  .object({
    id: idSchema,
    kind: z.enum(['order', 'line', 'threshold', 'free_shipping', 'coupon']),
    amount: moneySchema.meta({ description: 'what it took off' }),
    threshold: moneySchema.optional(),
    couponId: idSchema.optional(),
    lines: z
      .array(z.object({ lineNo: lineNoSchema, amount: moneySchema }))
      .optional()
      .meta({ description: 'the shares, fixed at purchase' }),
  })
  .meta({ id: 'Discount' });

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
        givenBack: moneySchema.optional().meta({ description: 'what the shop gave back of it in its own name' }),
      }),
    ),
    discounts: z.array(discountSchema).optional(),
    shippingService: z.enum(['standard', 'express']).optional(),
    expressSurcharge: moneySchema.optional().meta({ description: 'part of shipping' }),
    itemsChangedAt: instantSchema.optional().meta({ description: 'its items were changed: that is done once' }),
    exchangedAt: instantSchema.optional(),
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
        specification: optionsSchema.optional(),
        batch: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'Product' });
export type Product = z.infer<typeof productSchema>;

export const skuSchema = productSchema
  .omit({ variants: true })
  .extend(productSchema.shape.variants.element.shape)
  .meta({ id: 'Sku' });

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
    refunds: z
      .array(
        z.object({
          paymentId: z.string(),
          tender: tenderSchema,
          businessDays: z.object({ from: z.int().min(0), to: z.int().min(0) }),
        }),
      )
      .meta({ description: 'how long money takes to go back on each payment, once it is given back' }),
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
    closed: z.literal(true).optional().meta({ description: 'nothing can go to it or come from it any more' }),
    declines: z.literal(true).optional().meta({ description: 'its bank says no' }),
  })
  .meta({ id: 'PaymentMethod' });
export type PaymentMethod = z.infer<typeof paymentMethodSchema>;
