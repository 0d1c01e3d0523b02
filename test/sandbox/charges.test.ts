import { eventually } from './webhook-receiver.ts';
import { aMoneyWorld, first } from './money-under-test.ts';
import type { MoneyWorld } from './money-under-test.ts';
import { DAY, after, aKey, refund } from './world-under-test.ts';
import type { OrderView } from './world-under-test.ts';

let world: MoneyWorld;

beforeAll(async () => {
  world = await aMoneyWorld();
});
afterAll(() => world.end());

const charge = (order: OrderView, more: object = {}) =>
  world.ask1('/payments/v1/charges', 'chargeKey', {
    orderNo: order.orderNo,
    amount: world.usd(700),
    reason: 'exchange',
    ...more,
  });
const lookup = (key: unknown) => world.ask('GET', `/payments/v1/charges/by-key/${String(key)}`);
const setMethod = (id: string, body: object) => world.ask('PUT', `/world/v1/payment-methods/${id}`, { body });
const told = (order: OrderView) => world.told(order, 'charge.updated').map(({ status, version }) => [status, version]);

describe('a charge', () => {
  it('is taken at once: a payment of the order with a number of its own (R15)', async () => {
    const { order } = await world.owned('delivered', 'credit_card', '');
    const { methodId } = first(order.payments);
    const { status, body } = await charge(order, { methodId });
    expect([status, body['status']]).toEqual([201, 'succeeded']);
    expect((await lookup(body['chargeKey'])).body).toEqual(body);
    expect((await world.seen(order)).payments[1]).toMatchObject({
      paymentId: body['paymentId'],
      methodId,
      captured: world.usd(700),
    });
    const picture = await world.ask('GET', `/world/v1/orders/${order.orderNo}`);
    expect(picture.body['charges']).toEqual([body]);
  });

  it('that a card declines, or that is above a balance, has failed for good under its key', async () => {
    const { order, others } = await world.owned('delivered', 'credit_card', 'gift_card');
    const { methodId } = first(order.payments);
    const [card = ''] = others;
    await setMethod(methodId, { declines: true });
    await setMethod(card, { balance: world.usd(699) });
    expect((await charge(order, { methodId })).body).toMatchObject({ status: 'failed', failureCode: 'card_declined' });
    expect((await charge(order, { methodId: card })).body).toMatchObject({ failureCode: 'balance_too_low' });
    await setMethod(card, { balance: world.usd(700), closed: true });
    expect((await charge(order, { methodId: card })).body).toMatchObject({ failureCode: 'account_closed' });
    await setMethod(card, { balance: world.usd(700) });
    expect((await charge(order, { methodId: card })).body['status']).toBe('succeeded');
    expect(await world.balance(card)).toBe(0);
    expect((await world.seen(order)).payments).toHaveLength(2);
  });

  it('in another currency, on the means of another, or with a key of its own is refused', async () => {
    const { order } = await world.owned('delivered', 'credit_card', '');
    expect((await charge(order, { amount: { amount: 1, currency: 'CNY' } })).body['code']).toBe('currency_mismatch');
    expect((await charge(order, { methodId: 'credit_card_7815826' })).body['code']).toBe('method_of_another');
    expect((await charge(order, { methodId: 'none' })).body['code']).toBe('payment_method_unknown');
    const body = { chargeKey: 'one', orderNo: order.orderNo, amount: world.usd(1), reason: 'x' };
    expect((await world.write('/payments/v1/charges', 'two', body)).body['code']).toBe('charge_key_mismatch');
    expect((await world.ask('POST', '/payments/v1/charges', { body })).body['code']).toBe('idempotency_key_missing');
  });

  it('is refunded like any payment, and says so when all of it has gone back', async () => {
    const { order } = await world.owned('delivered', 'gift_card', 'credit_card');
    const { methodId } = first(order.payments);
    await setMethod(methodId, { balance: world.usd(700) });
    const { body } = await charge(order, { methodId });
    const paid = { ...order, payments: (await world.seen(order)).payments.slice(1) };
    await refund(world, paid, { amount: 300 });
    expect((await lookup(body['chargeKey'])).body['status']).toBe('succeeded');
    expect((await refund(world, paid, { amount: 401 })).body.code).toBe('amount_above_captured');
    await refund(world, paid, { amount: 400 });
    expect((await lookup(body['chargeKey'])).body['status']).toBe('refunded');
    expect(await world.balance(methodId)).toBe(700);
    await eventually(() => told(order).length === 1);
    expect(told(order)).toEqual([['refunded', 2]]);
  });
});

describe('a request to pay', () => {
  it('waits for the customer, who pays by the link', async () => {
    const { order } = await world.owned('delivered', 'paypal', 'credit_card');
    const { body } = await charge(order);
    expect(body).toMatchObject({ status: 'awaiting', methodId: null, payUrl: expect.stringContaining('/pay/') });
    expect(body['expiresAt']).toBe(after(String(body['createdAt']), 7 * DAY));
    const payUrl = String(body['payUrl']);
    expect(await (await fetch(payUrl)).text()).toContain('7.00 USD');
    const paid = await fetch(payUrl, { method: 'POST' });
    expect(await paid.text()).toContain('succeeded');
    await fetch(payUrl, { method: 'POST' });
    expect((await lookup(body['chargeKey'])).body).toMatchObject({ status: 'succeeded', expiresAt: null, version: 2 });
    expect((await world.seen(order)).payments).toHaveLength(2);
    await eventually(() => told(order).length === 1);
    expect(world.told(order, 'charge.updated')[0]).toMatchObject({
      chargeKey: body['chargeKey'],
      status: 'succeeded',
      amount: world.usd(700),
      paymentId: expect.any(String),
    });
  });

  it('expires, fails or is called off; what is at its end stays there', async () => {
    const { order } = await world.owned('delivered', 'credit_card', '');
    const [late, failed, off] = [await charge(order, { expiresIn: 'P2D' }), await charge(order), await charge(order)];
    const keys = [late, failed, off].map(({ body }) => String(body['chargeKey']));
    const [lateKey = '', failedKey = '', offKey = ''] = keys;
    await world.act(`/charges/${failedKey}/fail`, { failureCode: 'card_expired' });
    const cancel = (key: string) => world.ask('POST', `/payments/v1/charges/${key}/cancel`);
    expect((await cancel(offKey)).body).toMatchObject({ status: 'cancelled', version: 2 });
    expect((await cancel(offKey)).body).toMatchObject({ status: 'cancelled', version: 2 });
    await world.advance(order, after(String(late.body['createdAt']), 3 * DAY));
    const seen = await Promise.all(keys.map(async (key) => (await lookup(key)).body));
    expect(seen.map(({ status, failureCode }) => [status, failureCode])).toEqual([
      ['expired', undefined],
      ['failed', 'card_expired'],
      ['cancelled', undefined],
    ]);
    for (const key of keys) expect((await world.act(`/charges/${key}/pay`)).body['code']).toBe('charge_not_payable');
    expect((await cancel(lateKey)).body).toMatchObject({ status: 'expired' });
    await eventually(() => told(order).length === 3);
    const { body } = await charge(order, { methodId: first(order.payments).methodId });
    expect((await cancel(String(body['chargeKey']))).body['code']).toBe('charge_not_cancellable');
  });
});

describe('a hold', () => {
  const hold = (order: OrderView, more: object = {}) =>
    world.ask1('/payments/v1/authorisations', 'authorisationKey', {
      orderNo: order.orderNo,
      methodId: first(order.payments).methodId,
      amount: world.usd(5000),
      ...more,
    });
  const held = (key: unknown) => world.ask('GET', `/payments/v1/authorisations/by-key/${String(key)}`);
  const capture = (key: unknown, more: object = {}) =>
    world.ask1(`/payments/v1/authorisations/${String(key)}/capture`, 'captureKey', more);
  const release = (key: unknown) => world.ask('POST', `/payments/v1/authorisations/${String(key)}/void`);

  it('takes nothing until it is captured, and then a part of it as a payment of the order', async () => {
    const { order } = await world.owned('delivered', 'credit_card', '');
    const { status, body } = await hold(order);
    expect([status, body['status']]).toEqual([201, 'authorised']);
    expect(body['expiresAt']).toBe(after(String(body['createdAt']), 6.75 * DAY));
    expect(await world.seen(order)).toEqual(order);
    const key = body['authorisationKey'];
    expect((await capture(key, { amount: world.usd(5001) })).body['code']).toBe('amount_above_authorised');
    const taken = await capture(key, { amount: world.usd(4000) });
    expect(taken.body).toMatchObject({ status: 'captured', captured: world.usd(4000), version: 2 });
    expect((await held(key)).body).toEqual(taken.body);
    expect((await world.seen(order)).payments[1]).toMatchObject({
      paymentId: taken.body['paymentId'],
      captured: world.usd(4000),
    });
    expect((await capture(key)).body['code']).toBe('authorisation_not_open');
    expect((await release(key)).body['code']).toBe('authorisation_captured');
  });

  it('is let go once, as often as it is told', async () => {
    const { order } = await world.owned('delivered', 'credit_card', '');
    const { body } = await hold(order);
    expect((await release(body['authorisationKey'])).body).toMatchObject({ status: 'voided', version: 2 });
    expect((await release(body['authorisationKey'])).body).toMatchObject({ status: 'voided', version: 2 });
    expect((await capture(body['authorisationKey'])).body['code']).toBe('authorisation_not_open');
  });

  it('ends after seven days, and we are told', async () => {
    const { order } = await world.owned('delivered', 'credit_card', '');
    const { body } = await hold(order);
    const key = body['authorisationKey'];
    const happened = await world.advance(order, after(String(body['createdAt']), 8 * DAY));
    expect(happened).toEqual([{ at: body['expiresAt'], what: 'authorisation.expired' }]);
    expect(world.told(order, 'authorisation.expired')).toMatchObject([
      { authorisationKey: key, amount: world.usd(5000), version: 2, at: body['expiresAt'] },
    ]);
    expect((await capture(key)).body['code']).toBe('authorisation_expired');
    expect((await release(key)).body['status']).toBe('expired');
  });

  it('is for cards that do not decline', async () => {
    const { order, others } = await world.owned('delivered', 'credit_card', 'gift_card');
    expect((await hold(order, { methodId: others[0] })).body['code']).toBe('hold_not_supported');
    await setMethod(first(order.payments).methodId, { declines: true });
    expect((await hold(order)).body['code']).toBe('card_declined');
    expect((await held(aKey())).body['code']).toBe('authorisation_unknown');
  });
});
