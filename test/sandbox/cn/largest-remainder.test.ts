import fc from 'fast-check';
import { splitByWeight } from '#sandbox/seed/cn/largest-remainder.ts';

const weights = fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 12 });

describe('a split by largest remainder', () => {
  it('gives the fen that are left over to the parts that lost most, the earlier one first (R9)', () => {
    expect(splitByWeight(4_000, [10_000, 10_000, 10_000])).toEqual([1_334, 1_333, 1_333]);
    expect(splitByWeight(100, [1, 2, 4])).toEqual([14, 29, 57]);
    expect(splitByWeight(0, [0, 0])).toEqual([0, 0]);
    expect(() => splitByWeight(1, [0, 0])).toThrow('add up to nothing');
  });

  it('adds up exactly, and takes from nobody more than they have or a fen away from their share (R9)', () => {
    fc.assert(
      fc.property(weights, fc.nat(1_000), (of, permille) => {
        const sum = of.reduce((total, weight) => total + weight, 0);
        fc.pre(sum > 0);
        const amount = Math.floor((sum * permille) / 1_000);
        const parts = splitByWeight(amount, of);
        expect(parts.reduce((total, part) => total + part, 0)).toBe(amount);
        for (const [index, part] of parts.entries()) {
          const weight = of[index] ?? 0;
          expect(part).toBeLessThanOrEqual(weight);
          expect(Math.abs(part - (amount * weight) / sum)).toBeLessThan(1);
        }
      }),
    );
  });
});
