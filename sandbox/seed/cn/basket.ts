import type { Article, Marking, Variant } from './catalogue.ts';
import { splitByWeight } from './largest-remainder.ts';
import type { Random } from './random.ts';
import type { Shelves } from './shelves.ts';
import { GIFTS, KITS } from '#sandbox/seed/cn/goods/bundles.ts';

/** A line as it is put in the basket: at list price, before anything is taken off. */
export interface BasketLine {
  readonly lineNo: number;
  readonly article: Pick<Article, 'productId' | 'name' | 'category'>;
  readonly marking: Marking;
  readonly variant: Variant;
  readonly quantity: number;
  /** The kit it is part of, and what one unit of it costs there; the shares of a kit are its price (R5). */
  readonly kit?: { readonly id: string; readonly share: number };
  readonly giftOf?: number;
}

type Draw = { readonly random: Random; readonly shelves: Shelves };

/** One order's basket: articles, some of them several times, now and then a kit; gifts go with what they belong to. */
export function fillBasket(random: Random, shelves: Shelves): readonly BasketLine[] {
  const lines: BasketLine[] = [];
  if (random.chance(10)) lines.push(...kitLines({ random, shelves }));
  const wanted = lines.length > 0 ? random.between(0, 2) : random.pick([1, 1, 1, 1, 2, 2, 3, 4]);
  for (let tried = 0; tried < wanted; tried += 1) {
    const article = shelves.popular(random);
    if (lines.some((line) => line.article.productId === article.productId)) continue;
    const variant = random.pick(article.variants);
    const quantity = howMany(variant, random);
    lines.push(lineOf(article, { lineNo: lines.length + 1, variant, quantity }));
    lines.push(...giftWith(lines, { random, shelves }));
  }
  return lines;
}

/** Cheap things are bought by the handful, dear ones singly. */
function howMany({ price }: Variant, random: Random): number {
  if (price < 20_000) return random.pick([1, 1, 1, 1, 1, 2, 2, 3]);
  return price < 100_000 && random.chance(15) ? 2 : 1;
}

type Put = Pick<BasketLine, 'lineNo' | 'variant' | 'quantity'>;

const lineOf = ({ productId, name, category, marking }: Article, put: Put): BasketLine => ({
  ...put,
  article: { productId, name, category },
  marking,
});

function kitLines({ random, shelves }: Draw): readonly BasketLine[] {
  const { id, percent, articles } = random.pick(KITS);
  const parts = articles
    .map((name) => shelves.article(name))
    .map((article) => ({ article, variant: random.pick(article.variants) }));
  const prices = parts.map(({ variant }) => variant.price);
  const price = Math.floor((prices.reduce((sum, one) => sum + one, 0) * percent) / 100);
  const shares = splitByWeight(price, prices);
  const quantity = random.chance(15) ? 2 : 1;
  return parts.map(({ article, variant }, index) => ({
    ...lineOf(article, { lineNo: index + 1, variant, quantity }),
    kit: { id, share: shares[index] ?? 0 },
  }));
}

/** The gift that belongs to the line put in last, if there is one and it runs. */
function giftWith(lines: readonly BasketLine[], { random, shelves }: Draw): readonly BasketLine[] {
  const main = lines.at(-1);
  const name = GIFTS.get(main?.article.name ?? '');
  if (!main || name === undefined || random.chance(20)) return [];
  const article = shelves.article(name);
  if (lines.some((line) => line.article.productId === article.productId)) return [];
  const [variant] = article.variants;
  if (!variant) return [];
  const { lineNo, quantity } = main;
  return [{ ...lineOf(article, { lineNo: lineNo + 1, variant, quantity }), giftOf: lineNo }];
}
