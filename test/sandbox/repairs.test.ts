import { aGoodsWorld, orderGiver } from './goods-under-test.ts';
import type { GoodsWorld } from './goods-under-test.ts';
import { DAY, HOUR, aKey, after, anAnnouncedReturn } from './world-under-test.ts';
import type { Json, OrderView } from './world-under-test.ts';

let world: GoodsWorld;
let anOrder: (status: string) => Promise<OrderView>;

beforeAll(async () => {
  world = await aGoodsWorld();
  anOrder = orderGiver(world);
});
afterAll(() => world.end());

const usd = (amount: number) => ({ amount, currency: 'USD' });

async function aRepair(
  order: OrderView,
): Promise<{ rma: string; repairKey: string; orderRepair: () => Promise<Json> }> {
  const { rma } = await anAnnouncedReturn(world, order);
  const repairKey = aKey('repair');
  const lines = order.lines.map(({ lineNo, sku, quantity }) => ({ lineNo, sku, quantity }));
  const body = { repairKey, rma, orderNo: order.orderNo, lines, symptom: 'does not switch on' };
  return {
    rma,
    repairKey,
    orderRepair: async () => (await world.write('/warehouse/v1/repairs', repairKey, body)).body,
  };
}

const look = async (repairKey: string) => (await world.ask('GET', `/warehouse/v1/repairs/${repairKey}`)).body;
const answer = (repairKey: string, said: 'approve' | 'decline', version: number) =>
  world.ask('POST', `/warehouse/v1/repairs/${repairKey}/${said}`, { body: { version } });
const receive = async (rma: string) => String((await world.act(`/returns/${rma}/receive`)).body['receivedAt']);
const stepsOf = (order: OrderView) =>
  [...world.told(order, 'repair.quoted'), ...world.told(order, 'repair.updated')].map((one) => [
    one['revision'],
    one['status'] ?? 'quoted',
    one['version'],
  ]);

describe('a repair', () => {
  it('is quoted a day after the goods came, free of charge, and done three days after the yes (D4)', async () => {
    const order = await anOrder('delivered');
    const { rma, repairKey, orderRepair } = await aRepair(order);
    expect(await orderRepair()).toMatchObject({ status: 'intake', revision: 1, quotes: [] });
    expect(await world.advance(order, after(await world.clock(order), DAY))).toEqual([]);
    const received = await receive(rma);
    const quotedAt = after(received, DAY);
    expect(await world.advance(order, quotedAt)).toEqual([
      { at: after(received, 4 * HOUR), what: 'return.inspected' },
      { at: quotedAt, what: 'repair.quoted' },
    ]);
    expect(world.told(order, 'repair.quoted')).toMatchObject([
      { repairKey, rma, version: 1, revision: 2, amount: usd(0), reason: 'covered by warranty', days: 3, at: quotedAt },
    ]);
    const approved = await answer(repairKey, 'approve', 1);
    expect(approved.body).toMatchObject({ status: 'repairing', quotes: [{ version: 1, answer: 'approved' }] });
    const answeredAt = String(approved.body['updatedAt']);
    expect(await world.advance(order, after(answeredAt, 30 * DAY))).toEqual([
      { at: after(answeredAt, 2 * DAY), what: 'repair.testing' },
      { at: after(answeredAt, 3 * DAY), what: 'repair.repaired' },
    ]);
    expect(stepsOf(order)).toEqual([
      [2, 'quoted', 1],
      [3, 'repairing', 1],
      [4, 'testing', 1],
      [5, 'repaired', 1],
    ]);
    expect(await look(repairKey)).toMatchObject({ status: 'repaired', revision: 5 });
  });

  it('never puts its units on the shelf, also when they were inspected before (R26)', async () => {
    const order = await anOrder('delivered');
    const { rma, orderRepair } = await aRepair(order);
    await receive(rma);
    await world.advance(order, after(await world.clock(order), DAY));
    const sum = async () =>
      (await world.journal(order, 'stock.moved')).reduce((all, one) => all + Number(one.data['by']), 0);
    expect(await sum()).toBeGreaterThan(0);
    await orderRepair();
    expect(await sum()).toBe(0);
    await world.act(`/returns/${rma}/inspect`);
    expect(await sum()).toBe(0);
  });

  it('stops for a new price while it goes on, and takes a yes to that one only (R44)', async () => {
    const order = await anOrder('delivered');
    const quotes = [
      { amount: usd(2_000), reason: 'battery' },
      { amount: usd(3_500), after: 'PT12H', reason: 'battery and board', days: 5 },
    ];
    await world.plan(order, 'repair', { quotes, outcome: 'unrepairable', after: 'P2D' });
    const { rma, repairKey, orderRepair } = await aRepair(order);
    await orderRepair();
    await world.advance(order, after(await receive(rma), DAY));
    expect((await answer(repairKey, 'approve', 2)).body['code']).toBe('quote_unknown');
    const yes = await answer(repairKey, 'approve', 1);
    expect((await answer(repairKey, 'approve', 1)).body).toEqual(yes.body);
    expect((await answer(repairKey, 'decline', 1)).body['code']).toBe('quote_answered');
    const second = after(String(yes.body['updatedAt']), 12 * HOUR);
    expect(await world.advance(order, after(second, 9 * DAY))).toEqual([{ at: second, what: 'repair.quoted' }]);
    expect(await look(repairKey)).toMatchObject({ status: 'quoted', quotes: [{}, { version: 2, amount: usd(3_500) }] });
    await world.act(`/repairs/${repairKey}/quote`, { amount: usd(3_000) });
    expect((await answer(repairKey, 'approve', 2)).body['code']).toBe('quote_superseded');
    await answer(repairKey, 'approve', 3);
    await world.advance(order, after(second, 20 * DAY));
    expect(await look(repairKey)).toMatchObject({ status: 'unrepairable' });
    expect((await world.act(`/repairs/${repairKey}/status`, { status: 'testing' })).body['code']).toBe('repair_over');
  });

  it('ends unrepaired with a no, and begins at once when the goods are there already', async () => {
    const order = await anOrder('delivered');
    const { rma, repairKey, orderRepair } = await aRepair(order);
    await receive(rma);
    const ordered = await orderRepair();
    await world.advance(order, after(String(ordered['createdAt']), DAY));
    expect((await answer(repairKey, 'decline', 1)).body).toMatchObject({ status: 'declined' });
    expect(await world.advance(order, after(String(ordered['createdAt']), 30 * DAY))).toEqual([]);
    expect(world.told(order, 'repair.updated')).toMatchObject([{ status: 'declined', version: 1 }]);
  });

  it('goes by hand when that is planned, and is of the order that its return is of', async () => {
    const order = await anOrder('delivered');
    await world.plan(order, 'repair', { manual: true });
    const { rma, repairKey, orderRepair } = await aRepair(order);
    await orderRepair();
    await receive(rma);
    const happened = await world.advance(order, after(await world.clock(order), 9 * DAY));
    expect(happened.map(({ what }) => what)).toEqual(['return.inspected']);
    await world.act(`/repairs/${repairKey}/quote`, { amount: usd(100), days: 1 });
    await answer(repairKey, 'approve', 1);
    for (const status of ['testing', 'repaired']) await world.act(`/repairs/${repairKey}/status`, { status });
    expect(await look(repairKey)).toMatchObject({ status: 'repaired', revision: 5 });
    const other = await anOrder('delivered');
    const key = aKey('repair');
    const [line] = other.lines;
    const body = { repairKey: key, rma, orderNo: other.orderNo, lines: [{ ...line, quantity: 1 }], symptom: 'x' };
    expect((await world.write('/warehouse/v1/repairs', key, body)).body['code']).toBe('rma_of_another_order');
  });
});
