import fc from 'fast-check';
import { cumulativeShare, portionOf } from '#domain/settlement/cumulative.ts';

const anAmount = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

describe('the share of k of n units', () => {
  it('is whole units of what was paid, rounded down, and never a float (R8)', () => {
    expect([0, 1, 2, 3].map((k) => cumulativeShare(1_000, k, 3))).toEqual([0, 333, 666, 1_000]);
    expect(cumulativeShare(Number.MAX_SAFE_INTEGER, 2, 3)).toBe(6_004_799_503_160_660);
  });

  it('all units, in whatever portions they come back, give exactly what was paid (R8)', () => {
    fc.assert(
      fc.property(
        anAmount,
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 12 }),
        (net, portions) => {
          const n = portions.reduce((total, count) => total + count, 0);
          let back = 0;
          let paid = 0;
          for (const count of portions) {
            const due = portionOf({ net, quantity: n, already: back, count });
            expect(due).toBeGreaterThanOrEqual(0);
            back += count;
            paid += due;
          }
          expect(paid).toBe(net);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('no two units of a line differ by more than the smallest coin (R8)', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), fc.integer({ min: 1, max: 40 }), (net, n) => {
        const dues = Array.from({ length: n }, (_, k) => portionOf({ net, quantity: n, already: k, count: 1 }));
        expect(Math.max(...dues) - Math.min(...dues)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is refused for units that there are not', () => {
    for (const [k, n] of [
      [-1, 2],
      [3, 2],
      [0, 0],
    ] as const)
      expect(() => cumulativeShare(100, k, n)).toThrow(RangeError);
  });
});
