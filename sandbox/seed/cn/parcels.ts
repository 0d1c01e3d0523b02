import type { BasketLine } from './basket.ts';
import { currentBatch } from './catalogue.ts';
import type { ParcelDates } from './dates.ts';
import type { Random } from './random.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { Order } from '#sandbox/shop/schemas.ts';
import { RETAIL_CN } from '#sandbox/shop/shops.ts';

/** Who brings parcels in China, here: the shop's own carrier, which also takes returns, and another. */
const CARRIERS = [RETAIL_CN.carrier, '云舟快递'];

/** In which parcel each line goes, counted from 0; gifts go with what they were given for. */
export function packed(lines: readonly BasketLine[], random: Random): ReadonlyMap<number, number> {
  const paid = lines.filter((line) => line.giftOf === undefined);
  const count = paid.length < 2 ? 1 : random.pick([1, 1, 1, 1, 2, 2, paid.length > 2 ? 3 : 2]);
  const parcelOf = new Map(paid.map(({ lineNo }, index) => [lineNo, index % count]));
  for (const { lineNo, giftOf } of lines) if (giftOf !== undefined) parcelOf.set(lineNo, parcelOf.get(giftOf) ?? 0);
  return parcelOf;
}

/** The parcels as the shop tells them, in the order in which the lines are packed. */
export const parcelsOf = (dates: readonly ParcelDates[], random: Random): Order['parcels'] =>
  dates.map(({ shippedAt, deliveredAt }) => ({
    trackingNo: `QY${String(random.below(10 ** 9)).padStart(9, '0')}${String(random.below(1000)).padStart(3, '0')}`,
    carrier: random.pick(CARRIERS),
    shippedAt: iso(shippedAt),
    deliveredAt: deliveredAt === null ? null : iso(deliveredAt),
  }));

/** What the units of a line carry once they are packed: a serial number each (R33), or one batch (B3). */
export function marksOf(
  { article, marking, quantity }: BasketLine,
  random: Random,
): Pick<Order['lines'][number], 'serials' | 'batch'> {
  if (marking === 'serial') return { serials: Array.from({ length: quantity }, () => serial(random)) };
  if (marking === 'batch') return { batch: batchOf(article.productId, random) };
  return {};
}

const SIGNS = Array.from('23456789ABCDEFGHJKLMNPQRSTUVWXYZ');
const serial = (random: Random): string => `SN${Array.from({ length: 10 }, () => random.pick(SIGNS)).join('')}`;

/** An article comes in three batches, of which the one that is sold now is most of what was sold. */
const batchOf = (productId: string, random: Random): string =>
  random.pick([
    ...Array<string>(3).fill(currentBatch(productId)),
    `${productId}-B`,
    `${productId}-B`,
    `${productId}-C`,
  ]);
