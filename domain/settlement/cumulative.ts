/**
 * What k of n equal units that cost `net` together are worth, counted from the first unit: floor(net * k / n).
 * The due of a later unit is the difference of two such sums, so that all n units give exactly `net` (R8).
 */
export function cumulativeShare(net: number, k: number, n: number): number {
  if (k < 0 || k > n || n <= 0) throw new RangeError(`${k} of ${n} units`);
  const share = (BigInt(net) * BigInt(k)) / BigInt(n);
  return Number(share);
}

/** Units of one line of which some have come back before. */
export interface Portion {
  /** What was paid for all units of the line. */
  readonly net: number;
  readonly quantity: number;
  readonly already: number;
  readonly count: number;
}

/** What `count` more units are worth after `already` came back: portions of whatever sizes give the net exactly (R8). */
export const portionOf = ({ net, quantity, already, count }: Portion): number =>
  cumulativeShare(net, already + count, quantity) - cumulativeShare(net, already, quantity);
