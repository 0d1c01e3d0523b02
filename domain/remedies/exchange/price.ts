import { money } from '#domain/money.ts';
import type { OfferTerms } from '#domain/offer.ts';
import { goodsLines, quantityOf } from '#domain/parts/shipment/goods-lines.ts';
import type { GoodsLine } from '#domain/parts/shipment/shipment.ts';
import { accept, refuse, type Result } from '#domain/refusals.ts';
import type { Price, PriceBasis } from '#domain/remedies/price.ts';
import { exchangeDifference, withDiscountOf, type ExchangeDifference } from '#domain/settlement/exchange-difference.ts';

type Unit = PriceBasis['units'][number];

/** One unit and what the customer gets for it. */
interface Swap {
  readonly unit: Unit;
  readonly sku: string;
  /** What the new unit counts for: all that was and will be paid for it (R4). */
  readonly worth: number;
  readonly lines: ExchangeDifference['lines'];
}

/**
 * What an exchange costs or gives back (R15). Like for like is even whatever prices have done since; another variant
 * costs its price, by the policy's rule, less what was paid.
 */
export function priceOfExchange(basis: PriceBasis): Result<Price> {
  const swaps: Swap[] = [];
  const wishes = wishesOf(basis);
  for (const unit of basis.units) {
    const index = wishes.findIndex(({ lineNo }) => lineNo === unit.lineNo);
    const [wish] = index < 0 ? [] : wishes.splice(index, 1);
    const swap = swapOf(basis, unit, wish?.sku ?? skuOf(basis, unit));
    if (!swap.ok) return swap;
    swaps.push(swap.value);
  }
  const lines = goodsLines(swaps.map(({ unit: { lineNo }, sku, worth }) => ({ lineNo, sku, worth })));
  const missing = outOfStock(basis, lines);
  return missing === undefined ? accept(priced(basis, swaps, lines)) : refuse('out_of_stock', { sku: missing });
}

/** The articles wished for, one by one: equal ones together and the same again last, as the shipment's lines have them. */
function wishesOf({ terms: { replacements = [] }, order }: PriceBasis): { lineNo: number; sku: string }[] {
  const isSame = ({ lineNo, sku }: (typeof replacements)[number]): boolean =>
    order.lines.some((line) => line.lineNo === lineNo && line.sku === sku);
  const rankOf = (one: (typeof replacements)[number]): number =>
    isSame(one)
      ? replacements.length
      : replacements.findIndex(({ lineNo, sku }) => lineNo === one.lineNo && sku === one.sku);
  return replacements
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .flatMap(({ lineNo, quantity, sku }) => Array.from({ length: quantity }, () => ({ lineNo, sku })));
}

const skuOf = ({ order }: PriceBasis, { lineNo, sku }: Unit): string =>
  sku ?? order.lines.find((line) => line.lineNo === lineNo)?.sku ?? '';

function swapOf(basis: PriceBasis, unit: Unit, sku: string): Result<Swap> {
  if (sku === skuOf(basis, unit)) return accept({ unit, sku, worth: unit.net, lines: [] });
  const article = basis.goods?.find((one) => one.sku === sku);
  const line = basis.order.lines.find(({ lineNo }) => lineNo === unit.lineNo);
  if (!article) return refuse('replacement_unknown', { sku });
  if (line?.productId !== undefined && line.productId !== article.productId)
    return refuse('replacement_of_other_product', { sku, line: unit.lineNo });
  const bought = { price: line?.unitPrice ?? unit.net, paid: unit.net };
  const { difference, lines } = exchangeDifference(
    { priceRule: basis.priceRule ?? 'today', taxIncluded: true },
    { label: `1 x ${skuOf(basis, unit)}`, paid: unit.net, tax: 0 },
    { label: `1 x ${sku}`, atPurchase: withDiscountOf(bought, article.price), today: article.price, taxRate: 0 },
  );
  return accept({ unit, sku, worth: unit.net + difference, lines });
}

/** The first article of which there is not enough, as far as anybody looked: else the warehouse will say (D3). */
function outOfStock({ goods }: PriceBasis, lines: readonly GoodsLine[]): string | undefined {
  if (!goods) return undefined;
  return lines.find(({ sku }) => goods.some((one) => one.sku === sku && one.available < quantityOf(lines, sku)))?.sku;
}

function priced(basis: PriceBasis, swaps: readonly Swap[], lines: readonly GoodsLine[]): Price {
  const arithmetic = swaps.flatMap((swap) => swap.lines.map(({ label, amount }) => ({ label, amount })));
  const due = arithmetic.reduce((total, { amount }) => total + amount, 0);
  const terms: OfferTerms = { goods: { reason: 'exchange', lines }, ...holdOf(basis, swaps) };
  if (due > 0) return { refund: [], charge: arithmetic, terms };
  return { refund: arithmetic.map(({ label, amount }) => ({ label, amount: 0 - amount })), terms };
}

/**
 * What is held until the original is back, where the replacement goes first: what would be owed if it never came. Only
 * a card can hold money; without one the original comes first.
 */
function holdOf({ terms, order }: PriceBasis, swaps: readonly Swap[]): Pick<OfferTerms, 'hold'> {
  const card = order.payments.find(({ tender }) => tender === 'card');
  const amount = swaps.reduce((total, { unit, worth }) => total + Math.min(unit.net, worth), 0);
  if (terms.replacementFirst !== true || !card || amount === 0) return {};
  return { hold: { money: money(amount, order.currency), methodId: card.methodId } };
}
