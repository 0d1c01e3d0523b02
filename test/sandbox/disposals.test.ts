import { aGoodsWorld, lineOf, orderGiver } from './goods-under-test.ts';
import type { GoodsWorld } from './goods-under-test.ts';
import { DAY, aKey, after, anAnnouncedReturn } from './world-under-test.ts';
import type { OrderView } from './world-under-test.ts';

let world: GoodsWorld;
let anOrder: (status: string) => Promise<OrderView>;

beforeAll(async () => {
  world = await aGoodsWorld();
  anOrder = orderGiver(world);
});
afterAll(() => world.end());

const dispose = (rma: string, how: string, disposalKey = aKey('disposal')) =>
  world.write('/warehouse/v1/disposals', disposalKey, {
    disposalKey,
    rma,
    units: [{ lineNo: null, sku: 'brick', quantity: 1 }],
    how,
  });

describe('what came and is not ours to keep', () => {
  it('is thrown away, or goes back to the customer as a parcel (R28)', async () => {
    const order = await anOrder('delivered');
    const { rma } = await anAnnouncedReturn(world, order);
    expect((await dispose(rma, 'dispose')).body['code']).toBe('not_received');
    await world.act(`/returns/${rma}/receive`);
    const thrown = await dispose(rma, 'dispose');
    expect([thrown.status, thrown.body]).toMatchObject([201, { rma, status: 'done', trackingNo: null, carrier: null }]);
    const back = await dispose(rma, 'send_back');
    const { trackingNo, disposalKey } = back.body;
    const happened = await world.advance(order, after(String(back.body['doneAt']), 3 * DAY));
    expect(happened).toContainEqual({ at: after(String(back.body['doneAt']), 2 * DAY), what: 'parcel.delivered' });
    const parcel = await world.ask('GET', `/carrier/v1/parcels/${String(trackingNo)}`);
    expect(parcel.body).toMatchObject({ carrier: 'parcelway', status: 'delivered' });
    expect((await world.ask('GET', `/warehouse/v1/disposals/${String(disposalKey)}`)).body).toEqual(back.body);
    const { body } = await world.ask<{ disposals: unknown[] }>('GET', `/world/v1/orders/${order.orderNo}`);
    expect(body.disposals).toHaveLength(2);
    expect((await dispose('RMA-none', 'dispose')).body['code']).toBe('rma_unknown');
  });
});

describe('inspected goods', () => {
  it('go on the shelf when they can be sold, and a later inspection corrects that (R26)', async () => {
    const order = await anOrder('delivered');
    const { rma } = await anAnnouncedReturn(world, order);
    const { lineNo, sku } = lineOf(order);
    const before = await world.stock(sku);
    await world.act(`/returns/${rma}/receive`);
    const inspect = (outcome: string, disposition: string) =>
      world.act(`/returns/${rma}/inspect`, { units: [{ lineNo, sku, outcome, disposition, serial: 'SN-9' }] });
    const first = await inspect('accepted', 'sellable');
    expect(first.body).toMatchObject({ units: [{ serial: 'SN-9' }] });
    expect(await world.stock(sku)).toBe(before + 1);
    await inspect('accepted', 'sellable');
    expect(await world.stock(sku)).toBe(before + 1);
    await inspect('accepted', 'scrap');
    expect(await world.stock(sku)).toBe(before);
  });
});

describe('a batch of waybills', () => {
  it('is taken once per shop and hour, by a clock of its own, and is listed (D9)', async () => {
    const first = await anOrder('pending');
    const orders = [first.orderNo, (await anOrder('pending')).orderNo];
    const acceptedAt = after(await world.clock(first), 9 * DAY);
    const send = (more: object = {}, key = 'retail-us/2026-12-01T09') =>
      world.ask('POST', '/warehouse/v1/waybill-batches', {
        headers: { 'Idempotency-Key': key, 'X-Timeline': 'shop-retail-us', 'X-Business-Time': acceptedAt },
        body: { batchKey: key, shop: 'retail-us', orders, ...more },
      });
    const sent = await send();
    expect([sent.status, sent.body]).toMatchObject([201, { orders, shop: 'retail-us' }]);
    expect(Date.parse(String(sent.body['acceptedAt']))).toBeGreaterThanOrEqual(Date.parse(acceptedAt));
    expect((await send()).headers.get('Idempotency-Replayed')).toBe('true');
    expect((await send({ orders: orders.slice(1) })).body['code']).toBe('idempotency_key_reused');
    expect((await send({ orders: ['NONE'] }, 'another')).body['code']).toBe('order_unknown');
    const path = `/warehouse/v1/waybill-batches/${encodeURIComponent('retail-us/2026-12-01T09')}`;
    expect((await world.ask('GET', path)).body).toEqual(sent.body);
    const list = (shop: string) => world.ask('GET', `/world/v1/waybill-batches?shop=${shop}`);
    expect((await list('retail-us')).body).toEqual({ data: [sent.body] });
    expect((await list('retail-cn')).body).toEqual({ data: [] });
  });
});
