import fc from 'fast-check';
import { allocate } from '#domain/settlement/allocate.ts';
import { cumulativeShare } from '#domain/settlement/cumulative.ts';
import { totalOf } from '#domain/settlement/line.ts';
import { settleThresholds, type BrokenThresholds, type UnitsBack } from '#domain/settlement/threshold.ts';

const RESETTLE = { thresholdOffers: 'resettle', freeShippingClawback: true } as const;
const KEEP = { thresholdOffers: 'keep', freeShippingClawback: false } as const;

/** '30 off from 200' over two lines of 100.00 each, and free shipping from 99. */
const lines = [1, 2].map((lineNo) => ({ lineNo, quantity: 1, price: 10_000, share: 1_500 }));
const broken = (over: Partial<BrokenThresholds> = {}): BrokenThresholds => ({
  offers: [{ id: '200-30', steps: [{ minimum: 20_000, discount: 3_000 }], lines }],
  units: [{ lineNo: 1, back: 1, excused: 0 }],
  taken: { discount: 0, shipping: 0 },
  ...over,
});
const free = { minimum: 15_000, spared: 1_200, lines };

describe('a threshold offer that a part return breaks', () => {
  it('is kept where the policy says so (R10)', () => {
    expect(settleThresholds(KEEP, broken({ freeShipping: free }))).toEqual([]);
  });

  it('is settled anew: the discount that the kept goods would not have earned is taken off (R10)', () => {
    expect(settleThresholds(RESETTLE, broken())).toEqual([
      { kind: 'lostDiscount', label: 'discount lost, its limit is not reached any more', amount: -1_500 },
    ]);
  });

  it('falls to the step that is still reached (R10)', () => {
    const steps = [
      { minimum: 20_000, discount: 3_000 },
      { minimum: 10_000, discount: 1_000 },
    ];
    const offers = [{ id: 'steps', steps, lines }];
    expect(settleThresholds(RESETTLE, broken({ offers }))).toMatchObject([{ amount: -500 }]);
  });

  it('costs nothing as long as its limit is reached (R10)', () => {
    const offers = [{ id: '100-30', steps: [{ minimum: 10_000, discount: 3_000 }], lines }];
    expect(settleThresholds(RESETTLE, broken({ offers }))).toEqual([]);
  });

  it('is taken off once over all cases, and given back when the rest comes back, too (R10)', () => {
    const taken = { discount: 1_500, shipping: 0 };
    expect(settleThresholds(RESETTLE, broken({ taken }))).toEqual([]);
    const units = [1, 2].map((lineNo) => ({ lineNo, back: 1, excused: 0 }));
    expect(settleThresholds(RESETTLE, broken({ taken, units }))).toMatchObject([{ amount: 1_500 }]);
    expect(settleThresholds(RESETTLE, broken({ units }))).toEqual([]);
  });

  it('is not lost by units that merchant or carrier are liable for (R10)', () => {
    const units = [{ lineNo: 1, back: 1, excused: 1 }];
    expect(settleThresholds(RESETTLE, broken({ units }))).toEqual([]);
  });

  it('takes free shipping off once when its limit is missed, and nothing when nothing is kept (R10)', () => {
    const line = { kind: 'lostShipping', amount: -1_200 };
    expect(settleThresholds(RESETTLE, broken({ freeShipping: free }))).toMatchObject([{ amount: -1_500 }, line]);
    const taken = { discount: 1_500, shipping: 1_200 };
    expect(settleThresholds(RESETTLE, broken({ freeShipping: free, taken }))).toEqual([]);
    const units = [1, 2].map((lineNo) => ({ lineNo, back: 1, excused: 0 }));
    expect(totalOf(settleThresholds(RESETTLE, broken({ freeShipping: free, taken, units })))).toBe(2_700);
    expect(settleThresholds(RESETTLE, broken({ freeShipping: free, units }))).toEqual([]);
  });
});

interface Purchase {
  readonly sold: readonly { readonly lineNo: number; readonly quantity: number; readonly price: number }[];
  readonly minimum: number;
  readonly discount: number;
}
const purchases: fc.Arbitrary<Purchase> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat({ max: 30_000 })), { minLength: 1, maxLength: 5 })
  .map((sold) => sold.map(([quantity, price], index) => ({ lineNo: index + 1, quantity, price })))
  .chain((sold) => {
    const total = sold.reduce((sum, { price }) => sum + price, 0);
    return fc.record({ sold: fc.constant(sold), minimum: fc.nat({ max: total }), discount: fc.nat({ max: total }) });
  });
const returns = fc.array(fc.record({ line: fc.nat({ max: 4 }), excused: fc.boolean() }), { maxLength: 12 });

describe('an order whose goods come back in portions, under a threshold offer', () => {
  it('pays what it would have paid at once, at most what was paid, and all when all comes back (R10)', () => {
    fc.assert(
      fc.property(purchases, returns, ({ sold, minimum, discount }, way) => {
        const shares = allocate(
          discount,
          sold.map(({ price }) => price).some((price) => price > 0)
            ? sold.map(({ price }) => price)
            : sold.map(() => 1),
        );
        const under = sold.map((line, index) => ({ ...line, share: shares[index] ?? 0 }));
        const offers = [{ id: 'o', steps: [{ minimum, discount }], lines: under }];
        const backs = new Map<number, UnitsBack>(sold.map(({ lineNo }) => [lineNo, { lineNo, back: 0, excused: 0 }]));
        let taken = 0;
        const settleNow = (before: number): number =>
          totalOf(
            settleThresholds(RESETTLE, {
              offers,
              units: [...backs.values()],
              taken: { discount: before, shipping: 0 },
            }),
          );
        for (const { line, excused } of way) {
          const now = backs.get(line + 1);
          if (!now || now.back === (sold[line]?.quantity ?? 0)) continue;
          backs.set(line + 1, { ...now, back: now.back + 1, excused: now.excused + Number(excused) });
          taken -= settleNow(taken);
        }
        expect(taken).toBe(0 - settleNow(0));
        const onKept = under.reduce(
          (sum, { share, quantity, lineNo }) =>
            sum + cumulativeShare(share, quantity - (backs.get(lineNo)?.back ?? 0), quantity),
          0,
        );
        expect(taken).toBeGreaterThanOrEqual(0);
        expect(taken).toBeLessThanOrEqual(onKept);
      }),
      { numRuns: 2_000 },
    );
  });
});
