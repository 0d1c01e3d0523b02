import { aMoneyWorld, first } from './money-under-test.ts';
import type { MoneyWorld } from './money-under-test.ts';
import { eventually } from './webhook-receiver.ts';
import { DAY, after, refund } from './world-under-test.ts';
import type { OrderView } from './world-under-test.ts';

let world: MoneyWorld;

beforeAll(async () => {
  world = await aMoneyWorld();
});
afterAll(() => world.end());

const paymentOf = ({ payments }: OrderView) => first(payments);
const dispute = (order: OrderView, more: object = {}) =>
  world.act(`/payments/${paymentOf(order).paymentId}/disputes`, { reason: 'not_received', ...more });
const close = (id: unknown, body: object) => world.act(`/disputes/${String(id)}/close`, body);
const evidence = (id: unknown) =>
  world.ask1(`/payments/v1/disputes/${String(id)}/evidence`, 'evidenceKey', {
    text: 'signed for at the door',
    urls: ['https://example.com/pod.pdf'],
  });

describe('a dispute', () => {
  it('is told with the date that evidence is due, and shown with its payment (R22)', async () => {
    const { order } = await world.owned('delivered', 'credit_card', '');
    const { paymentId, captured } = paymentOf(order);
    const { status, body } = await dispute(order);
    expect([status, body['amount']]).toEqual([201, captured]);
    expect(body['evidenceDueAt']).toBe(after(String(body['openedAt']), 30 * DAY));
    const paid = await world.ask('GET', `/payments/v1/payments/${paymentId}`);
    expect(paid.body['disputes']).toEqual([body]);
    expect((await world.ask('GET', `/payments/v1/disputes/${String(body['disputeId'])}`)).body).toEqual(body);
    await eventually(() => world.told(order, 'dispute.opened').length === 1);
    const { disputeId, amount, reason, evidenceDueAt } = body;
    expect(world.told(order, 'dispute.opened')).toMatchObject([
      { disputeId, paymentId, amount, reason, evidenceDueAt },
    ]);
  });

  it('holds the refunds of its payment, all or a part; won, it lets them go (R22)', async () => {
    const { order } = await world.owned('delivered', 'credit_card', '');
    const all = paymentOf(order).captured.amount;
    const { body } = await dispute(order, { amount: world.usd(all - 100) });
    expect((await refund(world, order, { amount: 101 })).body.code).toBe('payment_disputed');
    expect((await refund(world, order, { amount: all + 1 })).body.code).toBe('amount_above_captured');
    expect((await refund(world, order, { amount: 100 })).status).toBe(201);
    expect((await close(body['disputeId'], { outcome: 'won' })).body).toMatchObject({
      status: 'won',
      lost: { amount: 0 },
    });
    expect((await close(body['disputeId'], { outcome: 'lost' })).body['code']).toBe('dispute_closed');
    expect((await refund(world, order, { amount: all - 100 })).status).toBe(201);
    await eventually(() => world.told(order, 'dispute.closed').length === 1);
    expect(world.told(order, 'dispute.closed')).toMatchObject([{ outcome: 'won', amount: { amount: all - 100 } }]);
  });

  it('lost, in whole or in part, counts as paid (R7, R22)', async () => {
    const { order } = await world.owned('delivered', 'credit_card', '');
    const all = paymentOf(order).captured.amount;
    const { body } = await dispute(order);
    await close(body['disputeId'], { outcome: 'lost', amount: world.usd(all - 30) });
    expect((await refund(world, order, { amount: 31 })).body.code).toBe('payment_disputed');
    expect((await refund(world, order, { amount: 30 })).status).toBe(201);
  });

  it('hears evidence once per key, in time, while it is open', async () => {
    const { order } = await world.owned('delivered', 'credit_card', '');
    const now = await world.clock(order);
    const { body } = await dispute(order, { evidenceDueAt: after(now, 2 * DAY) });
    const given = await evidence(body['disputeId']);
    expect(given.status).toBe(201);
    const key = String(given.body['evidenceKey']);
    expect((await world.ask('GET', `/payments/v1/evidence/by-key/${key}`)).body).toEqual(given.body);
    const seen = await world.ask('GET', `/payments/v1/disputes/${String(body['disputeId'])}`);
    expect(seen.body['evidence']).toMatchObject([{ evidenceKey: key }]);
    await world.advance(order, after(now, 3 * DAY));
    expect((await evidence(body['disputeId'])).body['code']).toBe('evidence_too_late');
    await close(body['disputeId'], { outcome: 'lost' });
    expect((await evidence(body['disputeId'])).body['code']).toBe('dispute_closed');
    expect((await evidence('none')).body['code']).toBe('dispute_unknown');
  });

  it('can be opened after a refund, for what is left, or for all that was ever paid', async () => {
    const { order } = await world.owned('delivered', 'credit_card', '');
    const all = paymentOf(order).captured.amount;
    await refund(world, order, { amount: 40 });
    expect((await dispute(order)).body['amount']).toEqual(world.usd(all - 40));
    expect((await dispute(order, { amount: world.usd(all) })).status).toBe(201);
    expect((await dispute(order, { amount: world.usd(all + 1) })).body['code']).toBe('amount_above_captured');
  });
});
