import type { Discount, Order, OrderLine } from '#domain/order.ts';
import type { GiftGiven } from './gift.ts';
import type { FreeShipping, ThresholdOffer } from './threshold.ts';

/** What an order was granted at purchase, as the settlement reads it: fixed then, and never worked out anew (R9). */
export interface Purchase {
  readonly offers: readonly ThresholdOffer[];
  readonly freeShipping?: FreeShipping;
  readonly gifts: readonly GiftGiven[];
  readonly shipping: { readonly standard: number; readonly surplus: number };
}

/** Reads an order's offers, gifts and shipping; a limit that the order never met is the order's own worth. */
export function purchaseOf(order: Order): Purchase {
  const priced = order.lines.map((line) => ({
    lineNo: line.lineNo,
    quantity: line.quantity,
    price: priceOf(order, line),
  }));
  const discounts = order.discounts ?? [];
  const surplus = order.expressSurcharge ?? 0;
  const free = discounts.find(({ kind }) => kind === 'free_shipping');
  return {
    offers: discounts.filter(({ kind }) => kind === 'threshold').map((discount) => offerOf(discount, priced)),
    ...(free ? { freeShipping: { minimum: limitOf(free, priced), spared: free.amount, lines: priced } } : {}),
    gifts: order.lines.flatMap((line) => giftOf(order, line)),
    shipping: { standard: order.shipping - surplus, surplus },
  };
}

interface Priced {
  readonly lineNo: number;
  readonly quantity: number;
  readonly price: number;
}

/** Net, with the line's shares of what was taken off the whole order: what a limit was measured by. */
const priceOf = ({ discounts = [] }: Order, { lineNo, net }: OrderLine): number =>
  discounts.filter(({ kind }) => kind !== 'line').reduce((total, discount) => total + shareOf(discount, lineNo), net);

const shareOf = ({ lines = [] }: Discount, lineNo: number): number =>
  lines.filter((line) => line.lineNo === lineNo).reduce((total, { amount }) => total + amount, 0);

function offerOf(discount: Discount, priced: readonly Priced[]): ThresholdOffer {
  const under = priced.filter(({ lineNo }) => discount.lines?.some((line) => line.lineNo === lineNo));
  return {
    id: discount.id,
    steps: [{ minimum: limitOf(discount, under), discount: discount.amount }],
    lines: under.map((line) => ({ ...line, share: shareOf(discount, line.lineNo) })),
  };
}

const limitOf = ({ threshold = 0 }: Discount, priced: readonly Priced[]): number =>
  Math.min(
    threshold,
    priced.reduce((total, { price }) => total + price, 0),
  );

function giftOf({ lines }: Order, gift: OrderLine): readonly GiftGiven[] {
  const main = lines.find(({ lineNo }) => lineNo === gift.giftOf);
  if (!main) return [];
  const { lineNo, sku, quantity, unitPrice = 0 } = gift;
  return [{ lineNo, sku, quantity, value: unitPrice, mainLineNo: main.lineNo, mainUnits: main.quantity }];
}
