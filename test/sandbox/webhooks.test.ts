import { SECRET, aReceiver, eventually } from './webhook-receiver.ts';
import type { Receiver } from './webhook-receiver.ts';
import { DAY, aWorld, after, anOrder, refund, stopWorlds } from './world-under-test.ts';
import type { OrderView, RunningWorld } from './world-under-test.ts';

let receiver: Receiver;
let world: RunningWorld;
let order: OrderView;

beforeEach(async () => {
  receiver = await aReceiver();
  world = await aWorld({ webhook: { url: receiver.url, secretOf: () => SECRET } });
  order = await anOrder(world);
});
afterEach(async () => {
  await stopWorlds();
  await receiver.close();
});

const settle = (key: string, status: string) =>
  world.ask('POST', `/world/v1/refunds/${key}/settle`, { body: { status } });
const trouble = (fault: string, more: object = {}) =>
  world.ask('POST', '/world/v1/trouble', {
    body: { port: 'payments', operation: 'webhook', fault, times: 1, ...more },
  });
const statuses = (): unknown[] => receiver.received.map((one) => one.data['status']);
const come = (count: number) => eventually(() => receiver.received.length >= count);

/** A refund that is settled by hand, one status after another. */
async function settled(...all: string[]): Promise<void> {
  const { body } = await refund(world, order);
  for (const status of all) await settle(body.refundKey, status);
}

describe('a webhook', () => {
  it('is sent again until it is taken, in the order of the timeline, and noted in the journal', async () => {
    receiver.statuses.push(500, 503);
    await settled('held', 'succeeded', 'reversed');
    await come(3);
    expect(statuses()).toEqual(['held', 'succeeded', 'reversed']);
    expect(new Set(receiver.received.map((one) => one.id)).size).toBe(3);
    await eventually(async () => {
      const { body } = await world.ask<{ data: { data: { attempts: number } }[] }>(
        'GET',
        '/world/v1/journal?type=webhook.delivered',
      );
      return body.data.map((one) => one.data.attempts).join() === '3,1,1';
    });
  });

  it('of one order does not wait for those of another', async () => {
    receiver.statuses.push(500);
    await settled('held');
    await eventually(() => receiver.statuses.length === 0);
    const other = await anOrder(world, 'paypal');
    const { body } = await refund(world, other);
    await settle(body.refundKey, 'held');
    await come(2);
    expect(receiver.received.map((one) => one.timeline)).toEqual([other.orderNo, order.orderNo]);
  });

  it('that nobody took is sent by the next life of the world', async () => {
    receiver.statuses.push(...Array.from({ length: 50 }, () => 500));
    await settled('held');
    await eventually(() => receiver.statuses.length < 50);
    await world.stop();
    receiver.statuses.length = 0;
    expect(receiver.received).toEqual([]);
    world = await world.restart();
    await come(1);
    expect(statuses()).toEqual(['held']);
  });

  it('can be sent twice, late, or never', async () => {
    await trouble('twice');
    await settled('held');
    await come(2);
    expect(new Set(receiver.received.map((one) => one.id)).size).toBe(1);
    await trouble('drop');
    await trouble('late', { delayMs: 100 });
    await settled('held', 'succeeded');
    await come(3);
    expect(statuses()).toEqual(['held', 'held', 'succeeded']);
    const { body } = await world.ask<{ data: unknown[] }>('GET', '/world/v1/trouble');
    expect(body.data).toEqual([]);
  });

  it('can be overtaken by the next one', async () => {
    await trouble('out_of_order');
    await settled('held', 'succeeded');
    await come(2);
    expect(statuses()).toEqual(['succeeded', 'held']);
  });
});

describe('an advance', () => {
  it('waits until each webhook is taken before the next thing happens', async () => {
    receiver.delayMs = 60;
    await world.ask('PUT', `/world/v1/orders/${order.orderNo}/refund-plan`, {
      body: {
        steps: [
          { status: 'held', after: 'P1D' },
          { status: 'succeeded', after: 'P2D' },
          { status: 'reversed', after: 'P9D' },
        ],
      },
    });
    const { body } = await refund(world, order);
    const advanced = await world.ask('POST', `/world/v1/timelines/${order.orderNo}/advance`, {
      body: { to: after(body.createdAt, 8 * DAY) },
    });
    expect(advanced.body['happened']).toHaveLength(2);
    expect(receiver.received.map((one) => [one.type, one.at])).toEqual([
      ['refund.updated', after(body.createdAt, DAY)],
      ['refund.updated', after(body.createdAt, 2 * DAY)],
    ]);
    type Entry = { type: string };
    const journal = await world.ask<{ data: Entry[] }>('GET', `/world/v1/journal?orderNo=${order.orderNo}`);
    const told = journal.body.data
      .map((one) => one.type)
      .filter((type) => /^(refund\.changed|webhook\.delivered)$/u.test(type));
    expect(told).toEqual(['refund.changed', 'webhook.delivered', 'refund.changed', 'webhook.delivered']);
  });
});
