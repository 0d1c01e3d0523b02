import { aGoodsWorld, lineOf, orderGiver } from './goods-under-test.ts';
import type { GoodsWorld } from './goods-under-test.ts';
import { DAY, HOUR, aKey, after } from './world-under-test.ts';
import type { OrderView } from './world-under-test.ts';

let world: GoodsWorld;
let anOrder: (status: string) => Promise<OrderView>;

beforeAll(async () => {
  world = await aGoodsWorld();
  anOrder = orderGiver(world);
});
afterAll(() => world.end());

const wholeOf = ({ lines }: OrderView) => lines.map(({ lineNo, quantity }) => ({ lineNo, quantity }));
const seen = async ({ orderNo }: OrderView) => (await world.ask<OrderView>('GET', `/shop/v1/orders/${orderNo}`)).body;

const intercept = (order: OrderView, lines: unknown = wholeOf(order), interceptKey = aKey('intercept')) =>
  world.write('/warehouse/v1/intercepts', interceptKey, {
    interceptKey,
    orderNo: order.orderNo,
    lines,
    reason: 'changed mind',
  });
const statusOf = async (key: unknown) =>
  (await world.ask('GET', `/warehouse/v1/intercepts/${encodeURIComponent(String(key))}`)).body['status'];

const cancel = ({ orderNo }: OrderView, lines: unknown, cancellationKey = aKey('cancel')) =>
  world.write(`/shop/v1/orders/${orderNo}/cancellations`, cancellationKey, {
    cancellationKey,
    lines,
    reason: 'intercepted',
  });

describe('an intercept', () => {
  it('is answered two hours later: what has not left is held back, and does not leave (R31)', async () => {
    const order = await anOrder('pending');
    const { status, body } = await intercept(order);
    expect([status, body]).toMatchObject([201, { status: 'asked', answeredAt: null }]);
    const due = after(String(body['askedAt']), 2 * HOUR);
    expect(await world.advance(order, due)).toEqual([{ at: due, what: 'intercept.answered' }]);
    const { interceptKey } = body;
    expect(world.told(order, 'intercept.answered')).toEqual([
      { interceptKey, orderNo: order.orderNo, outcome: 'intercepted', at: due },
    ]);
    expect(await statusOf(interceptKey)).toBe('intercepted');
    expect((await world.act(`/orders/${order.orderNo}/ship`)).body['code']).toBe('nothing_to_ship');
    expect((await cancel(order, wholeOf(order))).status).toBe(201);
    expect((await seen(order)).status).toBe('cancelled');
  });

  it('loses the race when the parcel leaves before the answer (R31)', async () => {
    const order = await anOrder('pending');
    const { body } = await intercept(order);
    const shipped = await world.act(`/orders/${order.orderNo}/ship`);
    expect(shipped.body).toMatchObject({ status: 'processed', parcels: [{ deliveredAt: null }] });
    await world.advance(order, after(String(body['askedAt']), 2 * HOUR));
    expect(await statusOf(body['interceptKey'])).toBe('too_late');
    expect((await cancel(order, wholeOf(order))).body['code']).toBe('already_shipped');
  });

  it('is too late for an order on the road, and pulls it out of its parcel only when that is planned', async () => {
    const order = await anOrder('processed');
    const first = await intercept(order);
    const due = after(String(first.body['askedAt']), 2 * HOUR);
    await world.advance(order, due);
    expect(await statusOf(first.body['interceptKey'])).toBe('too_late');
    await world.plan(order, 'intercept', { outcome: 'intercepted', after: 'PT10M' });
    const second = await intercept(order);
    await world.plan(order, 'delivery', { deliversAfter: 'P20D' });
    await world.advance(order, after(due, HOUR));
    expect(await statusOf(second.body['interceptKey'])).toBe('intercepted');
    expect(await seen(order)).toMatchObject({ status: 'pending', parcels: [] });
    expect((await cancel(order, wholeOf(order))).status).toBe(201);
    expect(await world.advance(order, after(due, 60 * DAY))).toEqual([]);
  });

  it('never takes back what the customer has, nor a part of what is in a parcel', async () => {
    const order = await anOrder('delivered');
    await world.plan(order, 'intercept', { outcome: 'intercepted' });
    const { body } = await intercept(order);
    await world.advance(order, after(String(body['askedAt']), DAY));
    expect(await statusOf(body['interceptKey'])).toBe('too_late');
    expect(await seen(order)).toEqual(order);
  });

  it('waits for a person when that is planned, and is answered once', async () => {
    const order = await anOrder('pending');
    await world.plan(order, 'intercept', { outcome: 'manual' });
    const { body } = await intercept(order);
    expect(await world.advance(order, after(String(body['askedAt']), DAY))).toEqual([]);
    const answer = () => world.act(`/intercepts/${String(body['interceptKey'])}/answer`, { outcome: 'too_late' });
    expect((await answer()).body).toMatchObject({ status: 'too_late' });
    expect((await answer()).body['code']).toBe('intercept_answered');
  });

  it('names lines of the order only', async () => {
    const order = await anOrder('pending');
    expect((await intercept(order, [{ lineNo: 99, quantity: 1 }])).body['code']).toBe('line_unknown');
    const { lineNo } = lineOf(order);
    expect((await intercept(order, [{ lineNo, quantity: 999 }])).body['code']).toBe('quantity_above_ordered');
    const twice = await intercept(order, [
      { lineNo, quantity: 1 },
      { lineNo, quantity: 1 },
    ]);
    expect(twice.body['errors']).toEqual([{ field: 'body.lines', rule: 'every line once' }]);
  });
});
