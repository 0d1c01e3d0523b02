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

const RESERVATIONS = '/warehouse/v1/reservations';
const SHIPMENTS = '/warehouse/v1/shipments';

/** An article of which there are so many. */
async function stocked(order: OrderView, available: number): Promise<string> {
  const { sku } = lineOf(order);
  await world.ask('PUT', `/world/v1/stock/${sku}`, { body: { available } });
  return sku;
}

const reserve = (order: OrderView, sku: string, more: object = {}, key = aKey('reservation')) =>
  world.write(RESERVATIONS, key, {
    reservationKey: key,
    orderNo: order.orderNo,
    lines: [{ sku, quantity: 2 }],
    ...more,
  });

const ship = (order: OrderView, more: object = {}, key = aKey('shipment')) => {
  const { lineNo, sku } = lineOf(order);
  return world.write(SHIPMENTS, key, {
    shipmentKey: key,
    orderNo: order.orderNo,
    reason: 'exchange',
    lines: [{ lineNo, sku, quantity: 1 }],
    ...more,
  });
};

const at = (base: string, key: unknown): string => `${base}/${encodeURIComponent(String(key))}`;
const movesOf = async (order: OrderView) =>
  (await world.journal(order, 'stock.moved')).map(({ data }) => [data['by'], data['why']]);

describe('a reservation', () => {
  it('takes units off the shelf, and gives them back exactly once (R32)', async () => {
    const order = await anOrder('delivered');
    const sku = await stocked(order, 5);
    const made = await reserve(order, sku, {}, 'AS-1/reservation/1');
    expect([made.status, made.body]).toMatchObject([201, { status: 'reserved', expiresAt: null }]);
    expect((await reserve(order, sku, {}, 'AS-1/reservation/1')).headers.get('Idempotency-Replayed')).toBe('true');
    expect(await world.stock(sku)).toBe(3);
    const release = () => world.ask('POST', `${at(RESERVATIONS, 'AS-1/reservation/1')}/release`);
    for (let time = 0; time < 3; time += 1) expect((await release()).body).toMatchObject({ status: 'released' });
    expect(await world.stock(sku)).toBe(5);
    expect(await movesOf(order)).toEqual([
      [-2, 'reserved'],
      [2, 'reservation.released'],
    ]);
    expect((await world.ask('GET', at(RESERVATIONS, 'AS-1/reservation/1'))).body).toMatchObject({ status: 'released' });
  });

  it('takes all units or none, and says what there is (D3)', async () => {
    const order = await anOrder('delivered');
    const sku = await stocked(order, 1);
    const other = await stocked(await anOrder('delivered'), 3);
    const lines = [
      { sku: other, quantity: 1 },
      { sku, quantity: 2 },
    ];
    const answer = await reserve(order, sku, { lines });
    expect([answer.status, answer.body['code']]).toEqual([422, 'out_of_stock']);
    expect(answer.body['detail']).toContain(`of ${sku} only 1 are available`);
    expect(answer.body['errors']).toMatchObject([{ field: 'body.lines.1.quantity' }]);
    expect([await world.stock(other), await world.stock(sku)]).toEqual([3, 1]);
    expect((await reserve(order, 'no-such-article')).body['code']).toBe('sku_unknown');
    const key = aKey('reservation');
    const body = { reservationKey: 'another', orderNo: order.orderNo, lines };
    expect((await world.write(RESERVATIONS, key, body)).body['code']).toBe('reservation_key_mismatch');
    const broken = await world.write(RESERVATIONS, key, { ...body, lines: [{ sku, quantity: 0 }] });
    expect(broken.body['errors']).toMatchObject([{ field: 'body.lines.0.quantity' }]);
  });

  it("releases itself when its time is over by the order's clock (R32)", async () => {
    const order = await anOrder('delivered');
    const sku = await stocked(order, 4);
    const expiresAt = after(await world.clock(order), 3 * DAY);
    const { body } = await reserve(order, sku, { expiresAt });
    expect((await reserve(order, sku, { expiresAt: after(expiresAt, -9 * DAY) })).body['code']).toBe('expires_in_past');
    expect(await world.advance(order, after(expiresAt, -HOUR))).toEqual([]);
    expect(await world.stock(sku)).toBe(2);
    expect(await world.advance(order, expiresAt)).toEqual([{ at: expiresAt, what: 'reservation.expired' }]);
    const key = body['reservationKey'];
    expect((await world.ask('GET', at(RESERVATIONS, key))).body).toMatchObject({ status: 'expired' });
    expect((await world.ask('POST', `${at(RESERVATIONS, key)}/release`)).body).toMatchObject({ status: 'expired' });
    expect(await world.stock(sku)).toBe(4);
  });
});

describe('a shipment', () => {
  it('of a reservation leaves after six hours and is delivered two days later, all of it told (D3)', async () => {
    const order = await anOrder('delivered');
    const sku = await stocked(order, 5);
    const lines = [{ lineNo: null, sku, quantity: 2 }];
    const expiresAt = after(await world.clock(order), 9 * DAY);
    const { body: reservation } = await reserve(order, sku, { expiresAt });
    const { reservationKey } = reservation;
    expect((await ship(order, { reservationKey })).body['code']).toBe('reservation_mismatch');
    const { status, body: made } = await ship(order, { reservationKey, lines });
    expect([status, made]).toMatchObject([201, { status: 'created', trackingNo: null, serials: [] }]);
    expect((await ship(order, { reservationKey, lines })).body['code']).toBe('reservation_not_open');
    const start = String(made['createdAt']);
    const happened = await world.advance(order, after(start, 30 * DAY));
    expect(happened).toEqual([
      { at: after(start, 6 * HOUR), what: 'shipment.shipped' },
      { at: after(start, 6 * HOUR + 2 * DAY), what: 'parcel.delivered' },
    ]);
    const { body: shipped } = await world.ask('GET', at(SHIPMENTS, made['shipmentKey']));
    const { trackingNo, carrier, shippedAt } = shipped;
    expect(shipped).toMatchObject({ status: 'shipped', carrier: 'parcelway', shippedAt: after(start, 6 * HOUR) });
    expect(world.told(order, 'shipment.shipped')).toMatchObject([
      { shipmentKey: made['shipmentKey'], trackingNo, carrier, shippedAt },
    ]);
    expect(world.told(order, 'parcel.scanned').map((one) => [one['trackingNo'], one['status']])).toEqual([
      [trackingNo, 'in_transit'],
      [trackingNo, 'delivered'],
    ]);
    expect(await movesOf(order)).toEqual([[-2, 'reserved']]);
    expect((await world.ask('POST', `${at(RESERVATIONS, reservationKey)}/release`)).body['code']).toBe(
      'reservation_used',
    );
    const cancelled = await world.ask('POST', `${at(SHIPMENTS, made['shipmentKey'])}/cancel`);
    expect([cancelled.status, cancelled.body['code']]).toEqual([409, 'already_shipped']);
  });

  it('without a reservation takes stock itself, and gives it back once when it is cancelled (R32)', async () => {
    const order = await anOrder('delivered');
    const sku = await stocked(order, 1);
    const { body } = await ship(order, { reason: 'reship' });
    expect(await world.stock(sku)).toBe(0);
    expect((await ship(order)).body['code']).toBe('out_of_stock');
    const cancel = () => world.ask('POST', `${at(SHIPMENTS, body['shipmentKey'])}/cancel`);
    for (let time = 0; time < 2; time += 1) expect((await cancel()).body).toMatchObject({ status: 'cancelled' });
    expect(await world.stock(sku)).toBe(1);
    expect(await world.advance(order, after(await world.clock(order), 9 * DAY))).toEqual([]);
    expect((await ship(order, { lines: [{ lineNo: 99, sku, quantity: 1 }] })).body['code']).toBe('line_unknown');
  });

  it("of the customer's own units moves no stock (D4)", async () => {
    const order = await anOrder('delivered');
    const sku = await stocked(order, 0);
    const { status } = await ship(order, { reason: 'repair_back' });
    expect(status).toBe(201);
    expect(await world.stock(sku)).toBe(0);
    const wrong = await ship(order, { reason: 'refused_units_back', reservationKey: 'any' });
    expect(wrong.body['code']).toBe('reservation_not_wanted');
  });

  it('goes as the order plans, or by hand, with the serial numbers that are named (R33)', async () => {
    const order = await anOrder('delivered');
    const sku = await stocked(order, 9);
    const serials = [{ sku, serial: 'SN-1' }];
    await world.plan(order, 'shipment', { shipsAfter: 'PT1H', deliversAfter: 'manual', serials });
    const { body: planned } = await ship(order);
    const now = await world.clock(order);
    expect(await world.advance(order, after(now, 9 * DAY))).toMatchObject([{ what: 'shipment.shipped' }]);
    expect((await world.ask('GET', at(SHIPMENTS, planned['shipmentKey']))).body).toMatchObject({ serials });
    const { body: stopped } = await ship(order);
    await world.plan(order, 'shipment', { manual: true });
    expect(await world.advance(order, after(now, 20 * DAY))).toEqual([]);
    const key = encodeURIComponent(String(stopped['shipmentKey']));
    expect((await world.act(`/shipments/${key}/ship`)).body).toMatchObject({ status: 'shipped' });
    expect((await world.act(`/shipments/${key}/ship`)).body['code']).toBe('shipment_not_open');
  });

  it('that replaces a unit can come back under its line, with the number it went out with (R4, R33)', async () => {
    const order = await anOrder('delivered');
    await stocked(order, 9);
    const { lineNo, sku } = lineOf(order);
    const other = lineOf(await anOrder('delivered')).sku;
    await world.ask('PUT', `/world/v1/stock/${other}`, { body: { available: 1 } });
    const announce = async () => {
      const rma = aKey('RMA');
      const lines = [{ lineNo, sku: other, quantity: 1 }];
      const body = { rma, orderNo: order.orderNo, lines, reason: 'too small' };
      return world.write('/warehouse/v1/return-authorisations', rma, body);
    };
    expect(other).not.toBe(sku);
    expect((await announce()).body['code']).toBe('line_unknown');
    const serials = [{ sku: other, serial: 'SN-2' }];
    await world.plan(order, 'shipment', { serials });
    const { body } = await ship(order, { lines: [{ lineNo, sku: other, quantity: 1 }] });
    await world.advance(order, after(String(body['createdAt']), 3 * DAY));
    const { rma } = (await announce()).body;
    await world.act(`/returns/${String(rma)}/receive`);
    const inspected = await world.act(`/returns/${String(rma)}/inspect`);
    expect(inspected.body).toMatchObject({ units: [{ lineNo, sku: other, serial: 'SN-2' }] });
    expect(await world.stock(other)).toBe(1);
    const { rma: second } = (await announce()).body;
    await world.act(`/returns/${String(second)}/receive`);
    const { units } = (await world.act(`/returns/${String(second)}/inspect`)).body;
    expect(units).toEqual([{ lineNo, sku: other, outcome: 'accepted', disposition: 'sellable' }]);
  });

  it('is all there again after a restart of the world, with what is still to happen', async () => {
    const order = await anOrder('delivered');
    await stocked(order, 9);
    const { body } = await ship(order);
    const before = await world.ask('GET', `/world/v1/orders/${order.orderNo}`);
    expect(before.body['shipments']).toEqual([body]);
    const again = await world.restart();
    expect((await again.ask('GET', `/world/v1/orders/${order.orderNo}`)).body).toEqual(before.body);
    const { body: timeline } = await again.ask('GET', `/world/v1/timelines/${order.orderNo}`);
    expect(timeline).toMatchObject({ next: { what: 'shipment.shipped' } });
  });
});
