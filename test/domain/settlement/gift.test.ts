import fc from 'fast-check';
import { giftDeduction, type GiftsBack } from '#domain/settlement/gift.ts';
import { totalOf } from '#domain/settlement/line.ts';

const aGift = (over: Partial<GiftsBack> = {}): GiftsBack => ({
  lineNo: 2,
  sku: 'MUG',
  quantity: 1,
  value: 1_900,
  mainLineNo: 1,
  mainUnits: 1,
  mainBack: 1,
  giftsBack: 0,
  taken: 0,
  ...over,
});

describe('a gift', () => {
  it('is taken off at its stated value when the main item comes back without it (R6)', () => {
    expect(giftDeduction(aGift())).toEqual([
      { kind: 'gift', label: 'gift not sent back: MUG', amount: -1_900, lineNo: 2 },
    ]);
  });

  it('costs nothing when it comes back, or while the main item is kept (R6)', () => {
    expect(giftDeduction(aGift({ giftsBack: 1 }))).toEqual([]);
    expect(giftDeduction(aGift({ mainBack: 0 }))).toEqual([]);
  });

  it('that arrives later gives its deduction back (R6)', () => {
    expect(giftDeduction(aGift({ giftsBack: 1, taken: 1_900 }))).toMatchObject([{ amount: 1_900 }]);
    expect(giftDeduction(aGift({ taken: 1_900 }))).toEqual([]);
  });

  it('belongs to the goods in portions, rounded for the customer (R6)', () => {
    const two = { quantity: 1, mainUnits: 2 };
    expect(giftDeduction(aGift({ ...two, mainBack: 1 }))).toEqual([]);
    expect(giftDeduction(aGift({ ...two, mainBack: 2 }))).toMatchObject([{ amount: -1_900 }]);
  });

  it('costs the same in the end, however the goods and gifts come back (R6)', () => {
    const steps = fc.array(fc.record({ main: fc.nat({ max: 2 }), gifts: fc.nat({ max: 2 }) }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), steps, (mainUnits, quantity, way) => {
        let [mainBack, giftsBack, taken] = [0, 0, 0];
        for (const { main, gifts } of way) {
          mainBack = Math.min(mainUnits, mainBack + main);
          giftsBack = Math.min(quantity, giftsBack + gifts);
          taken -= totalOf(giftDeduction(aGift({ mainUnits, quantity, mainBack, giftsBack, taken })));
        }
        expect(taken).toBe(0 - totalOf(giftDeduction(aGift({ mainUnits, quantity, mainBack, giftsBack }))));
        expect(taken).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1_000 },
    );
  });
});
