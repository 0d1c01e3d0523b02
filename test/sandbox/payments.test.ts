import fc from 'fast-check';
import { DAY, aKey, aWorld, after, anOrder, refund, stopWorlds } from './world-under-test.ts';
import type { OrderView, RefundView, RunningWorld } from './world-under-test.ts';

let world: RunningWorld;

beforeAll(async () => {
  world = await aWorld();
});
beforeEach(() => world.ask('POST', '/world/v1/reset'));
afterAll(stopWorlds);

const capturedOf = (order: OrderView): number => order.payments[0]?.captured.amount ?? 0;
const lookup = (key: string) => world.ask<RefundView>('GET', `/payments/v1/refunds/by-key/${key}`);
const settle = (key: string, body: unknown) =>
  world.ask<RefundView>('POST', `/world/v1/refunds/${key}/settle`, { body });

describe('a refund', () => {
  it('is pending at once and succeeds after two days of the order (A1)', async () => {
    const order = await anOrder(world);
    const { status, body } = await refund(world, order);
    expect([status, body.status, body.version]).toEqual([201, 'pending', 1]);
    expect(body.expectedArrivalAt).toBe(after(body.createdAt, 2 * DAY));
    await world.ask('POST', `/world/v1/timelines/${order.orderNo}/advance`, {
      body: { to: after(body.createdAt, 3 * DAY) },
    });
    const later = await lookup(body.refundKey);
    expect(later.body).toMatchObject({ status: 'succeeded', version: 2, updatedAt: after(body.createdAt, 2 * DAY) });
    expect((await world.ask('GET', `/payments/v1/refunds/${body.refundId}`)).body).toEqual(later.body);
  });

  it('to a gift card succeeds at once', async () => {
    const { body } = await refund(world, await anOrder(world, 'gift_card'));
    expect(body).toMatchObject({ status: 'succeeded', version: 2 });
  });

  it('asked twice under its key happens once, and gets the same answer', async () => {
    const order = await anOrder(world);
    const first = await refund(world, order, { refundKey: 'mine' });
    const again = await refund(world, order, { refundKey: 'mine' });
    expect(again).toMatchObject({ status: first.status, body: first.body });
    expect([first, again].map((one) => one.headers.get('Idempotency-Replayed'))).toEqual([null, 'true']);
    const other = await refund(world, order, { refundKey: 'mine', amount: 101 });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    const [payment] = order.payments;
    const { body } = await world.ask('GET', `/payments/v1/payments/${payment?.paymentId}`);
    expect(body).toMatchObject({ refunded: { amount: 100 }, captured: payment?.captured, disputes: [] });
  });

  it('without a key, or with another key than its own, is refused', async () => {
    const order = await anOrder(world);
    const body = {
      paymentId: order.payments[0]?.paymentId,
      refundKey: 'a',
      amount: { amount: 1, currency: 'USD' },
      reason: 'x',
    };
    const without = await world.ask('POST', '/payments/v1/refunds', { body });
    expect([without.status, without.body['code']]).toEqual([400, 'idempotency_key_missing']);
    const other = await world.ask('POST', '/payments/v1/refunds', { body, headers: { 'Idempotency-Key': 'b' } });
    expect([other.status, other.body['code']]).toEqual([422, 'refund_key_mismatch']);
  });

  it('in another currency, of nothing, or a year later is refused', async () => {
    const order = await anOrder(world);
    const [payment] = order.payments;
    const ask = (amount: number, currency: string) => {
      const refundKey = aKey();
      const body = { paymentId: payment?.paymentId, refundKey, amount: { amount, currency }, reason: 'x' };
      return world.ask('POST', '/payments/v1/refunds', { body, headers: { 'Idempotency-Key': refundKey } });
    };
    expect((await ask(1, 'CNY')).body['code']).toBe('currency_mismatch');
    expect((await ask(0, 'USD')).status).toBe(400);
    const late = await refund(world, order, { at: after(payment?.capturedAt ?? '', 366 * DAY) });
    expect([late.status, late.body.code]).toEqual([422, 'refund_window_closed']);
  });

  it('can be taken back while it has not gone out', async () => {
    const order = await anOrder(world);
    const { body } = await refund(world, order);
    const cancel = () => world.ask<RefundView>('POST', `/payments/v1/refunds/${body.refundId}/cancel`);
    expect((await cancel()).body).toMatchObject({ status: 'failed', failureCode: 'cancelled', version: 2 });
    expect((await cancel()).body.version).toBe(2);
    const gone = await refund(world, order);
    await settle(gone.body.refundKey, { status: 'succeeded' });
    const refused = await world.ask('POST', `/payments/v1/refunds/${gone.body.refundId}/cancel`);
    expect([refused.status, refused.body['code']]).toEqual([422, 'refund_not_cancellable']);
  });
});

describe('the plan of an order', () => {
  it('says what becomes of its refunds, also after success (R20)', async () => {
    const order = await anOrder(world);
    await world.ask('PUT', `/world/v1/orders/${order.orderNo}/refund-plan`, {
      body: {
        steps: [
          { status: 'held', after: 'PT0S' },
          { status: 'succeeded', after: 'P3D' },
          { status: 'reversed', after: 'P20D', failureCode: 'account_closed' },
        ],
      },
    });
    const { body } = await refund(world, order);
    expect(body.status).toBe('held');
    const advanced = await world.ask('POST', `/world/v1/timelines/${order.orderNo}/advance`, {
      body: { to: after(body.createdAt, 30 * DAY) },
    });
    expect(advanced.body['happened']).toEqual([
      { at: after(body.createdAt, 3 * DAY), what: 'refund.succeeded' },
      { at: after(body.createdAt, 20 * DAY), what: 'refund.reversed' },
    ]);
    expect((await lookup(body.refundKey)).body).toMatchObject({ status: 'reversed', failureCode: 'account_closed' });
  });

  it('is off for a refund that was settled by hand', async () => {
    const order = await anOrder(world);
    const { body } = await refund(world, order);
    await settle(body.refundKey, { status: 'held' });
    const { body: timeline } = await world.ask('GET', `/world/v1/timelines/${order.orderNo}`);
    expect(timeline['next']).toBeNull();
  });
});

describe('refunds of a payment', () => {
  it('never add up above what was captured (R7)', async () => {
    const order = await anOrder(world);
    const all = capturedOf(order);
    expect((await refund(world, order, { amount: all - 1 })).status).toBe(201);
    const above = await refund(world, order, { amount: 2 });
    expect([above.status, above.body.code]).toEqual([422, 'amount_above_captured']);
    expect((await refund(world, order, { amount: 1 })).status).toBe(201);
  });

  it('count what the shop gave back before the world began (R7)', async () => {
    const order = await anOrder(world, 'paypal', 'cancelled');
    expect((await refund(world, order, { amount: 1 })).body.code).toBe('amount_above_captured');
  });

  it('a failed one frees its money, and cannot succeed again when others have used it (R7)', async () => {
    const order = await anOrder(world);
    const all = capturedOf(order);
    const first = await refund(world, order, { amount: all });
    await settle(first.body.refundKey, { status: 'failed', failureCode: 'account_closed' });
    expect((await refund(world, order, { amount: all })).status).toBe(201);
    const back = await settle(first.body.refundKey, { status: 'succeeded' });
    expect([back.status, back.body.code]).toEqual([422, 'amount_above_captured']);
  });

  it('never add up above what was captured, in whatever order things happen (R7)', async () => {
    const order = await anOrder(world);
    const all = capturedOf(order);
    const paymentId = order.payments[0]?.paymentId;
    const step = fc.oneof(
      fc.record({ kind: fc.constant('ask' as const), share: fc.integer({ min: 1, max: 120 }) }),
      fc.record({
        kind: fc.constant('settle' as const),
        which: fc.nat({ max: 9 }),
        status: fc.constantFrom('pending', 'held', 'succeeded', 'failed', 'reversed'),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await world.ask('POST', '/world/v1/reset');
        const made: string[] = [];
        for (const one of steps) {
          if (one.kind === 'ask') {
            const { status, body } = await refund(world, order, { amount: Math.ceil((all * one.share) / 100) });
            if (status === 201) made.push(body.refundKey);
          } else if (made.length > 0) {
            await settle(made[one.which % made.length] ?? '', { status: one.status });
          }
          const { body } = await world.ask<{ refunded: { amount: number } }>(
            'GET',
            `/payments/v1/payments/${paymentId}`,
          );
          expect(body.refunded.amount).toBeLessThanOrEqual(all);
        }
      }),
      { numRuns: 25 },
    );
  });
});
