import { priceOfChange } from '#domain/remedies/change-order/price.ts';
import type { PriceBasis } from '#domain/remedies/price.ts';
import type { Order } from '#domain/order.ts';

const order: Order = {
  shop: 'retail-us',
  orderNo: 'W1',
  customerId: 'c',
  tier: 'standard',
  status: 'pending',
  currency: 'USD',
  dates: { placedAt: 0, shippedAt: null, deliveredAt: null, lastParcelAt: null },
  lines: [{ lineNo: 1, sku: 'old', name: 'Lamp', category: 'Lamp', quantity: 2, net: 9_999, trackingNo: null, productId: 'p' }],
  shipping: 0,
  payments: [],
};
const priced = (change: PriceBasis['terms']['change'], over: Partial<PriceBasis> = {}) =>
  priceOfChange({
    order,
    units: [],
    shipping: 0,
    terms: {
      remedy: 'change_order',
      freight: 'merchant',
      refundShipping: false,
      ...(change === undefined ? {} : { change }),
      replacements: [{ lineNo: 1, quantity: 1, sku: 'new' }],
    },
    goods: [{ sku: 'new', productId: 'p', price: 6_000, available: 5 }],
    ...over,
  });

describe('the change of an order', () => {
  it('to other articles costs what they cost more than what was paid, settled by the shop (J1, R8)', () =>
    expect(priced('items')).toMatchObject({
      ok: true,
      value: { refund: [], terms: { change: { kind: 'items', difference: { amount: 1_001, currency: 'USD' } } } },
    }));

  it('of address or means of payment costs nothing (J1)', () =>
    expect(priced('address')).toEqual({ ok: true, value: { refund: [], terms: { change: { kind: 'address' } } } }));

  it.each([
    ['change_missing', undefined, {}],
    ['replacement_unknown', 'items', { goods: [] }],
    ['replacement_of_other_product', 'items', { goods: [{ sku: 'new', productId: 'q', price: 1, available: 1 }] }],
    ['out_of_stock', 'items', { goods: [{ sku: 'new', productId: 'p', price: 1, available: 0 }] }],
  ] as const)('is refused with %s where that is so', (code, change, over) =>
    expect(priced(change, over)).toMatchObject({ ok: false, refusal: { code } }),
  );
});
