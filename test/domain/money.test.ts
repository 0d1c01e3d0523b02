import fc from 'fast-check';
import { add, cumulativeShare, EXPONENTS, formatMoney, isCurrency, money, subtract, sum, zero } from '#domain/money.ts';

const anAmount = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

describe('money', () => {
  it('is an exact integer of minor units, or a bug (R24)', () => {
    expect(money(8_602, 'USD')).toEqual({ amount: 8_602, currency: 'USD' });
    for (const broken of [0.5, Number.NaN, Infinity, 2 ** 53]) expect(() => money(broken, 'USD')).toThrow(RangeError);
    expect(() => add(money(Number.MAX_SAFE_INTEGER, 'USD'), money(1, 'USD'))).toThrow(RangeError);
  });

  it('is added and taken off in one currency only (R24)', () => {
    expect(subtract(add(money(500, 'CNY'), money(250, 'CNY')), money(750, 'CNY'))).toEqual(zero('CNY'));
    expect(sum([money(1, 'EUR'), money(2, 'EUR')], 'EUR')).toEqual(money(3, 'EUR'));
    expect(sum([], 'JPY')).toEqual(zero('JPY'));
    expect(() => add(money(1, 'USD'), money(1, 'CNY'))).toThrow('USD and CNY cannot be combined');
    expect(() => sum([money(1, 'USD')], 'CNY')).toThrow(TypeError);
  });

  it('knows its currencies, and nothing of what every object has', () => {
    expect(Object.keys(EXPONENTS).every(isCurrency)).toBe(true);
    expect(['usd', 'XXX', 'toString', ''].some(isCurrency)).toBe(false);
  });

  it.each([
    [8_602, 'USD', '86.02 USD'],
    [5, 'CNY', '0.05 CNY'],
    [0, 'EUR', '0.00 EUR'],
    [-5, 'USD', '-0.05 USD'],
    [1_234, 'JPY', '1234 JPY'],
    [0, 'KRW', '0 KRW'],
    [7, 'KWD', '0.007 KWD'],
    [-12_345, 'KWD', '-12.345 KWD'],
  ] as const)('%d of the minor unit of %s reads %s (R24)', (amount, currency, text) => {
    expect(formatMoney(money(amount, currency))).toBe(text);
  });
});

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
            const due = cumulativeShare(net, back + count, n) - cumulativeShare(net, back, n);
            expect(due).toBeGreaterThanOrEqual(0);
            back += count;
            paid += due;
          }
          expect(paid).toBe(net);
        },
      ),
      { numRuns: 2_000, seed: 8 },
    );
  });

  it('no two units of a line differ by more than the smallest coin (R8)', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), fc.integer({ min: 1, max: 40 }), (net, n) => {
        const dues = Array.from({ length: n }, (_, k) => cumulativeShare(net, k + 1, n) - cumulativeShare(net, k, n));
        expect(Math.max(...dues) - Math.min(...dues)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1_000, seed: 8 },
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
