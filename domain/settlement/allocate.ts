/**
 * Divides an amount by weights, to the last minor unit: each gets its exact share rounded down, and what is left goes
 * to the largest remainders, the earliest of equals first (R9). Nobody gets more than their exact share rounded up, so
 * a discount of no more than the prices it is divided by never exceeds one of them.
 */
export function allocate(amount: number, weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(checked(weight)), 0n);
  if (total === 0n) {
    if (checked(amount) === 0) return weights.map(() => 0);
    throw new RangeError(`${amount} cannot be divided by nothing`);
  }
  const exact = weights.map((weight, index) => quotient(BigInt(checked(amount)) * BigInt(weight), total, index));
  const left = amount - exact.reduce((sum, { whole }) => sum + whole, 0);
  const luckier = new Set(
    exact
      .toSorted((a, b) => compare(b.rest, a.rest) || a.index - b.index)
      .slice(0, left)
      .map(({ index }) => index),
  );
  return exact.map(({ whole, index }) => whole + (luckier.has(index) ? 1 : 0));
}

interface Quotient {
  readonly whole: number;
  readonly rest: bigint;
  readonly index: number;
}

const quotient = (dividend: bigint, divisor: bigint, index: number): Quotient => ({
  whole: Number(dividend / divisor),
  rest: dividend % divisor,
  index,
});

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : Number(a > b));

function checked(amount: number): number {
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new RangeError(`${amount} is no amount or weight to divide by`);
  return amount;
}
