import { orderAnswer } from '#adapters/shop/order-answer.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
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
        },
        {
          lineNo: 2,
          sku: 'sku-2',
          name: 'Water Bottle',
          category: 'kitchen',
          quantity: 2,
          net: 4784,
          trackingNo: 'T2',
        },
      ],
      shipping: 500,
      payments: [{ paymentId: 'pay-1', tender: 'card', methodId: 'card_1', captured: 10068 }],
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
    ['its status is a new word', { status: 'archived' }],
  ])('is no answer when %s (R24)', (_what, changes) => {
    expect(orderAnswer.safeParse(anOrder(changes)).success).toBe(false);
  });
});
