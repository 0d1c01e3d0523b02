import fc from 'fast-check';
import { totalOf } from '#domain/settlement/line.ts';
import { goodsLines, reduceBy, worthOf } from '#domain/settlement/price-reduction.ts';

const units = [
  { lineNo: 1, unitNo: 1, net: 3_333, reduced: 0 },
  { lineNo: 1, unitNo: 2, net: 3_333, reduced: 1_000 },
  { lineNo: 1, unitNo: 3, net: 3_334, reduced: 3_334 },
];

describe('a partial refund for keeping goods', () => {
  it('is divided by what the units are still worth (R14)', () => {
    expect(units.map(worthOf)).toEqual([3_333, 2_333, 0]);
    expect(reduceBy(1_000, units)).toEqual([
      { lineNo: 1, unitNo: 1, amount: 588 },
      { lineNo: 1, unitNo: 2, amount: 412 },
    ]);
    expect(reduceBy(0, units)).toEqual([]);
  });

  it('is refused above what the units are worth (R7, R14)', () => {
    expect(reduceBy(5_666, units)).toHaveLength(2);
    expect(reduceBy(5_667, units)).toBeUndefined();
  });

  it('lowers what a later return of them pays, as a line of its own (R14)', () => {
    expect(goodsLines({ lineNo: 1, sku: 'LAMP', quantity: 3, units: units.slice(0, 2) })).toEqual([
      { kind: 'goods', label: '2 of 3 x LAMP', amount: 6_666, lineNo: 1 },
      { kind: 'reducedBefore', label: 'paid before for keeping LAMP', amount: -1_000, lineNo: 1 },
    ]);
  });

  it('and a return after it pay the price together, never more (R7, R14)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 99_999 }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat({ max: 99_999 }), { maxLength: 6 }),
        (nets, amounts) => {
          let kept = nets.map((net, index) => ({ lineNo: 1, unitNo: index + 1, net, reduced: 0 }));
          let paid = 0;
          for (const amount of amounts) {
            const by = reduceBy(amount, kept);
            if (!by) continue;
            paid += amount;
            kept = kept.map((unit) => ({
              ...unit,
              reduced: unit.reduced + (by.find(({ unitNo }) => unitNo === unit.unitNo)?.amount ?? 0),
            }));
            for (const unit of kept) expect(unit.reduced).toBeLessThanOrEqual(unit.net);
          }
          const back = totalOf(goodsLines({ lineNo: 1, sku: 'x', quantity: nets.length, units: kept }));
          expect(paid + back).toBe(nets.reduce((total, net) => total + net, 0));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
