import { aReceiver, SECRET } from './webhook-receiver.ts';
import type { Receiver } from './webhook-receiver.ts';
import { DAY, HOUR, aKey, aWorld, after, anAnnouncedReturn, anOrder, refund, stopWorlds } from './world-under-test.ts';
import type { Json, RunningWorld } from './world-under-test.ts';

let receiver: Receiver;
let world: RunningWorld;

beforeAll(async () => {
  receiver = await aReceiver();
  world = await aWorld({ webhook: { url: receiver.url, secretOf: () => SECRET } });
});
beforeEach(async () => {
  await world.ask('POST', '/world/v1/reset');
  receiver.received.length = 0;
});
afterAll(async () => {
  await stopWorlds();
  await receiver.close();
});

const clock = async (orderNo: string): Promise<string> =>
  (await world.ask<{ now: string }>('GET', `/world/v1/timelines/${orderNo}`)).body.now;
const advance = (orderNo: string, to: string) =>
  world.ask<{ happened: { at: string; what: string }[] }>('POST', `/world/v1/timelines/${orderNo}/advance`, {
    body: { to },
  });

describe('a return', () => {
  it('goes from the label to the inspection by itself, in weeks that take no time (A1)', async () => {
    const order = await anOrder(world);
    const { rma, trackingNo } = await anAnnouncedReturn(world, order);
    const sent = await world.ask<{ scans: { at: string }[] }>('POST', `/world/v1/returns/${rma}/send`, {});
    const start = sent.body.scans[0]?.at ?? '';
    const { body } = await advance(order.orderNo, after(start, 30 * DAY));
    const delivered = after(start, 2 * DAY);
    const inspected = after(delivered, 4 * HOUR);
    expect(body.happened).toEqual([
      { at: delivered, what: 'parcel.delivered' },
      { at: inspected, what: 'return.inspected' },
    ]);
    expect(receiver.received.map(({ path, type, at, timeline }) => [path, type, at, timeline])).toEqual([
      ['/v1/webhooks/carrier', 'parcel.scanned', start, order.orderNo],
      ['/v1/webhooks/carrier', 'parcel.scanned', delivered, order.orderNo],
      ['/v1/webhooks/warehouse', 'return.received', delivered, order.orderNo],
      ['/v1/webhooks/warehouse', 'return.inspected', inspected, order.orderNo],
    ]);
    const units = order.lines.flatMap(({ lineNo, sku, quantity }) =>
      Array.from({ length: quantity }, () => ({ lineNo, sku, outcome: 'accepted', disposition: 'sellable' })),
    );
    expect(receiver.received[3]?.data['units']).toEqual(units);
    const looked = await world.ask('GET', `/warehouse/v1/return-authorisations/${rma}`);
    expect(looked.body).toMatchObject({
      receipts: [{ trackingNo, receivedAt: delivered }],
      inspections: [{ final: true, units }],
    });
    const parcel = await world.ask('GET', `/carrier/v1/parcels/${trackingNo}`);
    expect(parcel.body).toMatchObject({
      status: 'delivered',
      scans: [{ status: 'in_transit' }, { status: 'delivered' }],
    });
  });

  it('is found by the key of its label, and is announced once', async () => {
    const order = await anOrder(world);
    const { rma, trackingNo } = await anAnnouncedReturn(world, order);
    const label = await world.ask('GET', `/carrier/v1/labels/by-key/${rma}-label`);
    expect(label.body).toMatchObject({ trackingNo, reference: rma, status: 'active' });
    expect(await (await fetch(String(label.body['labelUrl']))).text()).toContain(trackingNo);
    const line = order.lines[0];
    const announce = (lines: unknown, name = aKey('RMA')) =>
      world.ask('POST', '/warehouse/v1/return-authorisations', {
        headers: { 'Idempotency-Key': aKey() },
        body: { rma: name, orderNo: `#${order.orderNo}`, lines, reason: 'x' },
      });
    expect((await announce([line], rma)).body['code']).toBe('rma_exists');
    expect((await announce([{ ...line, lineNo: 99 }])).body['code']).toBe('line_unknown');
    expect((await announce([{ ...line, quantity: 99 }])).body['code']).toBe('quantity_above_ordered');
    expect((await announce([line])).status).toBe(201);
  });

  it('can be cancelled, and its label voided, until it moves', async () => {
    const order = await anOrder(world);
    const { rma } = await anAnnouncedReturn(world, order);
    const { body: label } = await world.ask('GET', `/carrier/v1/labels/by-key/${rma}-label`);
    const voiding = (id: unknown) => world.ask('POST', `/carrier/v1/labels/${String(id)}/void`);
    expect((await voiding(label['labelId'])).body).toMatchObject({ status: 'voided' });
    expect((await world.ask('POST', `/world/v1/returns/${rma}/send`, {})).body['code']).toBe('no_label');
    const cancel = (name: string) => world.ask('POST', `/warehouse/v1/return-authorisations/${name}/cancel`);
    expect((await cancel(rma)).body).toMatchObject({ status: 'cancelled' });
    const other = await anAnnouncedReturn(world, order);
    await world.ask('POST', `/world/v1/returns/${other.rma}/send`, { body: { arrivesIn: 'PT0S' } });
    expect((await cancel(other.rma)).body['code']).toBe('already_received');
    const used = await world.ask('GET', `/carrier/v1/labels/by-key/${other.rma}-label`);
    expect((await voiding(used.body['labelId'])).body['code']).toBe('label_in_use');
  });

  it('is inspected as the order plans, as the return plans, or by hand', async () => {
    const order = await anOrder(world);
    const [line] = order.lines;
    const unit = { lineNo: 1, sku: line?.sku, outcome: 'refused', disposition: 'back_to_customer', reason: 'worn' };
    await world.ask('PUT', `/world/v1/orders/${order.orderNo}/inspection-plan`, {
      body: { units: [unit], after: 'P1D' },
    });
    const planned = await anAnnouncedReturn(world, order);
    const manual = await anAnnouncedReturn(world, order);
    await world.ask('PUT', `/world/v1/returns/${manual.rma}/inspection-plan`, { body: { units: 'manual' } });
    const early = await world.ask('POST', `/world/v1/returns/${manual.rma}/inspect`, {});
    expect(early.body['code']).toBe('not_received');
    for (const { rma } of [planned, manual]) await world.ask('POST', `/world/v1/returns/${rma}/receive`, {});
    await advance(order.orderNo, after(await clock(order.orderNo), 10 * DAY));
    const look = async (rma: string) =>
      (await world.ask('GET', `/warehouse/v1/return-authorisations/${rma}`)).body['inspections'];
    expect(await look(planned.rma)).toMatchObject([{ units: [unit] }]);
    expect(await look(manual.rma)).toEqual([]);
    const units = [{ lineNo: null, sku: 'brick', outcome: 'not_ours', disposition: null }];
    await world.ask('POST', `/world/v1/returns/${manual.rma}/inspect`, { body: { units } });
    expect(await look(manual.rma)).toMatchObject([{ units }]);
  });

  it('is left to a person when the plan becomes manual after receipt', async () => {
    const order = await anOrder(world);
    const { rma } = await anAnnouncedReturn(world, order);
    await world.ask('POST', `/world/v1/returns/${rma}/receive`, {});
    await world.ask('PUT', `/world/v1/orders/${order.orderNo}/inspection-plan`, { body: { units: 'manual' } });
    expect((await advance(order.orderNo, after(await clock(order.orderNo), DAY))).body.happened).toEqual([]);
    expect((await world.ask('POST', `/world/v1/returns/${rma}/inspect`, {})).status).toBe(200);
  });

  it('that is lost is heard of no more, until it is found', async () => {
    const order = await anOrder(world);
    const { rma, trackingNo } = await anAnnouncedReturn(world, order);
    await world.ask('POST', `/world/v1/returns/${rma}/send`, {});
    await world.ask('POST', `/world/v1/parcels/${trackingNo}/lose`);
    expect((await advance(order.orderNo, after(await clock(order.orderNo), 40 * DAY))).body.happened).toEqual([]);
    await world.ask('POST', `/world/v1/parcels/${trackingNo}/scan`, { body: { status: 'delivered', place: 'Reno' } });
    const looked = await world.ask('GET', `/warehouse/v1/return-authorisations/${rma}`);
    expect(looked.body).toMatchObject({ receipts: [{ trackingNo }] });
  });

  it("may travel with a carrier of the customer's own", async () => {
    const order = await anOrder(world);
    const { rma } = await anAnnouncedReturn(world, order);
    const sent = await world.ask('POST', `/world/v1/returns/${rma}/send`, {
      body: { trackingNo: 'OWN-1', arrivesIn: 'PT0S' },
    });
    expect(sent.body).toMatchObject({ trackingNo: 'OWN-1', carrier: 'other', status: 'delivered' });
    expect((await world.ask('GET', `/warehouse/v1/return-authorisations/${rma}`)).body['receipts']).toHaveLength(1);
    const other = await anAnnouncedReturn(world, order);
    const foreign = await world.ask('POST', `/world/v1/returns/${other.rma}/send`, { body: { trackingNo: 'OWN-1' } });
    expect(foreign.body['code']).toBe('parcel_of_another');
  });
});

describe('the full picture', () => {
  it('shows everything that came of an order, and the journal proves it', async () => {
    const order = await anOrder(world);
    const { rma } = await anAnnouncedReturn(world, order);
    await refund(world, order, { refundKey: 'picture' });
    await world.ask('POST', '/messages/v1/messages', {
      headers: { 'Idempotency-Key': 'hello', 'X-Timeline': order.orderNo },
      body: { messageKey: 'hello', channel: 'email', to: 'a@example.com', locale: 'en', text: 'Hello', caseNo: 'C1' },
    });
    const { body } = await world.ask('GET', `/world/v1/orders/${order.orderNo}`);
    expect(body).toMatchObject({
      order: { orderNo: order.orderNo },
      returns: [{ rma }],
      labels: [{ reference: rma }],
      refunds: [{ refundKey: 'picture' }],
      messages: [{ messageKey: 'hello', text: 'Hello', subject: null }],
    });
    const mailbox = await world.ask('GET', '/messages/v1/messages?to=a@example.com&caseNo=C1');
    expect(mailbox.body['data']).toEqual(body['messages']);
    type Entry = { seq: number; type: string; key: string; orderNo: string };
    const journal = await world.ask<{ data: Entry[] }>(
      'GET',
      `/world/v1/journal?port=payments&orderNo=${order.orderNo}`,
    );
    expect(journal.body.data).toMatchObject([{ type: 'refund.created', key: 'picture', orderNo: order.orderNo }]);
    const rest = await world.ask<{ data: Entry[] }>('GET', `/world/v1/journal?after=${journal.body.data[0]?.seq}`);
    expect(rest.body.data.map((one) => one.type)).toEqual([
      'happening.scheduled',
      'call.answered',
      'message.accepted',
      'call.answered',
    ]);
  });

  it('follows when the order is said to have been delivered at another time', async () => {
    const order = await anOrder(world);
    const now = await clock(order.orderNo);
    const deliveredAt = after(now, -8 * DAY);
    const put = (body: unknown, orderNo = order.orderNo) =>
      world.ask<typeof order & { code: string }>('PUT', `/world/v1/orders/${orderNo}/delivered-at`, { body });
    const moved = (await put({ deliveredAt })).body;
    expect(moved.parcels[0]?.deliveredAt).toBe(deliveredAt);
    expect(moved.payments[0]?.capturedAt).toBe(moved.placedAt);
    expect(Date.parse(moved.placedAt)).toBeLessThan(Date.parse(moved.parcels[0]?.shippedAt ?? ''));
    const parcel = await world.ask<{ scans: Json[] }>('GET', `/carrier/v1/parcels/${moved.parcels[0]?.trackingNo}`);
    expect(parcel.body.scans[1]?.['at']).toBe(deliveredAt);
    expect((await put({ deliveredAt: after(now, DAY) })).body.code).toBe('delivered_in_future');
    const pending = await anOrder(world, 'card', 'pending');
    expect((await put({ deliveredAt }, pending.orderNo)).body.code).toBe('order_not_shipped');
  });
});
