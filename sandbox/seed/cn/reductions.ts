import type { BasketLine } from './basket.ts';
import { splitByWeight } from './largest-remainder.ts';
import type { Random } from './random.ts';
import { yuan } from './yuan.ts';
import type { Customer, Order } from '#sandbox/shop/schemas.ts';

type Discount = NonNullable<Order['discounts']>[number];

/** What is taken off a basket, and what its lines cost after it: by line number, in fen. */
export interface Reduced {
  readonly discounts: readonly Discount[];
  readonly net: ReadonlyMap<number, number>;
}

/** 满300减40 and the like, for all goods or for those of some categories; the highest step that is reached counts. */
const CAMPAIGNS = [
  {
    id: 'SHOP-WIDE',
    categories: null,
    steps: [
      [30_000, 4_000],
      [60_000, 10_000],
      [120_000, 20_000],
    ],
  },
  {
    id: 'WARDROBE',
    categories: ['clothing', 'shoes', 'bags'],
    steps: [
      [20_000, 3_000],
      [50_000, 9_000],
    ],
  },
  { id: 'PANTRY', categories: ['food', 'fresh', 'baby'], steps: [[15_000, 2_500]] },
] as const;

const COUPONS = [
  [49_900, 5_000],
  [19_900, 2_000],
  [9_900, 1_000],
] as const;

type Wish = Pick<Discount, 'id' | 'kind'> & {
  readonly amount: number;
  readonly on: readonly number[];
  readonly more?: Pick<Discount, 'threshold' | 'couponId'>;
};

/**
 * Takes off, one after the other: a kit's saving and reductions of single lines, a threshold offer, the VIPs' two
 * percent, a coupon. Each is divided among its lines by what they cost then, by largest remainder, and stored so (R9).
 */
export function reduce(
  lines: readonly BasketLine[],
  { random, tier }: { random: Random; tier: Customer['tier'] },
): Reduced {
  const net = new Map(
    lines.map((line) => [line.lineNo, line.giftOf === undefined ? line.variant.price * line.quantity : 0]),
  );
  const discounts: Discount[] = [];
  const paid = lines.filter((line) => line.giftOf === undefined);
  const worth = (on: readonly number[]): number => on.reduce((sum, lineNo) => sum + (net.get(lineNo) ?? 0), 0);
  const take = (wish: Wish | undefined): void => {
    if (!wish || wish.amount <= 0) return;
    const { id, kind, amount, on, more } = wish;
    const shares = splitByWeight(
      amount,
      on.map((lineNo) => worth([lineNo])),
    );
    for (const [index, lineNo] of on.entries()) net.set(lineNo, worth([lineNo]) - (shares[index] ?? 0));
    const told = on.map((lineNo, index) => ({ lineNo, amount: yuan(shares[index] ?? 0) }));
    discounts.push({ id, kind, amount: yuan(amount), ...more, lines: told });
  };
  const all = paid.map(({ lineNo }) => lineNo);
  for (const line of paid) take(ofLine(line, random));
  take(ofCampaign(paid, { random, worth }));
  if (tier === 'vip') take({ id: 'VIP-2', kind: 'order', amount: Math.floor(worth(all) / 50), on: all });
  take(ofCoupon(all, { random, worth }));
  return { discounts, net };
}

/** What a kit spares on a line, or a reduction of this one article. */
function ofLine({ lineNo, kit, variant, quantity }: BasketLine, random: Random): Wish | undefined {
  const on = [lineNo];
  if (kit) return { id: `${kit.id}/${lineNo}`, kind: 'line', amount: (variant.price - kit.share) * quantity, on };
  if (!random.chance(20)) return undefined;
  const percent = random.pick([5, 10, 15, 20]);
  return {
    id: `SALE-${percent}/${lineNo}`,
    kind: 'line',
    amount: Math.floor((variant.price * quantity * percent) / 100),
    on,
  };
}

type Worth = { readonly random: Random; readonly worth: (on: readonly number[]) => number };

function ofCampaign(paid: readonly BasketLine[], { random, worth }: Worth): Wish | undefined {
  if (!random.chance(70)) return undefined;
  const { id, categories, steps } = random.pick([CAMPAIGNS[0], CAMPAIGNS[0], CAMPAIGNS[1], CAMPAIGNS[2]]);
  const takesPart = (category: string): boolean => categories === null || categories.some((one) => one === category);
  const on = paid.filter(({ article }) => takesPart(article.category)).map(({ lineNo }) => lineNo);
  const reached = steps.filter(([minimum]) => worth(on) >= minimum).at(-1);
  if (!reached) return undefined;
  const [threshold, amount] = reached;
  return { id, kind: 'threshold', amount, on, more: { threshold: yuan(threshold) } };
}

function ofCoupon(on: readonly number[], { random, worth }: Worth): Wish | undefined {
  if (!random.chance(22)) return undefined;
  const reached = COUPONS.find(([minimum]) => worth(on) >= minimum);
  if (!reached) return undefined;
  const [threshold, amount] = reached;
  const couponId = `CNC${String(random.below(10 ** 9)).padStart(9, '0')}`;
  return { id: `COUPON-${amount / 100}`, kind: 'coupon', amount, on, more: { threshold: yuan(threshold), couponId } };
}
