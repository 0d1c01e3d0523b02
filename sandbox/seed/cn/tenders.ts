import type { Random } from './random.ts';
import type { Tender } from '#sandbox/shop/schemas.ts';

/** How people pay: what is named first bears what the others leave. */
const MIXES: readonly (readonly [number, readonly Tender[]])[] = [
  [50, ['wallet']],
  [14, ['card']],
  [9, ['wallet', 'points']],
  [8, ['wallet', 'gift_card']],
  [6, ['card', 'coupon']],
  [6, ['wallet', 'gift_card', 'points']],
  [3, ['card', 'gift_card', 'coupon', 'points']],
  [2, ['gift_card']],
  [2, ['points']],
];
const MIX_OF_A_HUNDRED = MIXES.flatMap(([percent, mix]) => Array.from({ length: percent }, () => mix));

/** Points alone pay small orders only. */
const LARGEST_BY_POINTS = 40_000;

/** Values of the vouchers that are a means of payment, unlike the shop's own coupons, which lower a price. */
const VOUCHERS = [500, 1_000, 2_000];

/** What one means of payment bears of an order. */
export interface Share {
  readonly tender: Tender;
  /** fen, more than 0 */
  readonly amount: number;
}

/** Splits what an order costs into what each means bears; together exactly the whole. A point is worth one fen. */
export function payWith(random: Random, total: number): readonly Share[] {
  const [first = 'wallet', ...others] = random.pick(MIX_OF_A_HUNDRED);
  if (first === 'points' && total > LARGEST_BY_POINTS) return [{ tender: 'wallet', amount: total }];
  let left = total;
  const shares = others.flatMap((tender) => {
    const amount = partOf(random, { tender, total });
    if (amount <= 0 || amount >= left) return [];
    left -= amount;
    return [{ tender, amount }];
  });
  return [{ tender: first, amount: left }, ...shares];
}

function partOf(random: Random, { tender, total }: { tender: Tender; total: number }): number {
  if (tender === 'coupon') {
    const fitting = VOUCHERS.filter((value) => value * 4 <= total);
    return fitting.length === 0 ? 0 : random.pick(fitting);
  }
  if (tender === 'points') return Math.min(random.between(1, Math.max(1, Math.floor(total / 20))), 5_000);
  return Math.floor((total * random.between(10, 60)) / 10_000) * 100;
}
