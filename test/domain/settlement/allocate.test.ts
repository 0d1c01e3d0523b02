import fc from 'fast-check';
import { allocate } from '#domain/settlement/allocate.ts';

const anAmount = fc.nat({ max: Number.MAX_SAFE_INTEGER });

describe('the division of an amount by weights', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [3_000, [10_000, 5_000, 7_000], [1_364, 682, 954]],
    [1, [0, 5], [0, 1]],
    [0, [0, 0], [0, 0]],
    [5, [2, 3], [2, 3]],
    [Number.MAX_SAFE_INTEGER, [1, 1], [4_503_599_627_370_496, 4_503_599_627_370_495]],
  ])('of %d by %j gives %j: the largest remainders get what is left (R9)', (amount, weights, shares) => {
    expect(allocate(amount, weights)).toEqual(shares);
  });

  it('gives exactly the amount, each within one minor unit of its exact share (R9)', () => {
    fc.assert(
      fc.property(anAmount, fc.array(fc.nat({ max: 1e9 }), { minLength: 1, maxLength: 20 }), (amount, weights) => {
        const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
        fc.pre(total > 0n);
        const shares = allocate(amount, weights);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount);
        shares.forEach((share, index) => {
          const off = BigInt(share) * total - BigInt(amount) * BigInt(weights[index] ?? 0);
          expect(off > -total && off < total).toBe(true);
        });
      }),
      { numRuns: 3_000 },
    );
  });

  it('takes no more off a line than it costs, whatever the discount (R9)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 1e7 }), { minLength: 1, maxLength: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (prices, part) => {
          const discount = Math.floor(prices.reduce((sum, price) => sum + price, 0) * part);
          allocate(discount, prices).forEach((share, index) => expect(share).toBeLessThanOrEqual(prices[index] ?? 0));
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('is refused where there is nothing to divide by, and for broken amounts (R24)', () => {
    for (const [amount, weights] of [
      [1, [0, 0]],
      [1, []],
      [-1, [1]],
      [1, [1, -1, 1]],
      [0.5, [1]],
    ] as const)
      expect(() => allocate(amount, weights)).toThrow(RangeError);
  });
});
