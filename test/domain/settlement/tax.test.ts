import fc from 'fast-check';
import { taxCredit, taxOn, taxWithin } from '#domain/settlement/tax.ts';

describe('tax', () => {
  it.each([
    [9_900, 88_750, 879],
    [100, 5_000, 1],
    [99, 5_000, 0],
    [0, 130_000, 0],
  ])('on %d at %d millionths is %d, in whole minor units (R24)', (net, rate, tax) => {
    expect(taxOn(net, rate)).toBe(tax);
  });

  it('is taken out of a price that includes it (R24)', () => {
    expect(taxWithin(11_300, 130_000)).toBe(1_300);
    expect(taxWithin(10_000, 190_000)).toBe(1_597);
  });

  it('is credited at the rate of the supply, in whatever portions the goods come back (R24)', () => {
    expect(taxCredit({ base: 10_000, tax: 1_900, already: 0, back: 3_333 })).toBe(633);
    expect(taxCredit({ base: 0, tax: 0, already: 0, back: 0 })).toBe(0);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1e6 }), { maxLength: 10 }), fc.nat({ max: 300_000 }), (portions, rate) => {
        const base = portions.reduce((total, part) => total + part, 0);
        const tax = taxOn(base, rate);
        let [already, credited] = [0, 0];
        for (const back of portions) {
          credited += taxCredit({ base, tax, already, back });
          already += back;
        }
        expect(credited).toBe(tax);
      }),
      { numRuns: 1_000 },
    );
  });
});
