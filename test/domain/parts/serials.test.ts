import { heedSerials } from '#domain/parts/serials.ts';
import type { UnitOutcome } from '#domain/parts/return-parcel.ts';

const lines = [
  { lineNo: 1, sku: 'watch', serials: ['W-1', 'W-2'] },
  { lineNo: 2, sku: 'strap' },
];
const back = (serial?: string, lineNo: number | null = 1): UnitOutcome => ({
  lineNo,
  outcome: 'accepted',
  disposition: 'sellable',
  ...(serial === undefined ? {} : { serial }),
});
const outcomes = (
  units: readonly UnitOutcome[],
  shipments: Parameters<typeof heedSerials>[1]['shipments'] = [],
): string[] => heedSerials(units, { lines, shipments }).map(({ outcome }) => outcome);

describe('serial numbers of what comes back (R33)', () => {
  it('take what was sent, and nothing else', () => {
    expect(outcomes([back('W-1'), back('W-2'), back('W-9')])).toEqual(['accepted', 'accepted', 'not_ours']);
  });

  it('count each number once', () => {
    expect(outcomes([back('W-1'), back('W-1')])).toEqual(['accepted', 'not_ours']);
  });

  it('know the numbers of what was sent in its stead (R4)', () => {
    const sent = { lines: [{ lineNo: 1, sku: 'watch-b', quantity: 1 }], serials: [{ sku: 'watch-b', serial: 'B-7' }] };
    expect(outcomes([back('B-7')], [sent])).toEqual(['accepted']);
    expect(outcomes([back('B-7')])).toEqual(['not_ours']);
  });

  it('say nothing where none are on record or none was read', () => {
    expect(outcomes([back(), back('X', 2), back('X', null)])).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('put what is not ours on no shelf', () => {
    expect(heedSerials([back('W-9')], { lines, shipments: [] })).toEqual([
      { lineNo: 1, outcome: 'not_ours', disposition: null, serial: 'W-9' },
    ]);
  });
});
