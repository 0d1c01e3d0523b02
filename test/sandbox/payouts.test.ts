import fc from 'fast-check';
import { aMoneyWorld, first } from './money-under-test.ts';
import type { MoneyWorld } from './money-under-test.ts';
import { DAY, HOUR, after, aKey, refund } from './world-under-test.ts';
import type { OrderView } from './world-under-test.ts';

let world: MoneyWorld;

beforeAll(async () => {
  world = await aMoneyWorld();
});
afterAll(() => world.end());

const paymentOf = ({ payments }: OrderView) => first(payments);
const BANK = { kind: 'bank', ref: 'DE02 1203 0000 0000 2020 51' };
const payOut = (order: OrderView, more: object = {}) =>
  world.ask1('/payments/v1/payouts', 'payoutKey', {
    paymentId: paymentOf(order).paymentId,
    amount: world.usd(100),
    to: BANK,
    reason: 'window_closed',
    ...more,
  });
const lookup = (key: unknown) => world.ask('GET', `/payments/v1/payouts/by-key/${String(key)}`);
const setMethod = (id: string, body: object) => world.ask('PUT', `/world/v1/payment-methods/${id}`, { body });
const refunded = async (order: OrderView): Promise<number> =>
  (await world.ask<{ refunded: { amount: number } }>('GET', `/payments/v1/payments/${paymentOf(order).paymentId}`)).body
    .refunded.amount;

describe('a payout', () => {
  it('goes another way than the money came, and lives like a refund (R20, R21)', async () => {
    const { order } = await world.owned('delivered', 'credit_card', '');
    const { status, body } = await payOut(order);
    expect([status, body['status'], body['version']]).toEqual([201, 'pending', 1]);
    expect(await refunded(order)).toBe(100);
    await world.advance(order, after(String(body['createdAt']), 3 * DAY));
    expect((await lookup(body['payoutKey'])).body).toMatchObject({ status: 'succeeded', to: BANK, version: 2 });
    await world.act(`/payouts/${String(body['payoutKey'])}/settle`, {
      status: 'reversed',
      failureCode: 'account_closed',
    });
    expect(await refunded(order)).toBe(0);
    expect(world.told(order, 'payout.updated').map(({ status: is, version }) => [is, version])).toContainEqual([
      'succeeded',
      2,
    ]);
  });

  it('counts with refunds against what was captured (R7)', async () => {
    const { order } = await world.owned('delivered', 'credit_card', '');
    const all = paymentOf(order).captured.amount;
    await refund(world, order, { amount: all - 50 });
    expect((await payOut(order, { amount: world.usd(51) })).body['code']).toBe('amount_above_captured');
    expect((await payOut(order, { amount: world.usd(50) })).status).toBe(201);
    expect((await refund(world, order, { amount: 1 })).body.code).toBe('amount_above_captured');
  });

  it('is possible where refunds are not any more (R21)', async () => {
    const { order } = await world.owned('delivered', 'credit_card', '');
    const at = after(paymentOf(order).capturedAt, 366 * DAY);
    expect((await refund(world, order, { at })).body.code).toBe('refund_window_closed');
    expect((await payOut(order)).status).toBe(201);
  });

  it('can be called off before it has gone out', async () => {
    const { order } = await world.owned('delivered', 'credit_card', '');
    const { body } = await payOut(order);
    const cancel = () => world.ask('POST', `/payments/v1/payouts/${String(body['payoutKey'])}/cancel`);
    expect((await cancel()).body).toMatchObject({ status: 'failed', failureCode: 'cancelled', version: 2 });
    expect((await cancel()).body).toMatchObject({ version: 2 });
    await world.act(`/payouts/${String(body['payoutKey'])}/settle`, { status: 'succeeded' });
    expect((await cancel()).body['code']).toBe('payout_not_cancellable');
  });

  it('to a gift card of the same customer is there at once, on the card', async () => {
    const { order, others } = await world.owned('delivered', 'credit_card', 'gift_card');
    const [ref = ''] = others;
    const before = await world.balance(ref);
    const to = { kind: 'gift_card', ref };
    expect((await payOut(order, { to })).body['status']).toBe('succeeded');
    expect(await world.balance(ref)).toBe(before + 100);
    const foreign = { kind: 'gift_card', ref: 'credit_card_7815826' };
    expect((await payOut(order, { to: foreign })).body['code']).toBe('destination_not_allowed');
    await setMethod(ref, { closed: true });
    expect((await payOut(order, { to })).body['code']).toBe('account_closed');
  });

  it('and refunds together never add up above what was captured, in whatever order things happen (R7)', async () => {
    const { order } = await world.owned('delivered', 'credit_card', '');
    const all = paymentOf(order).captured.amount;
    const step = fc.oneof(
      fc.record({
        kind: fc.constantFrom('refund' as const, 'payout' as const),
        share: fc.integer({ min: 1, max: 80 }),
      }),
      fc.record({
        kind: fc.constant('settle' as const),
        which: fc.nat({ max: 9 }),
        status: fc.constantFrom('succeeded', 'failed', 'reversed'),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        await world.ask('POST', '/world/v1/reset');
        const made: string[] = [];
        for (const one of steps) {
          if (one.kind === 'settle') {
            await world.act(`/${made[one.which % made.length] ?? 'refunds/none'}/settle`, { status: one.status });
          } else {
            const amount = Math.ceil((all * one.share) / 100);
            const isPayout = one.kind === 'payout';
            const { status, body } = isPayout
              ? await payOut(order, { amount: world.usd(amount) })
              : await refund(world, order, { amount });
            const key = 'payoutKey' in body ? body['payoutKey'] : body['refundKey'];
            if (status === 201) made.push(`${one.kind}s/${String(key)}`);
          }
          expect(await refunded(order)).toBeLessThanOrEqual(all);
        }
      }),
      { numRuns: 20 },
    );
  }, 120_000);
});

describe('the limits of the provider', () => {
  const limit = (body: object) => world.ask('PUT', '/world/v1/payment-limits', { body });
  beforeEach(() => limit({}));
  afterAll(() => limit({}));

  it('are a year, fifty refunds and no gap until others are set (R21)', async () => {
    expect((await limit({})).body).toEqual({ maxAge: 'P365D', maxRefunds: 50, minGap: 'PT0S' });
    const { order } = await world.owned('delivered', 'credit_card', '');
    await limit({ maxAge: 'P1D' });
    expect((await refund(world, order)).body.code).toBe('refund_window_closed');
    await limit({ maxRefunds: 2 });
    expect([(await refund(world, order)).status, (await refund(world, order)).status]).toEqual([201, 201]);
    expect((await refund(world, order)).body.code).toBe('too_many_refunds');
    expect((await limit({ minGap: 'soon' })).status).toBe(400);
  });

  it('can be set for one payment, and are the others’ as they were (R21)', async () => {
    const [{ order: bound }, { order: free }] = [
      await world.owned('delivered', 'credit_card', ''),
      await world.owned('delivered', 'credit_card', ''),
    ];
    const path = (paymentId: string) => `/world/v1/payments/${paymentId}/limits`;
    expect((await world.ask('PUT', path(paymentOf(bound).paymentId), { body: { minGap: 'PT1M' } })).status).toBe(200);
    expect((await world.ask('PUT', path('no-such-payment'), { body: {} })).status).toBe(404);
    expect([(await refund(world, bound)).status, (await refund(world, bound)).status]).toEqual([201, 429]);
    expect([(await refund(world, free)).status, (await refund(world, free)).status]).toEqual([201, 201]);
  });

  it('can ask for a pause: the same key works later (R18, R21)', async () => {
    const { order } = await world.owned('delivered', 'credit_card', '');
    await limit({ minGap: 'PT1M' });
    await refund(world, order);
    const refundKey = aKey();
    const early = await refund(world, order, { refundKey });
    expect([early.status, early.body.code]).toEqual([429, 'too_soon']);
    expect(Number(early.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(early.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    const at = after(await world.clock(order), HOUR);
    expect((await refund(world, order, { refundKey, at })).status).toBe(201);
  });
});

describe('a closed gift card', () => {
  it('takes no refund, not even one that is on its way (R16)', async () => {
    const { order } = await world.owned('delivered', 'gift_card', '');
    const { methodId } = paymentOf(order);
    await world.plan(order, 'refund', { steps: [{ status: 'succeeded', after: 'P1D' }] });
    const { body } = await refund(world, order);
    await setMethod(methodId, { closed: true });
    expect((await refund(world, order)).body.code).toBe('account_closed');
    await world.advance(order, after(body.createdAt, 2 * DAY));
    const later = await world.ask('GET', `/payments/v1/refunds/by-key/${body.refundKey}`);
    expect(later.body).toMatchObject({ status: 'failed', failureCode: 'account_closed' });
    expect((await world.ask('GET', `/shop/v1/payment-methods/${methodId}`)).body['closed']).toBe(true);
  });

  it('holds what it was given while it was open, less what was taken back', async () => {
    const { order } = await world.owned('delivered', 'gift_card', '');
    const { methodId } = paymentOf(order);
    const before = await world.balance(methodId);
    const { body } = await refund(world, order, { amount: 250 });
    expect(await world.balance(methodId)).toBe(before + 250);
    await world.act(`/refunds/${body.refundKey}/settle`, { status: 'reversed' });
    expect(await world.balance(methodId)).toBe(before);
  });
});
