import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Decimal dollars as the file writes them. */
const dollars = z.number().min(0);
const name = z.object({ first_name: z.string(), last_name: z.string() });
const address = z.object({
  address1: z.string(),
  address2: z.string(),
  city: z.string(),
  state: z.string(),
  zip: z.string(),
  country: z.string(),
});
const options = z.record(z.string(), z.string());

const user = z.object({
  user_id: z.string(),
  name,
  address,
  email: z.string(),
  payment_methods: z.record(
    z.string(),
    z.object({
      id: z.string(),
      source: z.enum(['credit_card', 'paypal', 'gift_card']),
      brand: z.string().optional(),
      last_four: z.string().optional(),
      balance: dollars.optional(),
    }),
  ),
});
export type FileUser = z.infer<typeof user>;
export type FileAddress = z.infer<typeof address>;

const product = z.object({
  name: z.string(),
  product_id: z.string(),
  variants: z.record(z.string(), z.object({ item_id: z.string(), options, available: z.boolean(), price: dollars })),
});
export type FileProduct = z.infer<typeof product>;

const order = z.object({
  order_id: z.string(),
  user_id: z.string(),
  address,
  items: z.array(z.object({ name: z.string(), product_id: z.string(), item_id: z.string(), price: dollars, options })),
  status: z.enum(['pending', 'processed', 'delivered', 'cancelled']),
  fulfillments: z.array(z.object({ tracking_id: z.array(z.string()), item_ids: z.array(z.string()) })),
  payment_history: z.array(
    z.object({ transaction_type: z.enum(['payment', 'refund']), amount: dollars, payment_method_id: z.string() }),
  ),
});
export type FileOrder = z.infer<typeof order>;

const file = z.object({
  products: z.record(z.string(), product),
  users: z.record(z.string(), user),
  orders: z.record(z.string(), order),
});
export type RetailFile = z.infer<typeof file>;

/** The retail file as it is, checked. */
export const readRetailFile = (): RetailFile =>
  file.parse(JSON.parse(readFileSync(new URL('../data/retail/db.json', import.meta.url), 'utf8')));
