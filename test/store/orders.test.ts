import type { Order } from '#domain/order.ts';
import { unitsOfOrder } from '#store/ledger/units.ts';
import { paymentsOfOrder } from '#store/ledger/payments.ts';
import { findOrder } from '#store/orders.ts';
import { anOrder, aRequest, openCase, saveAnOrder, T0 } from '#test/store/fixture.ts';
import { aDatabase } from '#test/store/stand.ts';

const db = aDatabase();
const ofOrder = (orderNo: string) => ({ shop: 'retail-us', orderNo });
const unitsNow = async (orderNo: string) =>
  (await unitsOfOrder(db().queries, ofOrder(orderNo))).map(({ lineNo, sku, net, state }) => [lineNo, sku, net, state]);
const captured = async (orderNo: string) =>
  (await paymentsOfOrder(db().queries, ofOrder(orderNo))).map((payment) => [payment.tender, payment.captured]);

/** The line of the fixture, of which one unit has become another article. */
const CHANGED: Partial<Order> = {
  itemsChangedAt: T0,
  lines: [
    { lineNo: 1, sku: 'SKU-1', name: 'Lamp', category: 'home', quantity: 2, net: 6_667, trackingNo: null },
    { lineNo: 2, sku: 'SKU-2', name: 'Lamp', category: 'home', quantity: 1, net: 4_000, trackingNo: null },
  ],
};

describe('the picture of an order', () => {
  it('keeps how it was sold: reductions, kits, gifts, serial numbers, surcharges (R5, R6, R9, R33)', async () => {
    const line = { lineNo: 1, sku: 'S', name: 'x', category: 'c', quantity: 1, net: 900, trackingNo: null };
    const changes: Partial<Order> = {
      orderNo: 'P-sold',
      lines: [
        { ...line, unitPrice: 1000, serials: ['SN1'], batch: 'B1', kit: { id: 'K', share: 900 }, productId: 'p' },
        { ...line, lineNo: 2, net: 0, giftOf: 1 },
      ],
      discounts: [{ id: 'D', kind: 'order', amount: 100, lines: [{ lineNo: 1, amount: 100 }] }],
      shippingService: 'express',
      expressSurcharge: 300,
    };
    await saveAnOrder(db(), changes);
    expect(await findOrder(db().queries, ofOrder('P-sold'))).toEqual(anOrder(changes));
  });

  it('knows payments in money and in kind (R16)', async () => {
    const payments = (['card', 'wallet', 'points', 'coupon'] as const).map((tender, index) => ({
      paymentId: `pay-kind-${index}`,
      tender,
      methodId: tender,
      captured: 100,
    }));
    await saveAnOrder(db(), { orderNo: 'P-kind', payments });
    expect(await captured('P-kind')).toEqual(payments.map(({ tender }) => [tender, 100]));
  });
});

describe('a payment of the ledger', () => {
  it('is worth what the shop has not given back of it in its own name (R7)', async () => {
    const payment = { paymentId: 'pay-back', tender: 'card', methodId: 'card-1', captured: 10_000 } as const;
    await saveAnOrder(db(), { orderNo: 'P-back', payments: [payment] });
    const extra = { ...payment, paymentId: 'pay-extra', captured: 500 };
    await saveAnOrder(db(), { orderNo: 'P-back', payments: [{ ...payment, givenBack: 3_000 }, extra] });
    expect(await captured('P-back')).toEqual([
      ['card', 7_000],
      ['card', 500],
    ]);
    await saveAnOrder(db(), { orderNo: 'P-back', payments: [payment, extra] });
    expect(await captured('P-back')).toContainEqual(['card', 10_000]);
  });
});

describe('a change of the items before shipment', () => {
  it('makes other units, at their own price; together they still give the net of the order (J1, R8)', async () => {
    await saveAnOrder(db(), { orderNo: 'C-free' });
    await saveAnOrder(db(), { orderNo: 'C-free', ...CHANGED });
    expect(await unitsNow('C-free')).toEqual([
      [1, 'SKU-1', 3_333, 'free'],
      [1, 'SKU-1', 3_334, 'free'],
      [2, 'SKU-2', 4_000, 'free'],
    ]);
  });

  it('leaves alone what a case holds (R1, R9)', async () => {
    await saveAnOrder(db(), { orderNo: 'C-tied' });
    const driver = await openCase(db(), { request: aRequest({ order: 'C-tied' }) });
    await driver.write(async (tx) => {
      await tx.claimUnits([{ lineNo: 1, quantity: 3 }], 'return_and_refund');
      return [];
    });
    const before = await unitsNow('C-tied');
    await saveAnOrder(db(), { orderNo: 'C-tied', ...CHANGED });
    expect(await unitsNow('C-tied')).toEqual([...before, [2, 'SKU-2', 4_000, 'free']]);
  });
});
