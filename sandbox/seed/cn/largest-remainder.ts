/**
 * Splits an amount by weights into whole minor units that add up to it exactly (R9). Each part gets its share rounded
 * down; the units left over go to the parts that lost most, the earlier one first. No part exceeds its weight as long
 * as the amount does not exceed their sum.
 */
export function splitByWeight(amount: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum <= 0) {
    if (amount === 0) return weights.map(() => 0);
    throw new RangeError(`${amount} cannot be split by weights that add up to nothing`);
  }
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const floors = exact.map((product) => Number(product / BigInt(sum)));
  const left = amount - floors.reduce((total, part) => total + part, 0);
  const lost = exact.map((product, index) => ({ index, remainder: product % BigInt(sum) }));
  const first = lost.toSorted((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  const gets = new Set(first.slice(0, left).map(({ index }) => index));
  return floors.map((part, index) => part + (gets.has(index) ? 1 : 0));
}
