import { z } from 'zod';
import { addressSchema, differenceSchema, idSchema, instantSchema } from '#sandbox/core/schemas.ts';

const lineNoSchema = z.int().min(1).max(10_000);
const quantitySchema = z.int().min(1).max(10_000);

const changedItemsSchema = z
  .array(z.object({ lineNo: lineNoSchema, quantity: quantitySchema.optional(), newSku: idSchema }))
  .min(1)
  .max(200);

const wishSchema = z
  .strictObject({
    address: addressSchema.optional(),
    items: changedItemsSchema.optional().meta({ description: 'without a quantity: the whole line' }),
    paymentMethodId: idSchema
      .optional()
      .meta({ description: 'with items: pays or receives the difference; alone: pays for the order instead' }),
  })
  .superRefine(({ address, items, paymentMethodId }, context) => {
    const rule = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (address && (items || paymentMethodId)) rule('address', 'an address is changed on its own');
    if (items && !paymentMethodId) rule('paymentMethodId', 'needed with items: pays or receives the difference');
    if (!address && !paymentMethodId && !items) rule('address', 'an address, items or a paymentMethodId is needed');
  })
  .meta({ id: 'OrderChangeWish' });

export const changeInputSchema = z.object({ changeKey: idSchema, change: wishSchema }).meta({ id: 'OrderChangeInput' });
export type ChangeInput = z.infer<typeof changeInputSchema>;
export type ChangedItem = z.infer<typeof changedItemsSchema>[number];

export const changeSchema = z
  .object({
    changeKey: z.string(),
    orderNo: z.string(),
    kind: z.enum(['address', 'items', 'payment']),
    difference: differenceSchema.meta({ description: 'new price less the old one; below zero: given back' }),
    appliedAt: instantSchema,
  })
  .meta({ id: 'OrderChange' });
export type OrderChange = z.infer<typeof changeSchema>;

export const exchangeInputSchema = z
  .object({
    exchangeKey: idSchema,
    items: z
      .array(z.object({ lineNo: lineNoSchema, quantity: quantitySchema, newSku: idSchema }))
      .min(1)
      .max(200),
    paymentMethodId: idSchema,
  })
  .meta({ id: 'ExchangeInput' });
export type ExchangeInput = z.infer<typeof exchangeInputSchema>;

export const exchangeSchema = exchangeInputSchema
  .extend({
    orderNo: z.string(),
    difference: differenceSchema.meta({ description: "today's price less what was paid for the units" }),
    recordedAt: instantSchema,
  })
  .meta({ id: 'Exchange' });
export type Exchange = z.infer<typeof exchangeSchema>;

export const addressChangeInputSchema = z
  .object({ changeKey: idSchema, address: addressSchema })
  .meta({ id: 'AddressChangeInput' });

export const addressChangeSchema = addressChangeInputSchema
  .extend({ customerId: z.string(), changedAt: instantSchema })
  .meta({ id: 'AddressChange' });
export type AddressChange = z.infer<typeof addressChangeSchema>;
