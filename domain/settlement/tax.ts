import { cumulativeShare } from './cumulative.ts';

/** A rate in millionths, so that 8.875 % is exact: 88,750. */
export type TaxRate = number;
const WHOLE = 1_000_000n;

/** What a tax on top of an amount comes to, half a minor unit rounded up. */
export const taxOn = (net: number, rate: TaxRate): number => halfUp(BigInt(net) * BigInt(rate), WHOLE);

/** The tax that a price includes. */
export const taxWithin = (gross: number, rate: TaxRate): number =>
  halfUp(BigInt(gross) * BigInt(rate), WHOLE + BigInt(rate));

const halfUp = (dividend: bigint, divisor: bigint): number => Number((2n * dividend + divisor) / (2n * divisor));

/** The tax that was charged with a supply, of which parts were credited before. */
export interface TaxCharged {
  /** What was charged for, all of it: a line's net, or the whole order's. */
  readonly base: number;
  /** The tax charged on it then, at the rate of the supply. */
  readonly tax: number;
  /** What of the base went back before. */
  readonly already: number;
  /** What of it goes back now. */
  readonly back: number;
}

/**
 * The tax credited with a refund: the same share of what was charged, so that it follows the rate of the supply
 * whatever the rate is today, and all of the base back gives all of the tax back (R24).
 */
export const taxCredit = ({ base, tax, already, back }: TaxCharged): number =>
  base === 0 ? 0 : cumulativeShare(tax, already + back, base) - cumulativeShare(tax, already, base);
