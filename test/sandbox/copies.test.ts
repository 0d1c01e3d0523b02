import { aWorld, anOrder, refund, stopWorlds } from './world-under-test.ts';
import type { OrderView, RunningWorld } from './world-under-test.ts';

let world: RunningWorld;

beforeAll(async () => {
  world = await aWorld();
});
afterAll(stopWorlds);

const copyOf = ({ orderNo }: OrderView, body = {}) =>
  world.ask<OrderView>('POST', `/world/v1/orders/${orderNo}/copies`, { body });

describe('a copy of an order', () => {
  it('has the same goods, and payments and parcels of its own', async () => {
    const order = await anOrder(world);
    const { status, body: copy } = await copyOf(order);
    expect([status, copy.orderNo]).toEqual([201, `${order.orderNo}-1`]);
    expect(copy.lines.map(({ sku, net }) => [sku, net])).toEqual(order.lines.map(({ sku, net }) => [sku, net]));
    expect(copy.parcels[0]?.trackingNo).not.toBe(order.parcels[0]?.trackingNo);
    const captured = copy.payments[0]?.captured.amount ?? 0;
    expect((await refund(world, copy, { amount: captured })).status).toBe(201);
    expect((await refund(world, order, { amount: captured })).status).toBe(201);
    expect((await copyOf(order)).body.orderNo).toBe(`${order.orderNo}-2`);
  });

  it('is somebody else’s with no history, or the same customer’s where that is asked for', async () => {
    const order = await anOrder(world);
    const { body: others } = await copyOf(order);
    expect(others.customer.id).not.toBe(order.customer.id);
    expect(others.payments[0]?.methodId).not.toBe(order.payments[0]?.methodId);
    const { body: own } = await copyOf(order, { customer: 'same' });
    expect(own.customer).toEqual(order.customer);
    expect(own.payments[0]?.methodId).toBe(order.payments[0]?.methodId);
  });

  it('is of articles of its own where that is asked for, with the same variants and as many of them in stock', async () => {
    const order = await anOrder(world);
    const { body: copy } = await copyOf(order, { articles: 'own' });
    const [line] = order.lines;
    const [own] = copy.lines;
    expect(own?.sku).toBe(`${line?.sku}-${copy.orderNo}`);
    const productOf = async (productId = '') =>
      (
        await world.ask<{ variants: { options: unknown; available: number }[] }>(
          'GET',
          `/shop/v1/products/${productId}`,
        )
      ).body;
    const variants = (await productOf(line?.productId)).variants.map(({ options, available }) => [options, available]);
    const ownProduct = await productOf(own?.productId);
    expect(ownProduct.variants.map(({ options, available }) => [options, available])).toEqual(variants);
    world = await world.restart();
    expect(await productOf(own?.productId)).toEqual(ownProduct);
  });

  it('outlives a restart as it was, also when the first one has changed since', async () => {
    const order = await anOrder(world, 'paypal');
    const { body: copy } = await copyOf(order);
    const body = { deliveredAt: '2026-10-20T00:00:00.000Z' };
    await world.ask('PUT', `/world/v1/orders/${copy.orderNo}/delivered-at`, { body });
    const before = (await world.ask<OrderView>('GET', `/shop/v1/orders/${copy.orderNo}`)).body;
    expect(before.parcels[0]?.deliveredAt).toBe(body.deliveredAt);
    world = await world.restart();
    expect((await world.ask('GET', `/shop/v1/orders/${copy.orderNo}`)).body).toEqual(before);
  });

  it('of one that was cancelled has its money back, too', async () => {
    const { body: copy } = await copyOf(await anOrder(world, 'card', 'cancelled'));
    expect(copy.status).toBe('cancelled');
    expect((await refund(world, copy, { amount: 1 })).status).toBe(422);
  });
});
