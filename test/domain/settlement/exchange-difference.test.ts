import fc from 'fast-check';
import { exchangeDifference, withDiscountOf, type ExchangedFor } from '#domain/settlement/exchange-difference.ts';

const RATE = 88_750;
const away = { label: 'RED-M', paid: 8_500, tax: 754 };
const instead = (over: Partial<ExchangedFor> = {}): ExchangedFor => ({
  label: 'BLUE-L',
  atPurchase: 9_000,
  today: 9_900,
  taxRate: RATE,
  ...over,
});
const AT_PURCHASE = { priceRule: 'atPurchase', taxIncluded: true } as const;
const TODAY = { priceRule: 'today', taxIncluded: false } as const;

describe('an exchange', () => {
  it('costs the new price by the policy’s rule less what was paid for the old (R15)', () => {
    expect(exchangeDifference(AT_PURCHASE, away, instead())).toMatchObject({ then: 'collect', difference: 500 });
    expect(exchangeDifference({ ...AT_PURCHASE, priceRule: 'today' }, away, instead())).toMatchObject({
      difference: 1_400,
    });
  });

  it('takes today’s price for what was not sold when the order was placed (R15)', () => {
    expect(exchangeDifference(AT_PURCHASE, away, instead({ atPurchase: null }))).toMatchObject({ difference: 1_400 });
  });

  it('credits the tax of the old supply and charges the tax of the new one (R15, R24)', () => {
    const dearer = exchangeDifference(TODAY, away, instead());
    expect(dearer.lines).toEqual([
      { kind: 'exchange', label: 'BLUE-L, price of today', amount: 9_900 },
      { kind: 'tax', label: 'tax on BLUE-L', amount: 879 },
      { kind: 'goods', label: 'paid for RED-M', amount: -8_500 },
      { kind: 'tax', label: 'tax paid on RED-M', amount: -754 },
    ]);
    expect(dearer).toMatchObject({ then: 'collect', difference: 1_525, tax: { charged: 879, credited: 754 } });
  });

  it('is refunded below zero, and nothing moves at zero (R15)', () => {
    expect(exchangeDifference(TODAY, away, instead({ today: 5_000, taxRate: 0 }))).toMatchObject({
      then: 'refund',
      difference: -4_254,
    });
    const even = { atPurchase: 8_500 };
    expect(exchangeDifference(AT_PURCHASE, away, instead(even))).toMatchObject({ then: 'even', difference: 0 });
  });

  it('and back again for the same article comes to nothing (R15)', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e7 }), fc.nat({ max: 1e7 }), fc.nat({ max: 300_000 }), (a, b, taxRate) => {
        const there = exchangeDifference(TODAY, { label: 'a', paid: a, tax: 0 }, instead({ today: b, taxRate }));
        const paid = { label: 'b', paid: b, tax: there.tax.charged };
        const back = exchangeDifference(TODAY, paid, instead({ today: a, taxRate: 0 }));
        expect(there.difference + back.difference).toBe(0);
      }),
    );
  });

  it('keeps the discount that the purchase had (R9, R15)', () => {
    expect(withDiscountOf({ price: 10_000, paid: 8_500 }, 10_000)).toBe(8_500);
    expect(withDiscountOf({ price: 10_000, paid: 8_500 }, 12_000)).toBe(10_500);
    expect(withDiscountOf({ price: 10_000, paid: 8_500 }, 1_000)).toBe(0);
    expect(withDiscountOf({ price: 8_000, paid: 8_500 }, 9_000)).toBe(9_000);
  });
});
