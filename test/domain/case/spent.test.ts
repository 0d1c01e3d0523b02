import { spend, wasSpent } from '#domain/case/spent.ts';

describe('clocks that ran out', () => {
  it('are remembered by name and key (F1)', () => {
    const spent = spend([], 'offerAnswer', 'v.1');
    expect(wasSpent({ spent }, 'offerAnswer', 'v.1')).toBe(true);
    expect(wasSpent({ spent }, 'offerAnswer', 'v.2')).toBe(false);
    expect(wasSpent({ spent }, 'watch', 'v.1')).toBe(false);
  });

  it('are kept once for each subject, so that a case that polls for months stays small', () => {
    const turns = Array.from({ length: 200 }, (_, turn) => `r1.${turn}`);
    const spent = ['r2.0', ...turns].reduce<readonly string[]>((kept, key) => spend(kept, 'refundPoll', key), []);
    expect(spent).toEqual(['refundPoll:r2.0', 'refundPoll:r1.199']);
  });

  it('tell a parcel whose number has dots from its turns (R29)', () => {
    const spent = spend(spend([], 'parcelSilent', 'A.1.1'), 'parcelSilent', 'A.2.1');
    expect(spent).toHaveLength(2);
  });
});
