import { z } from 'zod';
import { wireMoney, wireOptional, wireText, withoutAbsent } from '#adapters/wire.ts';
import type { Money } from '#domain/money.ts';
import { DISCOUNT_KINDS } from '#domain/order.ts';
import type { Discount, OrderLine } from '#domain/order.ts';

/** How units were sold: a line of an order, and the reductions that were fixed at purchase (R5, R6, R9). */

const lineNo = z.int().positive();

export const lineShape = z.object({
  lineNo,
  sku: wireText,
  name: z.string(),
  category: z.string(),
  quantity: z.int().positive(),
  net: wireMoney,
  parcel: wireText.nullable(),
  productId: wireOptional(wireText),
  options: wireOptional(z.record(z.string(), z.string())),
  unitPrice: wireOptional(wireMoney),
  serials: wireOptional(z.array(wireText).max(10_000)),
  batch: wireOptional(wireText),
  kit: wireOptional(z.object({ id: wireText, share: wireMoney })),
  giftOf: wireOptional(lineNo),
});
type WireLine = z.infer<typeof lineShape>;

export const discountShape = z.object({
  id: wireText,
  kind: z.enum(DISCOUNT_KINDS),
  amount: wireMoney,
  threshold: wireOptional(wireMoney),
  couponId: wireOptional(wireText),
  lines: wireOptional(z.array(z.object({ lineNo, amount: wireMoney })).max(10_000)),
});
type WireDiscount = z.infer<typeof discountShape>;

const present = (amounts: readonly (Money | undefined)[]): readonly Money[] =>
  amounts.flatMap((money) => (money === undefined ? [] : [money]));

export const moneyInLine = ({ net, unitPrice, kit }: WireLine): readonly Money[] =>
  present([net, unitPrice, kit?.share]);

export const moneyInDiscounts = ({ amount, threshold, lines = [] }: WireDiscount): readonly Money[] =>
  present([amount, threshold, ...lines.map((line) => line.amount)]);

export const toLine = ({ net, parcel, unitPrice, kit, ...line }: WireLine): OrderLine => ({
  ...withoutAbsent(line),
  net: net.amount,
  trackingNo: parcel,
  ...withoutAbsent({
    unitPrice: unitPrice?.amount,
    kit: kit && { id: kit.id, share: kit.share.amount },
  }),
});

export const toDiscount = ({ amount, threshold, lines, ...discount }: WireDiscount): Discount => ({
  ...withoutAbsent(discount),
  amount: amount.amount,
  ...withoutAbsent({
    threshold: threshold?.amount,
    lines: lines?.map((line) => ({ lineNo: line.lineNo, amount: line.amount.amount })),
  }),
});
