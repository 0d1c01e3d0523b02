import { z } from 'zod';
import type { ShopOrder } from './port.ts';
import { discountShape, lineShape, moneyInDiscounts, moneyInLine, toDiscount, toLine } from './sold-as.ts';
import { wireAddress, wireInstant, wireMoney, wireOptional, wireText, withoutAbsent } from '#adapters/wire.ts';
import type { Currency, Money } from '#domain/money.ts';
import { TENDERS } from '#domain/order.ts';
import type { OrderDates } from '#domain/policy/facts.ts';

export const wireTender = z.enum(TENDERS);
export const wireTier = z.enum(['standard', 'vip']);

/** An e-mail address or phone; an empty one is none. */
export const contact = wireOptional(z.string()).transform((value) =>
  value === undefined || value === '' ? null : value,
);

const wireOrder = z.object({
  orderNo: wireText,
  shop: wireText,
  customer: z.object({
    id: wireText,
    name: z.string(),
    email: contact,
    phone: contact,
    tier: wireTier,
  }),
  placedAt: wireInstant,
  status: z.enum(['pending', 'processed', 'delivered', 'cancelled']),
  shippingAddress: wireAddress,
  lines: z.array(lineShape).min(1),
  shipping: wireMoney,
  parcels: z.array(z.object({ trackingNo: wireText, shippedAt: wireInstant, deliveredAt: wireInstant.nullable() })),
  payments: z.array(
    z.object({
      paymentId: wireText,
      tender: wireTender,
      methodId: wireText,
      captured: wireMoney,
      capturedAt: wireOptional(wireInstant),
      givenBack: wireOptional(wireMoney),
    }),
  ),
  discounts: wireOptional(z.array(discountShape).max(1000)),
  shippingService: wireOptional(z.enum(['standard', 'express'])),
  expressSurcharge: wireOptional(wireMoney),
  itemsChangedAt: wireOptional(wireInstant),
  exchangedAt: wireOptional(wireInstant),
});
type WireOrder = z.infer<typeof wireOrder>;

/** The order in the domain's words; one that mixes currencies or names a line or payment twice is none. */
export const orderAnswer: z.ZodType<ShopOrder> = wireOrder
  .refine((order) => new Set(moneyOf(order).map(({ currency }) => currency)).size === 1, 'more than one currency')
  .refine(({ lines }) => areDistinct(lines.map(({ lineNo }) => lineNo)), 'a line twice')
  .refine(({ payments }) => areDistinct(payments.map(({ paymentId }) => paymentId)), 'a payment twice')
  .transform(toShopOrder);

const moneyOf = ({ lines, shipping, payments, discounts = [], expressSurcharge }: WireOrder): readonly Money[] => [
  shipping,
  ...lines.flatMap(moneyInLine),
  ...payments.flatMap(({ captured, givenBack }) => (givenBack === undefined ? [captured] : [captured, givenBack])),
  ...discounts.flatMap(moneyInDiscounts),
  ...(expressSurcharge === undefined ? [] : [expressSurcharge]),
];

const areDistinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

function toShopOrder(wire: WireOrder): ShopOrder {
  const { customer, shippingAddress, lines, shipping, payments } = wire;
  const currency: Currency = shipping.currency;
  return {
    order: {
      shop: wire.shop,
      orderNo: wire.orderNo,
      customerId: customer.id,
      tier: customer.tier,
      status: wire.status,
      currency,
      dates: datesOf(wire),
      lines: lines.map(toLine),
      shipping: shipping.amount,
      payments: payments.map(({ captured, capturedAt, givenBack, ...payment }) => ({
        ...payment,
        captured: captured.amount,
        ...withoutAbsent({ capturedAt, givenBack: givenBack?.amount }),
      })),
      ...withoutAbsent({
        discounts: wire.discounts?.map(toDiscount),
        shippingService: wire.shippingService,
        expressSurcharge: wire.expressSurcharge?.amount,
        itemsChangedAt: wire.itemsChangedAt,
        exchangedAt: wire.exchangedAt,
      }),
    },
    person: { name: customer.name, email: customer.email, phone: customer.phone },
    shippingAddress,
  };
}

/**
 * Where windows are anchored (R36). `deliveredAt`: the last parcel that carries a line has arrived;
 * `lastParcelAt`: so has every other parcel of the order. Both stay null while a line has no parcel.
 */
function datesOf({ placedAt, lines, parcels }: WireOrder): OrderDates {
  const carriers = new Set(lines.map(({ parcel }) => parcel));
  const arrivalOf = (wanted: WireOrder['parcels']): number | null =>
    [...carriers].every((trackingNo) => wanted.some((parcel) => parcel.trackingNo === trackingNo))
      ? latest(wanted.map(({ deliveredAt }) => deliveredAt))
      : null;
  return {
    placedAt,
    shippedAt: parcels.length === 0 ? null : Math.min(...parcels.map(({ shippedAt }) => shippedAt)),
    deliveredAt: arrivalOf(parcels.filter(({ trackingNo }) => carriers.has(trackingNo))),
    lastParcelAt: arrivalOf(parcels),
  };
}

/** The latest of the times, or null when one of them has not come. */
const latest = (times: readonly (number | null)[]): number | null =>
  times.reduce((last, time) => (last === null || time === null ? null : Math.max(last, time)), times[0] ?? null);
