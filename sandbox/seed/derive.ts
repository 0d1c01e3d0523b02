import { createHash } from 'node:crypto';
import { DAY, MINUTE } from '#sandbox/core/duration.ts';
import type { Money } from '#sandbox/core/schemas.ts';

/** A repeatable number in [0, below) for a text; another `salt` gives another one. */
export const draw = (text: string, salt: string, below: number): number =>
  createHash('sha256').update(`${salt} ${text}`).digest().readUIntBE(0, 6) % below;

/** Decimal dollars to cents. Half a cent never occurs in the file, so rounding repairs the binary fraction only. */
export const usd = (dollars: number): Money => ({ amount: Math.round(dollars * 100), currency: 'USD' });

/** The dates of an order, which the file does not have. */
export type OrderDates = {
  readonly placedAt: number;
  readonly shippedAt: number | null;
  readonly deliveredAt: number | null;
};

/** Between `from` and `to` days, to the minute, repeatable for an order. */
const days = (orderNo: string, salt: string, [from, to]: readonly [number, number]): number =>
  from * DAY + draw(orderNo, salt, ((to - from) * DAY) / MINUTE + 1) * MINUTE;

/** Placed and shipped as it fits to a delivery at that instant. */
export function datesOfDelivery(orderNo: string, deliveredAt: number): { [K in keyof OrderDates]: number } {
  const shippedAt = deliveredAt - days(orderNo, 'shipped', [2, 5]);
  return { placedAt: shippedAt - days(orderNo, 'placed', [1, 2]), shippedAt, deliveredAt };
}

/** When an order of the file was delivered, shipped and placed, seen from the epoch. */
export function datesOf(
  orderNo: string,
  status: 'pending' | 'processed' | 'delivered' | 'cancelled',
  epoch: number,
): OrderDates {
  if (status === 'delivered') return datesOfDelivery(orderNo, epoch - days(orderNo, 'delivered', [1, 40]));
  if (status === 'processed') {
    const shippedAt = epoch - days(orderNo, 'processed', [1, 3]);
    return { placedAt: shippedAt - days(orderNo, 'placed', [1, 2]), shippedAt, deliveredAt: null };
  }
  const ago = days(orderNo, status, status === 'pending' ? [0, 3] : [5, 40]);
  return { placedAt: epoch - ago, shippedAt: null, deliveredAt: null };
}

const AREA_CODES = [
  '206',
  '212',
  '213',
  '214',
  '215',
  '303',
  '305',
  '312',
  '404',
  '415',
  '512',
  '602',
  '617',
  '702',
  '713',
  '773',
  '858',
];

/** A number of the 555 exchange, which nobody has. */
export function phoneOf(userId: string): string {
  const area = AREA_CODES[draw(userId, 'area', AREA_CODES.length)] ?? '212';
  return `+1 ${area} 555 ${String(draw(userId, 'phone', 10_000)).padStart(4, '0')}`;
}

/** One customer of ten is a very important one. */
export const tierOf = (userId: string): 'standard' | 'vip' => (draw(userId, 'tier', 10) === 0 ? 'vip' : 'standard');
