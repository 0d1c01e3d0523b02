import { orderAnswer } from '#adapters/shop/order-answer.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const day = (n: number) => Date.UTC(2026, 0, n);
const iso = (n: number) => new Date(day(n)).toISOString();

const aLine = (lineNo: number, parcel: string | null) => ({
  lineNo,
  sku: `sku-${lineNo}`,
  productId: 'p1',
  name: 'Water Bottle',
  category: 'kitchen',
  options: { colour: 'blue' },
  quantity: 2,
  unitPrice: usd(2500),
  net: usd(4784),
  parcel,
});

const aParcel = (trackingNo: string, shipped: number, delivered: number | null) => ({
  trackingNo,
  carrier: 'post',
  shippedAt: iso(shipped),
  deliveredAt: delivered === null ? null : iso(delivered),
});

const anOrder = (changes: object = {}) => ({
  orderNo: 'W1',
  shop: 'retail-us',
  customer: { id: 'c1', name: 'James Li', email: 'j@example.com', phone: '', tier: 'standard' },
  placedAt: iso(1),
  status: 'delivered',
  shippingAddress: {
    name: 'James Li',
    line1: '215 River Road',
    line2: null,
    city: 'New York',
    zip: '10083',
    country: 'US',
  },
  lines: [aLine(1, 'T1'), aLine(2, 'T2')],
  shipping: usd(500),
  parcels: [aParcel('T1', 3, 6), aParcel('T2', 2, 5)],
  payments: [{ paymentId: 'pay-1', tender: 'card', methodId: 'card_1', captured: usd(10068), capturedAt: iso(1) }],
  ...changes,
});

const datesOf = (changes: object) => orderAnswer.parse(anOrder(changes)).order.dates;

describe('an order as the shop tells it', () => {
  it("becomes the domain's order, with the person kept apart (R50)", () => {
    const { order, person, shippingAddress } = orderAnswer.parse(anOrder());
    expect(order).toEqual({
      shop: 'retail-us',
      orderNo: 'W1',
      customerId: 'c1',
      tier: 'standard',
      status: 'delivered',
      currency: 'USD',
      dates: { placedAt: day(1), shippedAt: day(2), deliveredAt: day(6), lastParcelAt: day(6) },
      lines: [
        {
          lineNo: 1,
          sku: 'sku-1',
          name: 'Water Bottle',
          category: 'kitchen',
          quantity: 2,
          net: 4784,
          trackingNo: 'T1',
          productId: 'p1',
          options: { colour: 'blue' },
          unitPrice: 2500,
        },
        {
          lineNo: 2,
          sku: 'sku-2',
          name: 'Water Bottle',
          category: 'kitchen',
          quantity: 2,
          net: 4784,
          trackingNo: 'T2',
          productId: 'p1',
          options: { colour: 'blue' },
          unitPrice: 2500,
        },
      ],
      shipping: 500,
      payments: [
        { paymentId: 'pay-1', tender: 'card', methodId: 'card_1', captured: 10068, capturedAt: Date.parse(iso(1)) },
      ],
    });
    expect(person).toEqual({ name: 'James Li', email: 'j@example.com', phone: null });
    expect(shippingAddress).toEqual({
      name: 'James Li',
      line1: '215 River Road',
      city: 'New York',
      zip: '10083',
      country: 'US',
    });
  });

  it('keeps how it was sold: reductions as fixed at purchase, kits, gifts, serial numbers, surcharges (R5, R6, R9, R33)', () => {
    const main = { ...aLine(1, 'T1'), serials: ['S1', 'S2'], batch: 'B7', kit: { id: 'K1', share: usd(4000) } };
    const gift = { ...aLine(2, 'T1'), net: usd(0), giftOf: 1 };
    const shares = [{ lineNo: 1, amount: usd(216) }];
    const { order } = orderAnswer.parse(
      anOrder({
        lines: [main, gift],
        discounts: [{ id: 'D1', kind: 'threshold', amount: usd(216), threshold: usd(4000), lines: shares }],
        shippingService: 'express',
        expressSurcharge: usd(200),
        itemsChangedAt: iso(2),
        payments: [
          { paymentId: 'p-1', tender: 'points', methodId: 'm', captured: usd(300), givenBack: usd(100) },
          { paymentId: 'p-2', tender: 'coupon', methodId: 'c', captured: usd(50) },
          { paymentId: 'p-3', tender: 'wallet', methodId: 'w', captured: usd(4934) },
        ],
      }),
    );
    expect(order.lines).toMatchObject([
      { serials: ['S1', 'S2'], batch: 'B7', kit: { id: 'K1', share: 4000 } },
      { net: 0, unitPrice: 2500, giftOf: 1 },
    ]);
    expect(order).toMatchObject({
      discounts: [{ id: 'D1', kind: 'threshold', amount: 216, threshold: 4000, lines: [{ lineNo: 1, amount: 216 }] }],
      shippingService: 'express',
      expressSurcharge: 200,
      itemsChangedAt: day(2),
    });
    expect(order.payments.map(({ tender, givenBack }) => [tender, givenBack])).toEqual([
      ['points', 100],
      ['coupon', undefined],
      ['wallet', undefined],
    ]);
  });

  it('is not delivered while one of its parcels is on the road (R36)', () => {
    expect(datesOf({ parcels: [aParcel('T1', 3, 6), aParcel('T2', 2, null)] })).toEqual({
      placedAt: day(1),
      shippedAt: day(2),
      deliveredAt: null,
      lastParcelAt: null,
    });
  });

  it('is not delivered while a line has no parcel (R36)', () => {
    expect(datesOf({ lines: [aLine(1, 'T1'), aLine(2, null)] })).toMatchObject({
      deliveredAt: null,
      lastParcelAt: null,
    });
  });

  it('is delivered with its lines, though another parcel of the order comes later (R36)', () => {
    const parcels = [aParcel('T1', 3, 6), aParcel('T2', 2, 5), aParcel('T3', 4, 9)];
    expect(datesOf({ parcels })).toMatchObject({ deliveredAt: day(6), lastParcelAt: day(9) });
  });

  it('has no shipping date before its first parcel left', () => {
    expect(datesOf({ lines: [aLine(1, null)], parcels: [] })).toEqual({
      placedAt: day(1),
      shippedAt: null,
      deliveredAt: null,
      lastParcelAt: null,
    });
  });

  it.each([
    ['currencies are mixed', { shipping: { amount: 1, currency: 'EUR' } }],
    ['the currency is none we settle', { shipping: { amount: 1, currency: 'XTS' } }],
    ['an amount is a fraction', { shipping: usd(0.5) }],
    ['an amount is beyond exact integers', { shipping: usd(2 ** 53) }],
    ['an amount is below zero', { shipping: usd(-1) }],
    ['a line comes twice', { lines: [aLine(1, 'T1'), aLine(1, 'T2')] }],
    ['it has no lines', { lines: [] }],
    ['a date is none', { placedAt: 'yesterday' }],
    ['a reduction is in another currency', { discounts: [{ id: 'D', kind: 'order', amount: eur(1) }] }],
    ['a unit price is in another currency', { lines: [{ ...aLine(1, 'T1'), unitPrice: eur(1) }] }],
    ['a tender is a new word', { payments: [{ paymentId: 'p', tender: 'crypto', methodId: 'm', captured: usd(1) }] }],
    ['its status is a new word', { status: 'archived' }],
  ])('is no answer when %s (R24)', (_what, changes) => {
    expect(orderAnswer.safeParse(anOrder(changes)).success).toBe(false);
  });
});
