import fc from 'fast-check';
import { portionOf } from '#domain/settlement/cumulative.ts';
import { kitShares } from '#domain/settlement/kit.ts';

const components = fc.array(
  fc.record({
    lineNo: fc.nat({ max: 99 }),
    quantity: fc.integer({ min: 1, max: 6 }),
    priceAlone: fc.nat({ max: 1e6 }),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('a kit', () => {
  it('is divided among its components by what each costs alone (R5)', () => {
    const kit = [
      { lineNo: 1, quantity: 1, priceAlone: 60_000 },
      { lineNo: 2, quantity: 2, priceAlone: 15_000 },
      { lineNo: 3, quantity: 1, priceAlone: 9_999 },
    ];
    expect(kitShares(79_900, kit)).toEqual([
      { lineNo: 1, net: 47_941 },
      { lineNo: 2, net: 23_970 },
      { lineNo: 3, net: 7_989 },
    ]);
  });

  it('counts units where nothing has a price of its own (R5)', () => {
    const free = [1, 3].map((quantity, index) => ({ lineNo: index, quantity, priceAlone: 0 }));
    expect(kitShares(1_000, free).map(({ net }) => net)).toEqual([250, 750]);
  });

  it('gives back exactly its price when its components come back one by one (R5, R8)', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e8 }), components, (net, kit) => {
        const back = kitShares(net, kit).flatMap((share, index) => {
          const quantity = kit[index]?.quantity ?? 0;
          return Array.from({ length: quantity }, (_, already) =>
            portionOf({ net: share.net, quantity, already, count: 1 }),
          );
        });
        expect(back.reduce((total, due) => total + due, 0)).toBe(net);
      }),
      { numRuns: 1_000 },
    );
  });
});
