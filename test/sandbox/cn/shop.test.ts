import { createHash } from 'node:crypto';
import { emptyState } from '#sandbox/core/state.ts';
import type { State } from '#sandbox/core/state.ts';
import { seedChineseShop } from '#sandbox/seed/cn/shop.ts';
import { customerSchema, orderSchema, paymentMethodSchema, productSchema } from '#sandbox/shop/schemas.ts';
import type { Order } from '#sandbox/shop/schemas.ts';

const EPOCH = '2026-11-01T00:00:00.000Z';
const DAY = 86_400_000;

function aShop(seed?: string, epoch = EPOCH): State {
  const state = emptyState(epoch);
  seedChineseShop(state, seed);
  return state;
}

const bytesOf = ({ shop, payments, carrier }: State): string =>
  JSON.stringify(
    [
      shop.products,
      shop.customers,
      shop.paymentMethods,
      shop.stock,
      shop.orders,
      payments.payments,
      payments.refunds,
      carrier.parcels,
    ].map((map) => [...map]),
  );

const world = aShop();
const orders = [...world.shop.orders.values()];
const products = [...world.shop.products.values()];

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const capturedOf = ({ payments }: Order): number => sum(payments.map((one) => one.captured.amount));
const netOf = ({ lines }: Order): number => sum(lines.map((line) => line.net.amount));
const discountsOf = ({ discounts = [] }: Order, lineNo: number): number =>
  sum(
    discounts.flatMap(({ lines = [] }) =>
      lines.filter((line) => line.lineNo === lineNo).map((line) => line.amount.amount),
    ),
  );

/** What a line cost after its own reductions, before those of the whole order. */
function soldFor({ lines, discounts = [] }: Order, lineNo: number): number {
  const line = lines.find((one) => one.lineNo === lineNo);
  const own = discounts.filter(
    ({ kind, lines: on = [] }) => kind === 'line' && on.some((one) => one.lineNo === lineNo),
  );
  return (line ? line.unitPrice.amount * line.quantity : 0) - sum(own.map(({ amount }) => amount.amount));
}

describe('the generator of the Chinese shop', () => {
  it('makes the same bytes from the same seed, on every machine', () => {
    expect(bytesOf(aShop())).toBe(bytesOf(world));
    expect(createHash('sha256').update(bytesOf(world)).digest('hex')).toBe(
      '0102cbe9fc06f8fe051276a7d7ab284ecbb3acb6df4ac44cd01f628ccaddb510',
    );
  });

  it('makes another shop from another seed', () => {
    expect([...aShop('another').shop.orders.keys()].filter((orderNo) => world.shop.orders.has(orderNo))).toEqual([]);
  });

  it('moves the dates with the epoch and nothing else', () => {
    const later = aShop(undefined, new Date(Date.parse(EPOCH) + 100 * DAY).toISOString());
    for (const order of orders) {
      const same = later.shop.orders.get(order.orderNo);
      expect([order.orderNo, Date.parse(same?.placedAt ?? '') - Date.parse(order.placedAt)]).toEqual([
        order.orderNo,
        100 * DAY,
      ]);
      expect({ ...same, ...undated }).toEqual({ ...order, ...undated });
    }
  });

  it('is quick', () => {
    const before = performance.now();
    aShop();
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});

const undated = { placedAt: '', parcels: [], payments: [] };

describe('the Chinese shop', () => {
  it('has six hundred orders of three hundred people for a hundred and twenty products, as the contract says', () => {
    expect([orders.length, world.shop.customers.size, products.length]).toEqual([600, 300, 120]);
    for (const order of orders) {
      expect(orderSchema.parse(order)).toEqual(order);
      expect(order).toMatchObject({ shop: 'retail-cn', orderNo: expect.stringMatching(/^CN\d{12}$/) });
    }
    for (const product of products) expect(productSchema.parse(product)).toEqual(product);
    for (const customer of world.shop.customers.values()) expect(customerSchema.parse(customer)).toEqual(customer);
    for (const method of world.shop.paymentMethods.values()) expect(paymentMethodSchema.parse(method)).toEqual(method);
  });

  it('sells what the seven days except, and what they do not (R34)', () => {
    const sold = new Set(
      orders
        .filter(({ status }) => status === 'delivered')
        .flatMap(({ lines }) => lines.map(({ category }) => category)),
    );
    const excepted = ['custom-made', 'fresh', 'digital', 'opened-media', 'periodical', 'personal-care'];
    expect([...sold]).toEqual(expect.arrayContaining([...excepted, 'clothing', 'electronics', 'furniture', 'books']));
    for (const { name, variants } of products) {
      expect([name, variants.length]).toEqual([name, expect.any(Number)]);
      for (const { price, specification } of variants) {
        expect(price.amount).toBeGreaterThan(0);
        expect(specification?.['参数']).not.toBe('');
      }
    }
  });

  it('knows everybody by a telephone number of their own, many by an e-mail address too', () => {
    const people = [...world.shop.customers.values()];
    expect(new Set(people.map(({ phone }) => phone)).size).toBe(300);
    for (const { name, phone } of people) {
      expect(name).toMatch(/^\p{Script=Han}{2,4}$/u);
      expect(phone).toMatch(/^\+86 1\d\d \d{4} \d{4}$/);
    }
    expect(people.filter(({ email }) => email === '').length).toBeGreaterThan(50);
    expect(new Set(people.map(({ tier }) => tier))).toEqual(new Set(['standard', 'vip']));
    expect(sum(people.map(({ orderNos }) => orderNos.length))).toBe(600);
  });
});

describe('the money of a Chinese order', () => {
  it('is captured as the sum of the net of its lines and the shipping, to the fen (R9)', () => {
    for (const order of orders) {
      expect([order.orderNo, capturedOf(order)]).toEqual([order.orderNo, netOf(order) + order.shipping.amount]);
      for (const { captured } of order.payments) expect(captured.amount).toBeGreaterThan(0);
    }
  });

  it('has every discount divided among its lines, which cost so much less (R9)', () => {
    for (const order of orders) {
      for (const { kind, amount, lines } of order.discounts ?? [])
        if (kind !== 'free_shipping') expect(sum((lines ?? []).map((line) => line.amount.amount))).toBe(amount.amount);
      for (const { lineNo, giftOf, unitPrice, quantity, net } of order.lines) {
        const listed = giftOf === undefined ? unitPrice.amount * quantity : 0;
        expect([order.orderNo, lineNo, net.amount]).toEqual([
          order.orderNo,
          lineNo,
          listed - discountsOf(order, lineNo),
        ]);
      }
    }
  });

  it('reaches the limit of every offer it was given, and knows what shipping was spared (R10, R11)', () => {
    const free = orders.filter(({ discounts = [] }) => discounts.some(({ kind }) => kind === 'free_shipping'));
    for (const order of orders) {
      expect([order.orderNo, netOf(order) >= 9_900]).toEqual([order.orderNo, free.includes(order)]);
      const standard = order.shipping.amount - (order.expressSurcharge?.amount ?? 0);
      expect(standard === 0).toBe(free.includes(order));
      expect(order.shippingService === 'express').toBe(order.expressSurcharge !== undefined);
      for (const { kind, threshold, lines = [] } of order.discounts ?? []) {
        if (kind !== 'threshold') continue;
        const worth = lines.map(({ lineNo }) => soldFor(order, lineNo));
        expect(sum(worth)).toBeGreaterThanOrEqual(threshold?.amount ?? Infinity);
      }
    }
    expect(free.length).toBeLessThan(600);
  });

  it('divides a kit by shares that are its price, and gives gifts for nothing but at a value (R5, R6)', () => {
    const kits = orders.filter(({ lines }) => lines.some(({ kit }) => kit));
    expect(kits.length).toBeGreaterThan(20);
    for (const { lines, discounts = [] } of kits) {
      const parts = lines.filter(({ kit }) => kit);
      const saved = discounts.filter(({ id }) => id.startsWith('KIT-'));
      const price = sum(parts.map(({ kit }) => kit?.share.amount ?? 0));
      const alone = sum(parts.map(({ unitPrice }) => unitPrice.amount));
      expect(price).toBeLessThan(alone);
      expect(sum(saved.map(({ amount }) => amount.amount))).toBe((alone - price) * (parts[0]?.quantity ?? 0));
    }
    const gifts = orders.flatMap(({ lines }) =>
      lines.filter(({ giftOf }) => giftOf !== undefined).map((gift) => ({ gift, lines })),
    );
    expect(gifts.length).toBeGreaterThan(20);
    for (const { gift, lines } of gifts) {
      const main = lines.find(({ lineNo }) => lineNo === gift.giftOf);
      expect(gift).toMatchObject({ net: { amount: 0 }, quantity: main?.quantity, parcel: main?.parcel });
      expect(gift.unitPrice.amount).toBeGreaterThan(0);
    }
  });

  it("is paid by one means or by several, of which nothing is negative and all are the customer's (R16)", () => {
    const mixes = new Set(orders.map(({ payments }) => payments.map(({ tender }) => tender).join('+')));
    expect([...mixes]).toEqual(
      expect.arrayContaining(['wallet', 'card', 'points', 'wallet+gift_card+points', 'card+gift_card+coupon+points']),
    );
    for (const { payments, customer } of orders)
      for (const { methodId, tender } of payments)
        expect(world.shop.paymentMethods.get(methodId)).toMatchObject({ customerId: customer.id, tender });
  });

  it('has gone back where the order was cancelled (R7)', () => {
    for (const order of orders) {
      const keys = order.payments.flatMap(({ paymentId }) => world.payments.keysOfPayment.get(paymentId) ?? []);
      const back = sum(keys.map((key) => world.payments.refunds.get(key)?.refund.amount.amount ?? 0));
      expect([order.orderNo, back]).toEqual([order.orderNo, order.status === 'cancelled' ? capturedOf(order) : 0]);
    }
  });
});

describe('the goods of a Chinese order', () => {
  const from = (instant: string | null | undefined): number => (Date.parse(EPOCH) - Date.parse(instant ?? '')) / DAY;

  it('have dates that fit to their status, seen from the epoch (R36)', () => {
    for (const { orderNo, status, placedAt, parcels } of orders) {
      const arrivals = parcels.map(({ deliveredAt }) => deliveredAt);
      const isOnItsWay = status === 'processed';
      const left = status === 'delivered' || isOnItsWay;
      expect([orderNo, parcels.length > 0, arrivals.includes(null)]).toEqual([orderNo, left, isOnItsWay]);
      expect(from(placedAt)).toBeGreaterThan(0);
      for (const { shippedAt, deliveredAt } of parcels) {
        expect(Date.parse(shippedAt)).toBeGreaterThan(Date.parse(placedAt));
        if (deliveredAt === null) continue;
        expect(Date.parse(deliveredAt)).toBeGreaterThan(Date.parse(shippedAt));
        expect(from(deliveredAt)).toBeGreaterThan(0);
        expect(from(deliveredAt)).toBeLessThan(44);
      }
    }
    expect(orders.filter(({ parcels }) => parcels.length > 1).length).toBeGreaterThan(50);
  });

  it('carry a serial number each or a batch, once they are packed (R33, B3)', () => {
    const lines = orders.flatMap((order) => order.lines);
    const serials = lines.flatMap((line) => line.serials ?? []);
    expect(new Set(serials).size).toBe(serials.length);
    for (const line of lines) {
      if (line.parcel === null) expect(line).not.toMatchObject({ serials: expect.anything() });
      if (line.serials) expect(line.serials).toHaveLength(line.quantity);
    }
    const batches = lines.flatMap(({ batch }) => batch ?? []);
    const largest = Math.max(...[...new Set(batches)].map((batch) => batches.filter((one) => one === batch).length));
    expect([serials.length > 100, batches.length > 100, largest >= 10]).toEqual([true, true, true]);
  });
});
