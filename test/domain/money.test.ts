import fc from 'fast-check';
import { add, EXPONENTS, formatMoney, isCurrency, money, parseMoney, subtract, sum, zero } from '#domain/money.ts';

const CURRENCIES = Object.keys(EXPONENTS).filter(isCurrency);

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

  it.each([
    ['86.02', 'USD', 8_602],
    ['86', 'CNY', 8_600],
    ['0.5', 'EUR', 50],
    ['-0.05', 'USD', -5],
    ['1234', 'JPY', 1_234],
    ['0.007', 'KWD', 7],
    ['90071992547409.91', 'USD', Number.MAX_SAFE_INTEGER],
  ] as const)('%s %s is read as %d of the minor unit (R24)', (text, currency, amount) => {
    expect(parseMoney(text, currency)).toEqual(money(amount, currency));
  });

  it.each([
    ['1.5', 'JPY'],
    ['0.001', 'USD'],
    ['0.0001', 'KWD'],
    ['1.', 'USD'],
    ['.5', 'USD'],
    ['1,000.00', 'USD'],
    ['1e3', 'USD'],
    ['', 'USD'],
    ['90071992547409.92', 'USD'],
  ] as const)('%p is no amount of %s: nothing is rounded to make it one (R24)', (text, currency) => {
    expect(parseMoney(text, currency)).toBeUndefined();
  });

  it('reads back what it writes, in every currency (R24)', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(...CURRENCIES), (amount, currency) => {
        const [text = ''] = formatMoney(money(amount, currency)).split(' ');
        expect(parseMoney(text, currency)).toEqual(money(amount, currency));
      }),
      { numRuns: 2_000 },
    );
  });
});
