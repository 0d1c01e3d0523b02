import { aMoneyWorld, first } from './money-under-test.ts';
import type { MoneyWorld } from './money-under-test.ts';
import { aKey } from './world-under-test.ts';
import type { OrderView } from './world-under-test.ts';

let world: MoneyWorld;

beforeAll(async () => {
  world = await aMoneyWorld();
});
afterAll(() => world.end());

type Paid = { readonly order: OrderView; readonly payment: OrderView['payments'][number] };

/** An order of the Chinese shop that was paid by this, among others. */
async function paidBy(tender: string): Promise<Paid> {
  const { body } = await world.ask<{ data: OrderView[] }>('GET', `/world/v1/orders?tender=${tender}&limit=1`);
  const order = await world.seen(first(body.data));
  return { order, payment: first(order.payments.filter((one) => one.tender === tender)) };
}

const refund = ({ payment }: Paid, more: object = {}) =>
  world.ask1('/payments/v1/refunds', 'refundKey', {
    paymentId: payment.paymentId,
    amount: payment.captured,
    reason: 'returned',
    ...more,
  });

describe('a refund in kind', () => {
  it('of points raises the account again, at once (R16)', async () => {
    const paid = await paidBy('points');
    const before = await world.balance(paid.payment.methodId);
    expect((await refund(paid)).body).toMatchObject({ status: 'succeeded', version: 2 });
    expect(await world.balance(paid.payment.methodId)).toBe(before + paid.payment.captured.amount);
    expect((await refund(paid)).body['code']).toBe('amount_above_captured');
  });

  it('of a coupon gives a new one of that value, once (R16)', async () => {
    const paid = await paidBy('coupon');
    const { body } = await refund(paid);
    expect(body['status']).toBe('succeeded');
    const settle = (status: string) => world.act(`/refunds/${String(body['refundKey'])}/settle`, { status });
    await settle('reversed');
    await settle('succeeded');
    const { orderNo, customer } = paid.order;
    const picture = await world.ask('GET', `/world/v1/orders/${orderNo}`);
    expect(picture.body['grants']).toMatchObject([
      { kind: 'coupon', customerId: customer.id, value: paid.payment.captured, status: 'active' },
    ]);
  });

  it('never becomes money (R16)', async () => {
    const { body } = await world.ask<{ data: OrderView[] }>('GET', '/world/v1/orders?tender=points&limit=200');
    const orders = await Promise.all(body.data.map((one) => world.seen(one)));
    const order = first(orders.filter(({ payments }) => payments.some(({ tender }) => tender === 'gift_card')));
    const by = (tender: string) => first(order.payments.filter((one) => one.tender === tender));
    const destinationMethodId = by('gift_card').methodId;
    const paid = { order, payment: by('points') };
    expect((await refund(paid, { destinationMethodId })).body['code']).toBe('destination_not_allowed');
    const out = { paymentId: paid.payment.paymentId, amount: paid.payment.captured, reason: 'x' };
    const to = { kind: 'bank', ref: 'one' };
    expect((await world.ask1('/payments/v1/payouts', 'payoutKey', { ...out, to })).body['code']).toBe('in_kind_only');
    const money = { order, payment: by('gift_card') };
    const toPoints = { destinationMethodId: paid.payment.methodId };
    expect((await refund(money, toPoints)).body['code']).toBe('destination_not_allowed');
  });
});

describe('the money and the book of the shop', () => {
  it('are the same in the next life of the world', async () => {
    const own = await aMoneyWorld();
    const { order, others } = await own.owned('pending', 'paypal', 'credit_card');
    const [card = ''] = others;
    const { orderNo, customer } = order;
    const address = { name: 'Jo', line1: '1 New Road', city: 'Reno', zip: '89512', country: 'US' };
    await own.ask1(`/shop/v1/orders/${orderNo}/changes`, 'changeKey', { change: { address } });
    await own.ask1(`/shop/v1/orders/${orderNo}/changes`, 'changeKey', { change: { paymentMethodId: card } });
    const charge = await own.ask1('/payments/v1/charges', 'chargeKey', {
      orderNo,
      amount: own.usd(50),
      reason: 'quote',
    });
    const hold = { orderNo, methodId: card, amount: own.usd(900) };
    await own.ask1('/payments/v1/authorisations', 'authorisationKey', hold);
    await own.act(`/charges/${String(charge.body['chargeKey'])}/pay`);
    await own.ask1('/shop/v1/grants', 'grantKey', {
      customerId: customer.id,
      kind: 'points',
      value: { points: 7 },
      reason: 'sorry',
    });
    const [paymentId, to] = [first((await own.seen(order)).payments.slice(1)).paymentId, { kind: 'bank', ref: 'one' }];
    const grantKey = aKey();
    await own.ask1('/payments/v1/payouts', 'payoutKey', { paymentId, amount: own.usd(5), to, reason: grantKey });
    await own.act(`/payments/${paymentId}/disputes`, { reason: 'fraud', amount: own.usd(10) });
    await own.act('/reviews', { orderNo, lineNo: 1, stars: 2, text: 'late' });
    const picture = await own.ask('GET', `/world/v1/orders/${orderNo}`);
    const next = await own.restart();
    expect((await next.ask('GET', `/world/v1/orders/${orderNo}`)).body).toEqual(picture.body);
    expect((await next.ask('GET', `/shop/v1/orders/${orderNo}`)).body).toMatchObject({ shippingAddress: address });
    await own.receiver.close();
    await next.stop();
  });
});
