import { z } from 'zod';

/** The outside systems that a company has; each has its own base path and webhooks. */
export const PORTS = ['shop', 'warehouse', 'carrier', 'payments', 'messages'] as const;
export type Port = (typeof PORTS)[number];

/** The largest amount the world takes: keeps every sum far inside the safe integers. */
const LARGEST_AMOUNT = 1_000_000_000_00;

export const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/u, 'three capital letters of ISO 4217, e.g. USD')
  .meta({ example: 'USD' });

export const moneySchema = z
  .object({ amount: z.int().min(0).max(LARGEST_AMOUNT).meta({ description: 'minor units' }), currency: currencySchema })
  .meta({ id: 'Money', example: { amount: 4784, currency: 'USD' } });
export type Money = z.infer<typeof moneySchema>;

/** Above nothing: what can be charged, held, refunded. */
export const someMoneySchema = moneySchema.refine((money) => money.amount > 0, {
  path: ['amount'],
  message: 'more than 0',
});

/** What is to be paid on top, or, below zero, to be given back. */
export const differenceSchema = z
  .object({ amount: z.int().min(-LARGEST_AMOUNT).max(LARGEST_AMOUNT), currency: currencySchema })
  .meta({ id: 'Difference', example: { amount: -320, currency: 'USD' } });

/** An instant as text, in any offset; the world itself always writes UTC with milliseconds. */
export const instantSchema = z.iso
  .datetime({ offset: true, error: 'an ISO instant such as 2026-11-22T04:40:00.000Z' })
  .meta({ override: { type: 'string', format: 'date-time', pattern: undefined } });

export const durationSchema = z
  .string()
  .regex(
    /^P(?=.)(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/u,
    'an ISO duration in weeks to seconds, e.g. P2D or PT4H',
  )
  .meta({ example: 'P2D' });

/** Orders are written `W2611340`; the `#` of the shop's own writing is taken off. */
export const orderNoSchema = z
  .string()
  .trim()
  .transform((text) => text.replace(/^(#|%23)/u, ''))
  .pipe(z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/u, 'an order number such as W2611340'))
  .meta({ example: 'W2611340' });

export const idSchema = z.string().trim().min(1).max(128);

export const addressSchema = z
  .object({
    name: z.string().optional(),
    line1: z.string().min(1),
    line2: z.string().nullish(),
    city: z.string().min(1),
    state: z.string().nullish(),
    zip: z.string().min(1),
    country: z.string().min(2),
    phone: z.string().nullish(),
  })
  .meta({ id: 'Address' });
export type Address = z.infer<typeof addressSchema>;

export const iso = (instant: number): string => new Date(instant).toISOString();
export const formatMoney = (money: Money): string => `${(money.amount / 100).toFixed(2)} ${money.currency}`;
