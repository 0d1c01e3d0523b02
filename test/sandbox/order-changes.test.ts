import { aMoneyWorld, first, productOf } from './money-under-test.ts';
import type { MoneyWorld, Owned, Variant } from './money-under-test.ts';
import { aKey } from './world-under-test.ts';
import type { OrderView } from './world-under-test.ts';

let world: MoneyWorld;

beforeAll(async () => {
  world = await aMoneyWorld();
});
afterAll(() => world.end());

type Change = { code?: string; kind: string; difference: { amount: number }; changeKey: string };

const change = async ({ orderNo }: OrderView, wish: object, key = aKey('change')) => {
  const { status, body } = await world.write(`/shop/v1/orders/${orderNo}/changes`, key, {
    changeKey: key,
    change: wish,
  });
  return { status, body: body as unknown as Change };
};
const methodOf = ({ payments }: OrderView): string => first(payments).methodId;

/** Another article of the first line's product that is there, by the wish about its price. */
async function another(order: OrderView, fits: (variant: Variant, price: number) => boolean): Promise<Variant> {
  const line = first(order.lines);
  const found = await world.variants(productOf(order, line.lineNo));
  return first(found.filter((one) => one.sku !== line.sku && one.available > 0 && fits(one, line.unitPrice.amount)));
}
const dearer = (one: Variant, price: number): boolean => one.price.amount > price;
const cheaper = (one: Variant, price: number): boolean => one.price.amount < price;

/** An order whose first line can be changed in that direction. */
async function changeable(
  fits: typeof dearer,
  ...how: Parameters<MoneyWorld['owned']>
): Promise<Owned & { to: Variant }> {
  for (let left = 20; left > 0; left -= 1) {
    const owned = await world.owned(...how);
    const line = first(owned.order.lines);
    const found = await world.variants(productOf(owned.order, line.lineNo));
    const fit = found.find((one) => one.sku !== line.sku && one.available > 0 && fits(one, line.unitPrice.amount));
    if (fit && line.quantity === 1) return { ...owned, to: fit };
  }
  throw new Error('no such order');
}

describe('the address of a pending order', () => {
  it('can be changed, once per key, and is found again by it (J1)', async () => {
    const { order } = await world.owned('pending', 'credit_card', '');
    const address = { name: 'Jo', line1: '1 New Road', city: 'Reno', state: 'NV', zip: '89512', country: 'US' };
    const key = aKey('change');
    const done = await change(order, { address }, key);
    expect(done).toMatchObject({ status: 201, body: { kind: 'address', difference: { amount: 0 } } });
    expect((await change(order, { address }, key)).body).toEqual(done.body);
    expect((await world.ask('GET', `/shop/v1/order-changes/by-key/${key}`)).body).toEqual(done.body);
    expect((await world.ask('GET', '/shop/v1/order-changes/by-key/none')).body['code']).toBe('change_unknown');
    expect((await world.seen(order)).shippingAddress).toMatchObject(address);
    expect(await world.journal(order, 'order.changed')).toHaveLength(1);
  });

  it('cannot once the order has left, or is cancelled', async () => {
    const address = { name: 'Jo', line1: '1 New Road', city: 'Reno', zip: '89512', country: 'US' };
    const outcomes = [
      ['processed', 'already_shipped'],
      ['delivered', 'already_shipped'],
      ['cancelled', 'order_cancelled'],
    ] as const;
    for (const [status, code] of outcomes) {
      const { body } = await world.ask<{ data: OrderView[] }>('GET', `/world/v1/orders?status=${status}&limit=1`);
      expect(await change(first(body.data), { address })).toMatchObject({ status: 409, body: { code } });
    }
  });

  it('that lacks something is refused field by field', async () => {
    const { order } = await world.owned('pending', 'credit_card', '');
    const key = aKey();
    const answer = await world.ask<{ errors: { field: string }[] }>(
      'POST',
      `/shop/v1/orders/${order.orderNo}/changes`,
      {
        headers: { 'Idempotency-Key': key },
        body: { changeKey: key, change: { address: { line1: '', city: 'Reno', country: 'US' } } },
      },
    );
    expect([answer.status, answer.body.errors.map(({ field }) => field)]).toEqual([
      400,
      ['body.change.address.line1', 'body.change.address.zip'],
    ]);
    const mixed = await change(order, { items: [{ lineNo: 1, newSku: 'x' }] });
    expect(mixed).toMatchObject({ status: 400, body: { errors: [{ field: 'body.change.paymentMethodId' }] } });
  });
});

describe('the items of a pending order', () => {
  it('can be changed for dearer ones: the difference is charged, stock moves, and it is done once (J1, R15)', async () => {
    const { order, to } = await changeable(dearer, 'pending', 'credit_card', '');
    const line = first(order.lines);
    const extra = to.price.amount - line.net.amount;
    const wish = { items: [{ lineNo: line.lineNo, newSku: to.sku }], paymentMethodId: methodOf(order) };
    expect((await change(order, wish)).body).toMatchObject({ kind: 'items', difference: { amount: extra } });
    const seen = await world.seen(order);
    expect(seen.lines[0]).toMatchObject({
      lineNo: line.lineNo,
      sku: to.sku,
      options: to.options,
      unitPrice: to.price,
      net: to.price,
    });
    expect(seen.payments.map(({ captured }) => captured.amount)).toEqual([order.payments[0]?.captured.amount, extra]);
    const added = await world.ask('GET', `/payments/v1/payments/${seen.payments[1]?.paymentId}`);
    expect(added.body).toMatchObject({ orderNo: order.orderNo, captured: { amount: extra }, refunded: { amount: 0 } });
    const now = await world.variants(productOf(order, line.lineNo));
    expect(now.find(({ sku }) => sku === to.sku)?.available).toBe(to.available - 1);
    for (const again of [wish, { paymentMethodId: 'credit_card_1' }])
      expect(await change(order, again)).toMatchObject({ status: 409, body: { code: 'already_modified' } });
    const key = aKey();
    const cancelling = {
      cancellationKey: key,
      lines: [{ lineNo: line.lineNo, quantity: 1 }],
      reason: 'no longer needed',
    };
    const cancelled = await world.write(`/shop/v1/orders/${order.orderNo}/cancellations`, key, cancelling);
    expect([cancelled.status, cancelled.body['code']]).toEqual([409, 'already_modified']);
  });

  it('can be changed for cheaper ones: the difference goes back the way it came, in days', async () => {
    const { order, to } = await changeable(cheaper, 'pending', 'credit_card', '');
    const line = first(order.lines);
    const back = line.net.amount - to.price.amount;
    const wish = { items: [{ lineNo: line.lineNo, newSku: to.sku }], paymentMethodId: methodOf(order) };
    const { body } = await change(order, wish);
    expect(body.difference.amount).toBe(-back);
    const refund = await world.ask('GET', `/payments/v1/refunds/by-key/shop-${body.changeKey}`);
    expect(refund.body).toMatchObject({ status: 'pending', amount: { amount: back } });
    expect((await world.seen(order)).payments[0]).toMatchObject({ givenBack: { amount: back } });
  });

  it('can be paid by, and given back to, a gift card, whose balance follows', async () => {
    const paying = await changeable(
      (one, price) => one.price.amount > price && one.price.amount - price < 900,
      ...(['pending', 'paypal', 'gift_card'] as const),
    );
    const [card = ''] = paying.others;
    const before = await world.balance(card);
    const wish = (newSku: string, paymentMethodId: string) => ({ items: [{ lineNo: 1, newSku }], paymentMethodId });
    const paid = await change(paying.order, wish(paying.to.sku, card));
    expect(await world.balance(card)).toBe(before - paid.body.difference.amount);

    const giving = await changeable(cheaper, 'pending', 'paypal', 'gift_card');
    const [other = ''] = giving.others;
    const held = await world.balance(other);
    const given = await change(giving.order, wish(giving.to.sku, other));
    expect(await world.balance(other)).toBe(held - given.body.difference.amount);
    const refund = await world.ask('GET', `/payments/v1/refunds/by-key/shop-${given.body.changeKey}`);
    expect(refund.body).toMatchObject({ status: 'succeeded', destinationMethodId: other });
  });

  it('stay as they are when the wish is none of the allowed ones', async () => {
    const { order, others } = await world.owned('pending', 'paypal', 'gift_card');
    const line = first(order.lines);
    const dear = await another(order, () => true);
    const paymentMethodId = methodOf(order);
    const ask = async (items: object[], method = paymentMethodId) =>
      (await change(order, { items, paymentMethodId: method })).body.code;
    const { body } = await world.ask<{ data: OrderView[] }>('GET', '/world/v1/orders?status=delivered&limit=50');
    const foreign = first(
      body.data.flatMap((one) => one.lines).filter((one) => !order.lines.some(({ sku }) => sku === one.sku)),
    );
    expect(await ask([{ lineNo: 99, newSku: dear.sku }])).toBe('line_unknown');
    expect(await ask([{ lineNo: line.lineNo, newSku: 'none' }])).toBe('sku_unknown');
    expect(await ask([{ lineNo: line.lineNo, newSku: line.sku }])).toBe('same_options');
    expect(['other_product', 'same_options']).toContain(await ask([{ lineNo: line.lineNo, newSku: foreign.sku }]));
    expect(await ask([{ lineNo: line.lineNo, quantity: line.quantity + 1, newSku: dear.sku }])).toBe(
      'quantity_above_ordered',
    );
    expect(await ask([{ lineNo: line.lineNo, newSku: dear.sku }], 'credit_card_7815826')).toBe('method_of_another');
    await world.ask('PUT', `/world/v1/stock/${dear.sku}`, { body: { available: 0 } });
    expect(await ask([{ lineNo: line.lineNo, newSku: dear.sku }])).toBe('not_available');
    await world.ask('PUT', `/world/v1/stock/${dear.sku}`, { body: { available: 20 } });
    const [card = ''] = others;
    await world.ask('PUT', `/world/v1/payment-methods/${card}`, { body: { balance: world.usd(0) } });
    if (dear.price.amount > line.net.amount)
      expect(await ask([{ lineNo: line.lineNo, newSku: dear.sku }], card)).toBe('balance_too_low');
    expect(await world.seen(order)).toEqual(order);
  });

  it('can be changed for a part of a line, which becomes a line of its own; nothing of its price is lost (R8)', async () => {
    const { order } = await world.owned('pending', 'credit_card', '');
    const line = first(order.lines);
    await world.ask('PUT', `/world/v1/orders/${order.orderNo}/sold`, {
      body: { lines: [{ lineNo: line.lineNo, quantity: 3, net: world.usd(1000) }] },
    });
    const [a, b] = (await world.variants(productOf(order, line.lineNo))).filter(
      (one) => one.sku !== line.sku && one.available > 0,
    );
    if (!a || !b) throw new Error('too few articles');
    const items = [a, b].map(({ sku }) => ({ lineNo: line.lineNo, quantity: 1, newSku: sku }));
    const { body } = await change(order, { items, paymentMethodId: methodOf(order) });
    const seen = await world.seen(order);
    const own = seen.lines.filter((one) => [line.sku, a.sku, b.sku].includes(one.sku));
    expect(own.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      [line.sku, 1],
      [a.sku, 1],
      [b.sku, 1],
    ]);
    expect(new Set(seen.lines.map(({ lineNo }) => lineNo)).size).toBe(seen.lines.length);
    const total = own.reduce((sum, one) => sum + one.net.amount, 0);
    expect(total).toBe(1000 + body.difference.amount);
  });
});

describe('the payment of a pending order', () => {
  it('moves to another single means: the old one is refunded, the new one pays the same (J1)', async () => {
    const { order, others } = await world.owned('pending', 'paypal', 'credit_card');
    const [card = ''] = others;
    const { captured, paymentId } = first(order.payments);
    expect((await change(order, { paymentMethodId: methodOf(order) })).body.code).toBe('same_payment_method');
    expect((await change(order, { paymentMethodId: card })).body).toMatchObject({
      kind: 'payment',
      difference: { amount: 0 },
    });
    const seen = await world.seen(order);
    expect(seen.payments).toMatchObject([
      { paymentId, givenBack: captured },
      { methodId: card, tender: 'card', captured },
    ]);
    expect((await change(order, { paymentMethodId: card })).body.code).toBe('same_payment_method');
    expect((await change(order, { paymentMethodId: methodOf(order) })).status).toBe(201);
  });

  it('does not move to a gift card that holds too little', async () => {
    const { order, others } = await world.owned('pending', 'paypal', 'gift_card');
    const [card = ''] = others;
    await world.ask('PUT', `/world/v1/payment-methods/${card}`, { body: { balance: world.usd(1) } });
    expect((await change(order, { paymentMethodId: card })).body.code).toBe('balance_too_low');
    await world.ask('PUT', `/world/v1/payment-methods/${card}`, { body: { balance: first(order.payments).captured } });
    expect((await change(order, { paymentMethodId: card })).status).toBe(201);
    expect(await world.balance(card)).toBe(0);
  });
});

describe("a customer's default address", () => {
  it('is changed for the next orders, not for this one (J1)', async () => {
    const { order } = await world.owned('pending', 'credit_card', '');
    const { id } = order.customer;
    const changeKey = aKey('address');
    const address = { name: 'Jo', line1: '1 New Road', city: 'Reno', zip: '89512', country: 'US' };
    const put = () =>
      world.ask('PUT', `/shop/v1/customers/${id}/default-address`, {
        headers: { 'Idempotency-Key': changeKey, 'X-Timeline': order.orderNo },
        body: { changeKey, address },
      });
    const done = await put();
    expect(done).toMatchObject({ status: 200, body: { changeKey, customerId: id, address } });
    expect((await put()).body).toEqual(done.body);
    expect((await world.ask('GET', `/shop/v1/address-changes/by-key/${changeKey}`)).body).toEqual(done.body);
    expect((await world.ask('GET', `/shop/v1/customers/${id}`)).body).toMatchObject({ address });
    expect(await world.seen(order)).toEqual(order);
  });
});

describe('a cancellation', () => {
  it('says how long money takes: at once to a gift card, else five to seven business days (J1, D1)', async () => {
    const expected = { gift_card: { from: 0, to: 0 }, credit_card: { from: 5, to: 7 }, paypal: { from: 5, to: 7 } };
    for (const [tender, businessDays] of Object.entries(expected)) {
      const { order } = await world.owned('pending', tender, '');
      const lines = order.lines.map(({ lineNo, quantity }) => ({ lineNo, quantity }));
      const path = `/shop/v1/orders/${order.orderNo}/cancellations`;
      const { body } = await world.ask1(path, 'cancellationKey', { lines, reason: 'no longer needed' });
      expect(body['refunds']).toMatchObject([{ paymentId: first(order.payments).paymentId, businessDays }]);
    }
  });
});

describe('an exchange', () => {
  const exchange = ({ orderNo }: OrderView, body: object, key = aKey('exchange')) =>
    world.write(`/shop/v1/orders/${orderNo}/exchanges`, key, { exchangeKey: key, ...body });

  it('is put in the book with the difference to what was paid; no money and no status moves (R15)', async () => {
    const { order } = await world.owned('delivered', 'credit_card', '');
    const to = await another(order, () => true);
    const { lineNo, net, quantity } = first(order.lines);
    const key = aKey('exchange');
    const wish = { items: [{ lineNo, quantity, newSku: to.sku }], paymentMethodId: methodOf(order) };
    const done = await exchange(order, wish, key);
    expect(done.body).toMatchObject({ ...wish, difference: { amount: to.price.amount * quantity - net.amount } });
    expect((await exchange(order, wish, key)).body).toEqual(done.body);
    expect((await world.ask('GET', `/shop/v1/exchanges/by-key/${key}`)).body).toEqual(done.body);
    const { exchangedAt, ...seen } = { exchangedAt: undefined, ...(await world.seen(order)) };
    expect([seen, exchangedAt]).toEqual([order, done.body['recordedAt']]);
    expect((await exchange(order, wish)).body['code']).toBe('quantity_above_ordered');
    const picture = await world.ask('GET', `/world/v1/orders/${order.orderNo}`);
    expect(picture.body['exchanges']).toEqual([done.body]);
  });

  it('of what has not been delivered, or for another product, is refused', async () => {
    const { order } = await world.owned('delivered', 'credit_card', '');
    const pending = await world.owned('pending', 'credit_card', '');
    const to = await another(order, () => true);
    const paymentMethodId = methodOf(order);
    const items = [{ lineNo: 1, quantity: 1, newSku: to.sku }];
    expect((await exchange(pending.order, { items, paymentMethodId })).body['code']).toBe('not_delivered');
    const same = [{ lineNo: 1, quantity: 1, newSku: first(order.lines).sku }];
    expect((await exchange(order, { items: same, paymentMethodId })).body['code']).toBe('same_options');
    expect((await exchange(order, { items, paymentMethodId: 'credit_card_7815826' })).body['code']).toBe(
      'method_of_another',
    );
  });
});

describe('an article', () => {
  it('can be looked up with its price and stock (B1)', async () => {
    const { body } = await world.ask('GET', '/shop/v1/skus/9612497925');
    expect(body).toMatchObject({
      sku: '9612497925',
      productId: '9523456873',
      name: 'T-Shirt',
      available: expect.any(Number),
    });
    expect((await world.ask('GET', '/shop/v1/skus/none')).body['code']).toBe('sku_unknown');
  });
});
