import { TOKEN, aKey, aWorld, anAnnouncedReturn, anOrder, refund, stopWorlds } from './world-under-test.ts';
import type { OrderView, RunningWorld } from './world-under-test.ts';

let world: RunningWorld;
let order: OrderView;

beforeAll(async () => {
  world = await aWorld();
  order = await anOrder(world);
});
beforeEach(() => world.ask('POST', '/world/v1/reset'));
afterAll(stopWorlds);

const trouble = (fault: string, more: object = {}) =>
  world.ask('POST', '/world/v1/trouble', {
    body: { port: 'payments', operation: 'payments.refund', fault, times: 1, ...more },
  });
const lookup = (refundKey: string) =>
  world.ask('GET', `/payments/v1/refunds/by-key/${refundKey}`, { headers: { 'X-Timeline': order.orderNo } });
const refundsMade = async (): Promise<number> =>
  (await world.ask<{ data: unknown[] }>('GET', '/world/v1/journal?type=refund.created')).body.data.length;

/** A refund by a caller that waits no longer than that. */
const impatient = (refundKey: string, ms: number): Promise<Response> =>
  fetch(`${world.url}/payments/v1/refunds`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${TOKEN}`,
      'content-type': 'application/json',
      'idempotency-key': refundKey,
      'x-timeline': order.orderNo,
    },
    body: JSON.stringify({
      paymentId: order.payments[0]?.paymentId,
      refundKey,
      amount: { amount: 100, currency: 'USD' },
      reason: 'returned',
    }),
    signal: AbortSignal.timeout(ms),
  });

describe('trouble that keeps a refund from being made', () => {
  it('answers 429 with Retry-After, 500, or a refusal, and clears itself; the same key works afterwards', async () => {
    const refundKey = aKey();
    await trouble('http_429', { delayMs: 3000 });
    await trouble('http_500');
    await trouble('refuse', { code: 'account_closed' });
    const answers = [
      await refund(world, order, { refundKey }),
      await refund(world, order, { refundKey }),
      await refund(world, order, { refundKey }),
    ];
    expect(answers.map((one) => [one.status, one.body.code])).toEqual([
      [429, 'too_many_requests'],
      [500, 'internal_error'],
      [422, 'account_closed'],
    ]);
    expect(answers[0]?.headers.get('retry-after')).toBe('3');
    expect(await refundsMade()).toBe(0);
    expect((await refund(world, order, { refundKey })).status).toBe(201);
  });

  it('never answers', async () => {
    await trouble('never');
    await expect(impatient('never', 150)).rejects.toThrow('timeout');
    expect((await lookup('never')).status).toBe(404);
  });
});

describe('trouble that hides that a refund was made (R18)', () => {
  const outcomes: Record<string, (key: string) => Promise<void>> = {
    do_then_timeout: async (key) => expect(impatient(key, 150)).rejects.toThrow('timeout'),
    do_then_reset: async (key) => expect(impatient(key, 2000)).rejects.toThrow('fetch failed'),
    garbage: async (key) => {
      const answer = await impatient(key, 2000);
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('<html>')]);
    },
  };

  it.each(Object.keys(outcomes))('%s: the look-up finds it, asking again makes no second one', async (fault) => {
    await trouble(fault);
    await outcomes[fault]?.(fault);
    expect((await lookup(fault)).body).toMatchObject({ refundKey: fault, status: 'pending' });
    const again = await refund(world, order, { refundKey: fault });
    expect([again.status, again.headers.get('Idempotency-Replayed'), await refundsMade()]).toEqual([201, 'true', 1]);
  });

  it('read_lag: the look-up does not see it at first', async () => {
    const { body } = await refund(world, order);
    await trouble('read_lag', { operation: 'lookup', delayMs: 60_000, times: 2 });
    expect((await lookup(body.refundKey)).body['code']).toBe('refund_unknown');
    expect((await lookup(body.refundKey)).status).toBe(404);
    expect((await lookup(body.refundKey)).status).toBe(200);
  });

  it('late: the answer takes its time', async () => {
    await trouble('late', { delayMs: 120 });
    const began = Date.now();
    expect((await refund(world, order)).status).toBe(201);
    expect(Date.now() - began).toBeGreaterThanOrEqual(110);
  });
});

describe('a switch', () => {
  it('can be for one order, is listed, and is switched off', async () => {
    const other = await anOrder(world, 'paypal');
    const made = await trouble('http_500', { orderNo: `#${other.orderNo}`, times: undefined });
    expect((await refund(world, order)).status).toBe(201);
    expect((await refund(world, other)).status).toBe(500);
    expect((await refund(world, other)).status).toBe(500);
    const list = await world.ask<{ data: unknown[] }>('GET', '/world/v1/trouble');
    expect(list.body.data).toMatchObject([{ troubleId: made.body['troubleId'], orderNo: other.orderNo }]);
    expect((await world.ask('DELETE', `/world/v1/trouble/${String(made.body['troubleId'])}`)).status).toBe(204);
    expect((await refund(world, other)).status).toBe(201);
    await trouble('http_500');
    expect((await world.ask('DELETE', '/world/v1/trouble')).status).toBe(204);
    expect((await refund(world, other)).status).toBe(201);
  });

  it('works for every port', async () => {
    const cases = {
      'shop.order': 'shop',
      'warehouse.authorise': 'warehouse',
      'carrier.label': 'carrier',
      'messages.send': 'messages',
    };
    for (const [operation, port] of Object.entries(cases)) await trouble('http_500', { port, operation });
    expect((await world.ask('GET', `/shop/v1/orders/${order.orderNo}`)).status).toBe(500);
    expect((await anAnnouncedReturn(world, order)).trackingNo).toBeUndefined();
    const message = { messageKey: 'm', channel: 'sms', to: '+1', locale: 'en', text: 'Hi' };
    const send = () =>
      world.ask('POST', '/messages/v1/messages', { headers: { 'Idempotency-Key': 'm' }, body: message });
    expect([(await send()).status, (await send()).status]).toEqual([500, 202]);
  });

  it('for an operation or a fault that does not exist is refused', async () => {
    const wrong = await world.ask<{ errors: { field: string; rule: string }[] }>('POST', '/world/v1/trouble', {
      body: { port: 'payments', operation: 'payments.refnd', fault: 'late' },
    });
    expect(wrong.body.errors[0]).toMatchObject({
      field: 'body.operation',
      rule: expect.stringContaining('payments.refund'),
    });
    expect((await trouble('twice')).status).toBe(400);
    expect((await trouble('garbage', { operation: 'webhook' })).status).toBe(400);
  });
});
