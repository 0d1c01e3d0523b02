import { z } from 'zod';
import { contact, wireTier } from './order-answer.ts';
import type { Address } from '#adapters/address.ts';
import type { CallContext } from '#adapters/call-context.ts';
import { segment } from '#adapters/http-client.ts';
import type { HttpClient } from '#adapters/http-client.ts';
import {
  isAbout,
  wireAddress,
  wireInstant,
  wireMoney,
  wireOptional,
  wireQuantity,
  wireText,
  withoutAbsent,
} from '#adapters/wire.ts';
import type { Money } from '#domain/money.ts';
import type { Order } from '#domain/order.ts';

/** One article as the shop sells it today, with its published specification (B1). */
export interface Sku {
  readonly sku: string;
  readonly productId: string;
  readonly name: string;
  readonly category: string;
  readonly options: Readonly<Record<string, string>>;
  readonly price: Money;
  /** How many can be sold now. */
  readonly available: number;
  readonly specification?: Readonly<Record<string, string>>;
  readonly batch?: string;
}

/** All articles of one product: what an exchange or a change of items can choose from. */
export interface Product {
  readonly productId: string;
  readonly name: string;
  readonly category: string;
  readonly variants: readonly Pick<Sku, 'sku' | 'options' | 'price' | 'available'>[];
}

/** Who a customer is to the shop: personal, passed through and never kept in a case (R50). */
export interface ShopCustomer {
  readonly customerId: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: Address;
  readonly tier: Order['tier'];
  readonly orderNos: readonly string[];
}

/** What the shop sells, and to whom. */
export interface ShopGoods {
  readonly sku: (sku: string, ctx: CallContext) => Promise<Sku | undefined>;
  readonly product: (productId: string, ctx: CallContext) => Promise<Product | undefined>;
  readonly customer: (customerId: string, ctx: CallContext) => Promise<ShopCustomer | undefined>;
}

const words = z.record(z.string(), z.string());
const article = { sku: wireText, options: words, price: wireMoney, available: z.int().nonnegative() };
const ofProduct = { productId: wireText, name: z.string(), category: z.string() };

const skuAnswer = (sku: string): z.ZodType<Sku> =>
  z
    .object({ ...article, ...ofProduct, specification: wireOptional(words), batch: wireOptional(wireText) })
    .refine(isAbout('sku', sku), 'about another article')
    .transform((value) => withoutAbsent(value));

const productAnswer = (productId: string): z.ZodType<Product> =>
  z
    .object({ ...ofProduct, variants: z.array(z.object(article)).max(10_000) })
    .refine(isAbout('productId', productId), 'about another product');

const customerAnswer = (customerId: string): z.ZodType<ShopCustomer> =>
  z
    .object({
      id: wireText,
      name: z.string(),
      email: contact,
      phone: contact,
      address: wireAddress,
      tier: wireTier,
      orderNos: z.array(wireText).max(10_000),
    })
    .refine(isAbout('id', customerId), 'about another customer')
    .transform(({ id, ...rest }) => ({ customerId: id, ...rest }));

/** The shop has found out that it sold what it does not have (D9). */
export const cannotShip = z.object({
  orderNo: wireText,
  lines: z
    .array(z.object({ lineNo: z.int().positive(), quantity: wireQuantity }))
    .min(1)
    .max(1000),
  reason: z.literal('out_of_stock'),
  expectedAt: wireInstant.nullable(),
  at: wireInstant,
});

export const goodsCalls = (http: HttpClient): ShopGoods => ({
  sku: async (sku, ctx) =>
    http.find({ path: `/skus/${segment(sku)}`, absentCode: 'sku_unknown', answer: skuAnswer(sku) }, ctx),
  product: async (productId, ctx) =>
    http.find(
      {
        path: `/products/${segment(productId)}`,
        absentCode: 'product_unknown',
        answer: productAnswer(productId),
      },
      ctx,
    ),
  customer: async (customerId, ctx) =>
    http.find(
      {
        path: `/customers/${segment(customerId)}`,
        absentCode: 'customer_unknown',
        answer: customerAnswer(customerId),
      },
      ctx,
    ),
});
