import { DAY, aWorld, after, anAnnouncedReturn, stopWorlds } from '#test/sandbox/world-under-test.ts';
import type { OrderView, RunningWorld } from '#test/sandbox/world-under-test.ts';

let world: RunningWorld;

beforeAll(async () => {
  world = await aWorld();
});
afterAll(stopWorlds);

type Row = { orderNo: string; shop: string; captured: { currency: string } };
type Page = { data: Row[]; nextCursor: string | null };
const page = async (query: string): Promise<Page> => (await world.ask<Page>('GET', `/world/v1/orders?${query}`)).body;
const order = async (orderNo: string | undefined): Promise<OrderView & { shop: string }> =>
  (await world.ask<OrderView & { shop: string }>('GET', `/shop/v1/orders/${orderNo}`)).body;

describe('a world with two shops', () => {
  it('lists the orders of one or of both, the retail ones first, page by page', async () => {
    expect((await page('shop=retail-cn&limit=1000')).data).toHaveLength(600);
    const first = await page('limit=1000');
    const second = await page(`limit=1000&cursor=${first.nextCursor}`);
    expect(new Set(first.data.map(({ shop }) => shop))).toEqual(new Set(['retail-us']));
    expect([second.data.length, second.nextCursor]).toEqual([600, null]);
    expect(second.data.every(({ shop, captured }) => shop === 'retail-cn' && captured.currency === 'CNY')).toBe(true);
    const unknown = await world.ask('GET', '/world/v1/orders?shop=retail-nowhere');
    expect([unknown.status, unknown.body['code']]).toEqual([400, 'invalid_request']);
  });

  it('finds an order, a product, a means of payment and a person of the Chinese shop like any other (B1, J2)', async () => {
    const [row] = (await page('shop=retail-cn&tender=wallet&limit=1')).data;
    const found = await order(row?.orderNo);
    expect(found.shop).toBe('retail-cn');
    const [payment] = found.payments;
    const method = await world.ask('GET', `/shop/v1/payment-methods/${payment?.methodId}`);
    expect(method.body).toMatchObject({ tender: 'wallet', customerId: found.customer.id });
    const local = encodeURIComponent(found.customer.phone);
    const people = await world.ask<{ data: { id: string }[] }>('GET', `/shop/v1/customers?phone=${local}`);
    expect(people.body.data.map(({ id }) => id)).toEqual([found.customer.id]);
    const { body } = await world.ask<{ variants: { specification: object }[] }>('GET', '/shop/v1/products/CNP10001');
    expect(body.variants[0]?.specification).toMatchObject({ 参数: expect.any(String) });
  });

  it("takes a Chinese return to the Chinese shop's warehouse, by its carrier (D2)", async () => {
    const [row] = (await page('shop=retail-cn&status=delivered&limit=1')).data;
    const found = await order(row?.orderNo);
    const { rma, trackingNo } = await anAnnouncedReturn(world, found);
    const { body } = await world.ask('GET', `/warehouse/v1/return-authorisations/${rma}`);
    expect(body).toMatchObject({ returnAddress: { city: '杭州市', country: 'CN' } });
    const parcel = await world.ask('GET', `/carrier/v1/parcels/${trackingNo}`);
    expect(parcel.body).toMatchObject({ carrier: '青鸢速运' });
  });

  it('moves a delivery of several parcels with as much time between them as before (R36)', async () => {
    const { data } = await page('shop=retail-cn&status=delivered&limit=1000');
    const several = await Promise.all(data.slice(0, 60).map(({ orderNo }) => order(orderNo)));
    const found = several.find(({ parcels }) => parcels.length > 1);
    const before = found?.parcels.map(({ deliveredAt }) => Date.parse(deliveredAt ?? '')) ?? [];
    const deliveredAt = after(new Date().toISOString(), -3 * DAY);
    const body = { deliveredAt };
    const moved = await world.ask<OrderView>('PUT', `/world/v1/orders/${found?.orderNo}/delivered-at`, { body });
    const now = moved.body.parcels.map((parcel) => Date.parse(parcel.deliveredAt ?? ''));
    expect(Math.max(...now)).toBe(Date.parse(deliveredAt));
    expect(now.map((instant) => Math.max(...now) - instant)).toEqual(
      before.map((instant) => Math.max(...before) - instant),
    );
    for (const { shippedAt, deliveredAt: arrived } of moved.body.parcels) {
      expect(Date.parse(shippedAt)).toBeLessThan(Date.parse(arrived ?? ''));
      expect(Date.parse(moved.body.placedAt)).toBeLessThan(Date.parse(shippedAt));
    }
  });

  it('has its Chinese orders as they were after a restart', async () => {
    const [row] = (await page('shop=retail-cn&status=pending&limit=1')).data;
    const pending = await order(row?.orderNo);
    const lines = pending.lines.map(({ lineNo, quantity }) => ({ lineNo, quantity }));
    await world.ask('POST', `/shop/v1/orders/${pending.orderNo}/cancellations`, {
      headers: { 'Idempotency-Key': 'cn-cancel', 'X-Timeline': pending.orderNo },
      body: { cancellationKey: 'cn-cancel', lines, reason: '拍错了' },
    });
    world = await world.restart();
    expect(await order(pending.orderNo)).toEqual({ ...pending, status: 'cancelled' });
  });
});

describe('the complaints of the Chinese shop', () => {
  type Said = { data: { problem: string; wish: string; kind: string; text: string }[] };
  const said = async (query: string): Promise<Said['data']> =>
    (await world.ask<Said>('GET', `/world/v1/complaints?${query}`)).body.data;

  it('are told in words, with the problem and the wish they mean (A2, A5)', async () => {
    const all = await said('');
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
    const kinds = ['质量', '错发', '漏发', '破损', '物流慢', '态度差', '退款慢', '差评'];
    expect(all.map(({ kind }) => kind)).toEqual(expect.arrayContaining(kinds));
    for (const { kind, text } of all) {
      expect([kind, text]).toEqual([kind, expect.stringMatching(/\p{Script=Han}/u)]);
    }
  });

  it('are chosen by problem, wish and kind', async () => {
    const missing = await said('problem=missing_item&wish=reship');
    expect(missing.length).toBeGreaterThan(2);
    for (const one of missing) expect(one).toMatchObject({ problem: 'missing_item', wish: 'reship', kind: '漏发' });
    expect((await said(`kind=${encodeURIComponent('退款慢')}`)).length).toBeGreaterThan(2);
    expect((await world.ask('GET', '/world/v1/complaints?problem=bad_mood')).status).toBe(400);
  });
});
