import { lineOf, totalOf, type SettlementLine } from './line.ts';
import type { PriceRule } from './rules.ts';
import { taxOn, taxWithin, type TaxRate } from './tax.ts';

/** The units that come back for others. */
export interface ExchangedAway {
  readonly label: string;
  /** What was paid for them and can still go back. */
  readonly paid: number;
  /** The tax charged on it, at the rate of that supply: on top of `paid`, or within it. */
  readonly tax: number;
}

/** The units that the customer gets instead. */
export interface ExchangedFor {
  readonly label: string;
  /** What they would have cost when the order was placed; null when they were not sold then. */
  readonly atPurchase: number | null;
  readonly today: number;
  readonly taxRate: TaxRate;
}

export interface ExchangeTerms {
  readonly priceRule: PriceRule;
  /** Whether prices include the tax, or it comes on top. */
  readonly taxIncluded: boolean;
}

/** What an exchange comes to (R15): above zero it is collected before anything ships, below zero it is refunded. */
export interface ExchangeDifference {
  readonly then: 'collect' | 'refund' | 'even';
  /** New less old; positive is the customer's to pay. */
  readonly difference: number;
  /** Why so much; positive is the customer's to pay. */
  readonly lines: readonly SettlementLine[];
  /** Each side's tax at its own rate, whether it is on top or within (R24). */
  readonly tax: { readonly charged: number; readonly credited: number };
}

/** New price, by the policy's rule, less what was paid for the old; tax follows each side (R15). */
export function exchangeDifference(
  { priceRule, taxIncluded }: ExchangeTerms,
  away: ExchangedAway,
  instead: ExchangedFor,
): ExchangeDifference {
  const then = priceRule === 'atPurchase' && instead.atPurchase !== null;
  const price = then ? (instead.atPurchase ?? instead.today) : instead.today;
  const charged = taxIncluded ? taxWithin(price, instead.taxRate) : taxOn(price, instead.taxRate);
  const lines = [
    ...lineOf({
      kind: 'exchange',
      label: `${instead.label}, price ${then ? 'at purchase' : 'of today'}`,
      amount: price,
    }),
    ...lineOf({ kind: 'tax', label: `tax on ${instead.label}`, amount: taxIncluded ? 0 : charged }),
    ...lineOf({ kind: 'goods', label: `paid for ${away.label}`, amount: -away.paid }),
    ...lineOf({ kind: 'tax', label: `tax paid on ${away.label}`, amount: taxIncluded ? 0 : -away.tax }),
  ];
  const difference = totalOf(lines);
  return { then: directionOf(difference), difference, lines, tax: { charged, credited: away.tax } };
}

function directionOf(difference: number): ExchangeDifference['then'] {
  if (difference === 0) return 'even';
  return difference > 0 ? 'collect' : 'refund';
}

/** What units would have cost with the discount that those bought had: it stays with the purchase (R9, R15). */
export const withDiscountOf = (bought: { readonly price: number; readonly paid: number }, price: number): number =>
  Math.max(0, price - Math.max(0, bought.price - bought.paid));
