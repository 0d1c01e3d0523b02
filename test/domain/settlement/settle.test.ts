import fc from 'fast-check';
import { LINE_KINDS, totalOf } from '#domain/settlement/line.ts';
import { settle } from '#domain/settlement/settle.ts';

describe('a settlement', () => {
  it('takes off in order what is to be taken off, and says what it could not (R10, R12)', () => {
    const goods = { kind: 'goods', label: '1 of 1 x A', amount: 1_000 } as const;
    const lost = { kind: 'lostDiscount', label: 'discount lost', amount: -700 } as const;
    const fee = { kind: 'returnFee', label: 'return fee', amount: -500 } as const;
    expect(settle([goods, lost, fee])).toEqual({
      due: 0,
      lines: [goods, lost, { ...fee, amount: -300 }],
      shortfall: 200,
    });
    expect(settle([lost])).toEqual({ due: 0, lines: [], shortfall: 700 });
    expect(settle([])).toEqual({ due: 0, lines: [], shortfall: 0 });
  });

  it('is what its lines add up to, never below zero, and charges nothing (R10, R23)', () => {
    const lines = fc.array(
      fc.record({
        kind: fc.constantFrom(...LINE_KINDS),
        label: fc.string(),
        amount: fc.integer({ min: -1e9, max: 1e9 }),
      }),
    );
    fc.assert(
      fc.property(lines, (some) => {
        const { due, lines: taken, shortfall } = settle(some);
        expect(due).toBe(totalOf(taken));
        expect(due).toBeGreaterThanOrEqual(0);
        expect(due - shortfall).toBe(totalOf(some));
        expect(due === 0 || shortfall === 0).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
