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

const trackingOf = ({ parcels }: OrderView): string => parcels[0]?.trackingNo ?? '';
const parcel = async (trackingNo: string) => (await world.ask('GET', `/carrier/v1/parcels/${trackingNo}`)).body;
const unannounced = (trackingNo: string) => world.ask('GET', `/warehouse/v1/unannounced/${trackingNo}`);
const unitsIn = (order: OrderView, trackingNo: string) =>
  order.lines
    .filter((line) => 'parcel' in line && line.parcel === trackingNo)
    .flatMap(({ lineNo, sku, quantity }) =>
      Array.from({ length: quantity }, () => ({ lineNo, sku, outcome: 'accepted', disposition: 'sellable' })),
    );

describe('a parcel to a customer', () => {
  it('that is refused at the door turns round, is received without an RMA and inspected (D5, R30)', async () => {
    const order = await anOrder('processed');
    const trackingNo = trackingOf(order);
    const refused = await world.act(`/parcels/${trackingNo}/refuse`, { note: 'not wanted' });
    expect(refused.body).toMatchObject({
      status: 'returning',
      scans: [{ status: 'in_transit' }, { status: 'refused', note: 'not wanted' }, { status: 'returning' }],
    });
    expect((await world.act(`/parcels/${trackingNo}/refuse`)).body['code']).toBe('parcel_returning');
    expect((await unannounced(trackingNo)).body['code']).toBe('receipt_unknown');
    const now = await world.clock(order);
    const happened = await world.advance(order, after(now, 9 * DAY));
    expect(happened.map(({ what }) => what)).toEqual(['parcel.returned', 'parcel.inspected_unannounced']);
    const receivedAt = String(happened[0]?.at);
    const inspectedAt = after(receivedAt, 4 * HOUR);
    const units = unitsIn(order, trackingNo);
    expect(world.told(order, 'return.received')).toMatchObject([
      { rma: null, orderNo: order.orderNo, trackingNo, receivedAt },
    ]);
    expect(world.told(order, 'return.inspected')).toMatchObject([
      { rma: null, orderNo: order.orderNo, trackingNo, inspectedAt, final: true, units },
    ]);
    expect((await unannounced(trackingNo)).body).toMatchObject({ receivedAt, inspections: [{ units }] });
    expect((await parcel(trackingNo))['status']).toBe('returned');
    const put = (await world.journal(order, 'stock.moved')).reduce((sum, { data }) => sum + Number(data['by']), 0);
    expect(put).toBe(units.length);
  });

  it('is inspected as the order plans, or by hand, and a correction moves only the difference (R26)', async () => {
    const order = await anOrder('processed');
    const trackingNo = trackingOf(order);
    await world.plan(order, 'inspection', { units: 'manual' });
    expect((await world.act(`/parcels/${trackingNo}/inspect`)).body['code']).toBe('not_received');
    await world.act(`/parcels/${trackingNo}/refuse`, { returnsIn: 'manual' });
    await world.act(`/parcels/${trackingNo}/scan`, { status: 'returned' });
    expect(await world.advance(order, after(await world.clock(order), 9 * DAY))).toEqual([]);
    const { lineNo, sku } = lineOf(order);
    const before = await world.stock(sku);
    const unit = { lineNo, sku, outcome: 'accepted', disposition: 'sellable', serial: 'SN-7' };
    const done = await world.act(`/parcels/${trackingNo}/inspect`, { units: [unit] });
    expect(done.body).toMatchObject({ units: [unit] });
    expect(await world.stock(sku)).toBe(before + 1);
    await world.act(`/parcels/${trackingNo}/inspect`, { units: [{ ...unit, disposition: 'scrap' }] });
    expect(await world.stock(sku)).toBe(before);
  });

  it('stays on the road until a plan or a person says otherwise, and makes the order delivered', async () => {
    const order = await anOrder('processed');
    const now = await world.clock(order);
    expect(await world.advance(order, after(now, 30 * DAY))).toEqual([]);
    await world.plan(order, 'delivery', { deliversAfter: 'P60D' });
    await world.plan(order, 'delivery', { deliversAfter: 'P50D' });
    const happened = await world.advance(order, after(now, 90 * DAY));
    const deliveredAt = after(order.parcels[0]?.shippedAt ?? '', 50 * DAY);
    expect(happened).toEqual(order.parcels.map(() => ({ at: deliveredAt, what: 'parcel.delivered' })));
    const seen = await world.ask<OrderView>('GET', `/shop/v1/orders/${order.orderNo}`);
    expect(seen.body).toMatchObject({ status: 'delivered', parcels: [{ deliveredAt }] });
    expect((await world.act(`/parcels/${trackingOf(order)}/refuse`)).body['code']).toBe('parcel_delivered');
  });

  it('that is lost can be found, and goes on to where it was sent (R29)', async () => {
    const order = await anOrder('processed');
    const trackingNo = trackingOf(order);
    await world.plan(order, 'delivery', { deliversAfter: 'P40D' });
    await world.act(`/parcels/${trackingNo}/lose`);
    const now = await world.clock(order);
    const lost = await world.advance(order, after(now, 60 * DAY));
    expect(lost).toHaveLength(order.parcels.length - 1);
    const found = await world.act(`/parcels/${trackingNo}/find`);
    expect(found.body['status']).toBe('in_transit');
    expect(await world.advance(order, after(now, 70 * DAY))).toMatchObject([{ what: 'parcel.delivered' }]);
    expect((await parcel(trackingNo))['status']).toBe('delivered');
  });
});

describe('a claim on the carrier', () => {
  const amount = { amount: 4_784, currency: 'USD' };
  const claim = (order: OrderView, claimKey = aKey('claim'), more: object = {}) =>
    world.write('/carrier/v1/claims', claimKey, {
      claimKey,
      trackingNo: trackingOf(order),
      amount,
      reason: 'lost',
      ...more,
    });
  const look = async (key: unknown) => (await world.ask('GET', `/carrier/v1/claims/${String(key)}`)).body;
  const reverse = (key: unknown) => world.ask('POST', `/carrier/v1/claims/${String(key)}/reverse`);

  it('is accepted in full after a week, and taken back when the parcel turns up (R29)', async () => {
    const order = await anOrder('processed');
    const { status, body } = await claim(order);
    const { claimKey } = body;
    expect([status, body]).toMatchObject([201, { status: 'open', paid: null, version: 1 }]);
    expect((await claim(order)).body['code']).toBe('claim_exists');
    const due = after(String(body['createdAt']), 7 * DAY);
    expect(await world.advance(order, due)).toEqual([{ at: due, what: 'claim.settled' }]);
    expect(await look(claimKey)).toMatchObject({ status: 'accepted', paid: amount, version: 2 });
    for (let time = 0; time < 2; time += 1)
      expect((await reverse(claimKey)).body).toMatchObject({ status: 'reversed', paid: null });
    await world.advance(order, after(due, DAY));
    expect(world.told(order, 'claim.updated')).toMatchObject([
      { claimKey, status: 'accepted', paid: amount, version: 2, at: due },
      { claimKey, status: 'reversed', version: 3 },
    ]);
    expect(await world.journal(order, 'claim.reversed')).toHaveLength(1);
    expect((await claim(order)).status).toBe(201);
  });

  it('is decided as planned or by hand, and a refused one cannot be taken back', async () => {
    const order = await anOrder('processed');
    await world.plan(order, 'claim', { outcome: 'refused', after: 'P1D' });
    const { body: first } = await claim(order);
    await world.advance(order, after(String(first['createdAt']), 2 * DAY));
    expect(await look(first['claimKey'])).toMatchObject({ status: 'refused', paid: null });
    expect((await reverse(first['claimKey'])).body['code']).toBe('claim_refused');
    await world.plan(order, 'claim', { outcome: 'manual' });
    const { body: second } = await claim(order);
    const paid = { amount: 1_000, currency: 'USD' };
    const settle = () => world.act(`/claims/${String(second['claimKey'])}/settle`, { status: 'accepted', paid });
    expect((await settle()).body).toMatchObject({ status: 'accepted', paid });
    expect((await settle()).body['code']).toBe('claim_not_open');
  });

  it('is for some money and a parcel that there is', async () => {
    const order = await anOrder('processed');
    const nothing = await claim(order, aKey('claim'), { amount: { amount: 0, currency: 'USD' } });
    expect([nothing.status, nothing.body['errors']]).toEqual([
      400,
      [{ field: 'body.amount.amount', rule: 'more than 0' }],
    ]);
    expect((await claim(order, aKey('claim'), { trackingNo: 'NONE' })).body['code']).toBe('parcel_unknown');
  });
});
