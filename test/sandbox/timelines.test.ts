import { DAY, EPOCH, HOUR, aWorld, anAnnouncedReturn, anOrder, refund, stopWorlds } from './world-under-test.ts';
import type { OrderView, RefundView, RunningWorld } from './world-under-test.ts';
import { eventually } from './webhook-receiver.ts';

let world: RunningWorld;
let order: OrderView;
let realNow: number;

beforeAll(async () => {
  world = await aWorld({ now: () => realNow, tickMs: 5 });
});
beforeEach(async () => {
  realNow = Date.parse(EPOCH) + 5 * DAY;
  await world.ask('POST', '/world/v1/reset');
  order = await anOrder(world);
});
afterAll(stopWorlds);

const at = (ms: number): string => new Date(realNow + ms).toISOString();
type Timeline = { now: string; offsetMs: number; next: { at: string; what: string } | null };
const timeline = async (): Promise<Timeline> =>
  (await world.ask<Timeline>('GET', `/world/v1/timelines/${order.orderNo}`)).body;
const look = (businessTime?: string) =>
  world.ask('GET', `/shop/v1/orders/${order.orderNo}`, {
    headers: { 'X-Timeline': `#${order.orderNo}`, ...(businessTime && { 'X-Business-Time': businessTime }) },
  });
const advance = (to: string) =>
  world.ask<{ now: string; happened: unknown[] }>('POST', `/world/v1/timelines/${order.orderNo}/advance`, {
    body: { to },
  });

describe("an order's clock", () => {
  it('is real time until a call comes from the future, and never goes back', async () => {
    expect(await timeline()).toMatchObject({ now: at(0), offsetMs: 0, next: null });
    await look(at(-3 * DAY));
    expect((await timeline()).offsetMs).toBe(0);
    await look(at(10 * DAY));
    expect((await timeline()).now).toBe(at(10 * DAY));
    await look(at(2 * DAY));
    await look();
    expect((await timeline()).offsetMs).toBe(10 * DAY);
    expect((await advance(at(5 * DAY))).body).toEqual({ now: at(10 * DAY), happened: [] });
    realNow += HOUR;
    expect((await timeline()).now).toBe(at(10 * DAY));
  });

  it('is its own: other orders do not feel it', async () => {
    await look(at(10 * DAY));
    const other = await anOrder(world, 'paypal');
    const { body } = await world.ask('GET', `/world/v1/timelines/${other.orderNo}`);
    expect(body['offsetMs']).toBe(0);
  });

  it('shows what will happen next', async () => {
    await refund(world, order);
    expect((await timeline()).next).toEqual({ at: at(2 * DAY), what: 'refund.succeeded' });
  });

  it('that a call moves over due happenings makes them happen before the call, at their own times', async () => {
    const { body } = await refund(world, order);
    const seen = await world.ask<RefundView>('GET', `/payments/v1/refunds/by-key/${body.refundKey}`, {
      headers: { 'X-Timeline': order.orderNo, 'X-Business-Time': at(9 * DAY) },
    });
    expect(seen.body).toMatchObject({ status: 'succeeded', updatedAt: at(2 * DAY) });
  });

  it('makes things happen by itself when real time gets there', async () => {
    const { rma } = await anAnnouncedReturn(world, order);
    await world.ask('POST', `/world/v1/returns/${rma}/send`, { body: { arrivesIn: 'PT10M' } });
    const inspections = async (): Promise<unknown[]> =>
      (await world.ask<{ inspections: unknown[] }>('GET', `/warehouse/v1/return-authorisations/${rma}`)).body
        .inspections;
    expect(await inspections()).toEqual([]);
    realNow += 5 * HOUR;
    await eventually(async () => (await inspections()).length === 1);
    expect(await inspections()).toMatchObject([{ inspectedAt: at(-HOUR + HOUR / 6) }]);
  });

  it('dates an effect by the business time of the call', async () => {
    const { body } = await refund(world, order, { at: at(7 * DAY) });
    expect(body).toMatchObject({ createdAt: at(7 * DAY), expectedArrivalAt: at(9 * DAY) });
    const { body: journal } = await world.ask<{ data: unknown[] }>('GET', '/world/v1/journal?type=refund.created');
    expect(journal.data).toMatchObject([{ at: at(7 * DAY), realAt: at(0), key: body.refundKey }]);
  });
});
