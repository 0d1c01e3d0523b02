import type { Goods } from '#domain/goods.ts';
import type { Order, OrderLine } from '#domain/order.ts';
import { remedyOf } from '#domain/remedies/index.ts';
import type { PriceBasis, Terms } from '#domain/remedies/price.ts';

const LINE: OrderLine = {
  lineNo: 1,
  sku: 'mug-red',
  name: 'Mug',
  category: 'Mug',
  quantity: 2,
  net: 9_000,
  unitPrice: 5_000,
  productId: 'mug',
  trackingNo: null,
};
const ORDER: Order = {
  shop: 'retail-us',
  orderNo: '#W1',
  customerId: 'c-1',
  tier: 'standard',
  status: 'delivered',
  currency: 'USD',
  dates: { placedAt: 0, shippedAt: 0, deliveredAt: 0, lastParcelAt: 0 },
  lines: [LINE],
  shipping: 0,
  payments: [{ paymentId: 'pay-1', tender: 'card', methodId: 'card-1', captured: 9_000 }],
};
const goods = (sku: string, price: number, over: Partial<Goods> = {}): Goods => ({
  sku,
  productId: 'mug',
  price,
  available: 10,
  ...over,
});
const UNITS = [
  { lineNo: 1, net: 4_500, sku: 'mug-red' },
  { lineNo: 1, net: 4_500, sku: 'mug-red' },
];

const priced = (
  { replacements, ...over }: Partial<PriceBasis> & Pick<Terms, 'replacements'> = {},
  more: Partial<Terms> = {},
) =>
  remedyOf('exchange').price({
    order: ORDER,
    units: UNITS.slice(0, 1),
    goods: [goods('mug-red', 6_000), goods('mug-blue', 7_000), goods('mug-plain', 3_000)],
    terms: {
      remedy: 'exchange',
      freight: 'merchant',
      refundShipping: false,
      ...(replacements ? { replacements } : {}),
      ...more,
    },
    ...over,
  });
const sumOf = (lines: readonly { readonly amount: number }[] = []): number =>
  lines.reduce((total, { amount }) => total + amount, 0);
const one = (sku: string, quantity = 1) => [{ lineNo: 1, quantity, sku }];

describe('the price of an exchange', () => {
  it.each(['today', 'atPurchase'] as const)(
    'is even for the same article, whatever prices have done since, by the rule %s (R15)',
    (priceRule) => {
      const price = priced({ priceRule });
      expect(price).toEqual({
        ok: true,
        value: {
          refund: [],
          terms: { goods: { reason: 'exchange', lines: [{ lineNo: 1, sku: 'mug-red', quantity: 1, worth: 4_500 }] } },
        },
      });
    },
  );

  it('of a dearer variant is today’s price less what was paid, to be paid before anything ships (R15)', () => {
    const price = priced({ replacements: one('mug-blue'), priceRule: 'today' });
    expect(price).toMatchObject({ ok: true, value: { refund: [] } });
    if (!price.ok) return;
    expect(sumOf(price.value.charge)).toBe(7_000 - 4_500);
    expect(price.value.terms?.goods?.lines).toEqual([{ lineNo: 1, sku: 'mug-blue', quantity: 1, worth: 7_000 }]);
  });

  it('at the prices of the purchase keeps the discount that was had then (R9, R15)', () => {
    const price = priced({ replacements: one('mug-blue'), priceRule: 'atPurchase' });
    expect(price.ok && sumOf(price.value.charge)).toBe(7_000 - 500 - 4_500);
  });

  it('of a cheaper variant gives the difference back (R15)', () => {
    const price = priced({ replacements: one('mug-plain') });
    expect(price.ok && sumOf(price.value.refund)).toBe(4_500 - 3_000);
    expect(price.ok && price.value.charge).toBeUndefined();
  });

  it('of several units is one figure: what is dearer and what is cheaper are settled together (R15)', () => {
    const price = priced({ units: UNITS, replacements: [...one('mug-blue'), ...one('mug-plain')] });
    expect(price.ok && sumOf(price.value.charge)).toBe(7_000 + 3_000 - 9_000);
    expect(price.ok && price.value.terms?.goods?.lines.map(({ sku, worth }) => [sku, worth])).toEqual([
      ['mug-blue', 7_000],
      ['mug-plain', 3_000],
    ]);
  });

  it('is for units without a wish that of the same article (D3)', () => {
    const price = priced({ units: UNITS, replacements: one('mug-blue') });
    expect(price.ok && price.value.terms?.goods?.lines).toEqual([
      { lineNo: 1, sku: 'mug-blue', quantity: 1, worth: 7_000 },
      { lineNo: 1, sku: 'mug-red', quantity: 1, worth: 4_500 },
    ]);
  });

  it('counts a replacement that is exchanged again by what was paid for it, not by the line (R4)', () => {
    const price = priced({ units: [{ lineNo: 1, net: 7_000, sku: 'mug-blue' }], replacements: one('mug-plain') });
    expect(price.ok && sumOf(price.value.refund)).toBe(7_000 - 3_000);
    const again = priced({ units: [{ lineNo: 1, net: 7_000, sku: 'mug-blue' }] });
    expect(again.ok && again.value.terms?.goods?.lines).toEqual([
      { lineNo: 1, sku: 'mug-blue', quantity: 1, worth: 7_000 },
    ]);
  });

  it.each([
    ['an article the shop does not sell', one('mug-gold'), 'replacement_unknown'],
    ['an article of another product', one('plate'), 'replacement_of_other_product'],
    ['more than there is', one('mug-last', 2), 'out_of_stock'],
  ])('is none for %s (D3)', (_what, replacements, code) => {
    const there = [goods('plate', 100, { productId: 'plate' }), goods('mug-last', 100, { available: 1 })];
    expect(priced({ units: UNITS, goods: there, replacements })).toMatchObject({ ok: false, refusal: { code } });
  });

  it('secures new goods that go first by what would be owed without the old ones, on a card only (D3)', () => {
    const first = { replacementFirst: true };
    const hold = (over: Parameters<typeof priced>[0]) => {
      const price = priced(over, first);
      return price.ok ? price.value.terms?.hold : undefined;
    };
    expect(hold({})).toEqual({ money: { amount: 4_500, currency: 'USD' }, methodId: 'card-1' });
    expect(hold({ replacements: one('mug-blue') })?.money.amount).toBe(4_500);
    expect(hold({ replacements: one('mug-plain') })?.money.amount).toBe(3_000);
    const byWallet = [{ paymentId: 'pay-1', tender: 'wallet' as const, methodId: 'w-1', captured: 9_000 }];
    expect(hold({ order: { ...ORDER, payments: byWallet } })).toBeUndefined();
  });
});

describe('the price of sending again', () => {
  const reship = (over: Partial<PriceBasis> = {}, sendsBack = false) =>
    remedyOf('reship').price({
      order: ORDER,
      units: UNITS,
      goods: [goods('mug-red', 6_000)],
      terms: { remedy: 'reship', freight: 'merchant', refundShipping: false, ...(sendsBack ? { sendsBack } : {}) },
      ...over,
    });

  it('is nothing, and each unit keeps what was paid for it (R4)', () => {
    const lines = [{ lineNo: 1, sku: 'mug-red', quantity: 2, worth: 9_000 }];
    expect(reship()).toEqual({ ok: true, value: { refund: [], terms: { goods: { reason: 'reship', lines } } } });
    expect(reship({}, true)).toMatchObject({ value: { terms: { sendsBack: true } } });
  });

  it('is none where the goods are gone (D3)', () => {
    expect(reship({ goods: [goods('mug-red', 6_000, { available: 1 })] })).toMatchObject({
      ok: false,
      refusal: { code: 'out_of_stock' },
    });
  });
});
