import { aMoneyWorld } from './money-under-test.ts';
import type { MoneyWorld } from './money-under-test.ts';
import { DAY, after, aKey } from './world-under-test.ts';
import type { OrderView } from './world-under-test.ts';

let world: MoneyWorld;
let order: OrderView;

beforeAll(async () => {
  world = await aMoneyWorld();
});
beforeEach(async () => {
  ({ order } = await world.owned('delivered', 'credit_card', ''));
});
afterAll(() => world.end());

const grant = (kind: string, value: object, more: object = {}) => {
  const grantKey = aKey('grant');
  return world.ask('POST', '/shop/v1/grants', {
    headers: { 'Idempotency-Key': grantKey, 'X-Timeline': order.orderNo },
    body: { grantKey, customerId: order.customer.id, kind, value, reason: 'apology', ...more },
  });
};
const onClock = () => ({ headers: { 'X-Timeline': order.orderNo } });
const lookup = (key: unknown) => world.ask('GET', `/shop/v1/grants/by-key/${String(key)}`, onClock());
const revoke = (key: unknown) => world.ask('POST', `/shop/v1/grants/${String(key)}/revoke`, onClock());
const customer = async () => (await world.ask('GET', `/shop/v1/customers/${order.customer.id}`)).body;

describe('a grant', () => {
  it('of a coupon has a code, is found by its key and shown with the order (D5, R16)', async () => {
    const { status, body } = await grant('coupon', world.usd(500));
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ kind: 'coupon', status: 'active', expiresAt: null }),
    ]);
    expect(body['code']).toMatch(/^[A-Z2-9]{12}$/u);
    expect((await lookup(body['grantKey'])).body).toEqual(body);
    expect((await world.ask('GET', `/world/v1/orders/${order.orderNo}`)).body['grants']).toEqual([body]);
    expect((await lookup('none')).body['code']).toBe('grant_unknown');
  });

  it('of points raises the account, of a gift card makes one, of a tier lifts the customer', async () => {
    const points = await grant('points', { points: 300 });
    const more = await grant('points', { points: 20 });
    expect(more.body['methodId']).toBe(points.body['methodId']);
    expect(await world.balance(String(points.body['methodId']))).toBe(320);
    const card = await grant('gift_card', world.usd(1500));
    const method = await world.ask('GET', `/shop/v1/payment-methods/${String(card.body['methodId'])}`);
    expect(method.body).toMatchObject({ customerId: order.customer.id, tender: 'gift_card', balance: world.usd(1500) });
    await grant('tier', { tier: 'vip' });
    expect((await customer())['tier']).toBe('vip');
  });

  it('is taken back while it has not been used, as often as it is told', async () => {
    const card = await grant('gift_card', world.usd(1500));
    const points = await grant('points', { points: 300 });
    for (const { body } of [card, points]) {
      expect((await revoke(body['grantKey'])).body['status']).toBe('revoked');
      expect((await revoke(body['grantKey'])).body['status']).toBe('revoked');
    }
    expect(await world.balance(String(points.body['methodId']))).toBe(0);
    const method = await world.ask('GET', `/shop/v1/payment-methods/${String(card.body['methodId'])}`);
    expect(method.body).toMatchObject({ closed: true, balance: world.usd(0) });
  });

  it('that was used, or has ended, cannot be taken back', async () => {
    const coupon = await grant('coupon', world.usd(500));
    const spend = () => world.act(`/grants/${String(coupon.body['grantKey'])}/spend`);
    expect((await spend()).body['status']).toBe('spent');
    expect((await spend()).body['code']).toBe('grant_spent');
    expect((await revoke(coupon.body['grantKey'])).body['code']).toBe('grant_spent');
    const card = await grant('gift_card', world.usd(900));
    await world.ask1('/payments/v1/charges', 'chargeKey', {
      orderNo: order.orderNo,
      methodId: card.body['methodId'],
      amount: world.usd(100),
      reason: 'exchange',
    });
    expect((await revoke(card.body['grantKey'])).body['code']).toBe('grant_spent');
    const now = await world.clock(order);
    const ending = await grant('coupon', world.usd(500), { expiresAt: after(now, DAY) });
    await world.advance(order, after(now, 2 * DAY));
    expect((await lookup(ending.body['grantKey'])).body['status']).toBe('expired');
    expect((await revoke(ending.body['grantKey'])).body['code']).toBe('grant_expired');
  });

  it('that makes no sense is refused field by field', async () => {
    const wrong = await grant('points', { points: 0 });
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ field: 'body.value.points' }] } });
    expect((await grant('cash', world.usd(1))).body).toMatchObject({ errors: [{ field: 'body.kind' }] });
    expect((await grant('coupon', world.usd(1), { customerId: 'nobody' })).body['code']).toBe('customer_unknown');
  });
});
