import { fillBasket } from './basket.ts';
import type { BasketLine } from './basket.ts';
import { datesOf, statusOf } from './dates.ts';
import { feeOf } from './delivery-fee.ts';
import { methodIdOf } from './methods.ts';
import { marksOf, packed, parcelsOf } from './parcels.ts';
import { randomOf } from './random.ts';
import { reduce } from './reductions.ts';
import type { Shelves } from './shelves.ts';
import { payWith } from './tenders.ts';
import { yuan } from './yuan.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { Customer, Order } from '#sandbox/shop/schemas.ts';
import { RETAIL_CN } from '#sandbox/shop/shops.ts';

export interface ChineseOrder {
  readonly seed: string;
  readonly nth: number;
  readonly epoch: number;
  readonly customer: Customer;
  readonly shelves: Shelves;
}

/** Order numbers are `CN` and twelve digits; no two are the same, since the last four count. */
export const chineseOrderNo = (seed: string, nth: number): string =>
  `CN${String(randomOf(`${seed} number ${nth}`).between(20_000_000, 99_999_999))}${String(nth).padStart(4, '0')}`;

/** The nth order: what was bought at which price, how it was paid and sent. All but the dates is independent of the epoch. */
export function chineseOrder({ seed, nth, epoch, customer, shelves }: ChineseOrder): Order {
  const orderNo = chineseOrderNo(seed, nth);
  const draws = (what: string) => randomOf(`${seed} ${what} ${nth}`);
  const { id, name, email, phone, tier, address } = customer;
  const basket = fillBasket(draws('basket'), shelves);
  const { discounts, net } = reduce(basket, { random: draws('reductions'), tier });
  const goods = [...net.values()].reduce((sum, amount) => sum + amount, 0);
  const { spared, ...fee } = feeOf(draws('way'), { goods, state: address.state });
  const status = statusOf(draws('status'));
  const parcelOf = packed(basket, draws('packing'));
  const count = new Set(parcelOf.values()).size;
  const dates = datesOf(epoch, { random: draws('dates'), status, parcels: count });
  const parcels = parcelsOf(dates.parcels, draws('parcels'));
  const sent = (lineNo: number): string | null => parcels[parcelOf.get(lineNo) ?? 0]?.trackingNo ?? null;
  return {
    orderNo,
    shop: RETAIL_CN.shop,
    customer: { id, name, email, phone, tier },
    placedAt: iso(dates.placedAt),
    status,
    shippingAddress: address,
    lines: basket.map((line) => ({
      ...soldAs(line, net.get(line.lineNo) ?? 0),
      parcel: sent(line.lineNo),
      ...(parcels.length > 0 && marksOf(line, draws(`marks ${line.lineNo}`))),
    })),
    ...fee,
    parcels,
    payments: payWith(draws('tenders'), goods + fee.shipping.amount).map(({ tender, amount }, index) => ({
      paymentId: `pay_${orderNo}_${index + 1}`,
      tender,
      methodId: methodIdOf(tender, { customerId: id, orderNo }),
      captured: yuan(amount),
      capturedAt: iso(dates.placedAt),
    })),
    discounts: [...discounts, ...spared],
  };
}

const soldAs = ({ lineNo, article, variant, quantity, kit, giftOf }: BasketLine, net: number) => ({
  lineNo,
  sku: variant.sku,
  productId: article.productId,
  name: article.name,
  category: article.category,
  options: variant.options,
  quantity,
  unitPrice: yuan(variant.price),
  net: yuan(net),
  ...(kit && { kit: { id: kit.id, share: yuan(kit.share) } }),
  ...(giftOf !== undefined && { giftOf }),
});
