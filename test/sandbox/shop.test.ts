import { DAY, EPOCH, aWorld, anOrder, askAt, stopWorlds } from './world-under-test.ts';
import type { OrderView, RunningWorld } from './world-under-test.ts';

let world: RunningWorld;
let orders: OrderView[];

beforeAll(async () => {
  world = await aWorld();
  const { body } = await world.ask<{ data: { orderNo: string }[] }>(
    'GET',
    '/world/v1/orders?shop=retail-us&limit=1000',
  );
  orders = await Promise.all(
    body.data.map(async ({ orderNo }) => (await world.ask<OrderView>('GET', `/shop/v1/orders/${orderNo}`)).body),
  );
});
afterAll(stopWorlds);

const daysBefore = (later: string, earlier: string): number => (Date.parse(later) - Date.parse(earlier)) / DAY;
const isBetween = (value: number, low: number, high: number): boolean => value >= low && value <= high;

describe('the retail orders', () => {
  it('are a thousand, page by page', async () => {
    expect(orders).toHaveLength(1000);
    const first = await world.ask<{ data: unknown[]; nextCursor: string }>(
      'GET',
      '/world/v1/orders?shop=retail-us&limit=600',
    );
    const second = await world.ask<{ data: unknown[]; nextCursor: null }>(
      'GET',
      `/world/v1/orders?shop=retail-us&limit=600&cursor=${first.body.nextCursor}`,
    );
    expect([first.body.data.length, second.body.data.length, second.body.nextCursor]).toEqual([600, 400, null]);
  });

  it('have lines whose net adds up to what was captured, in whole cents', () => {
    for (const order of orders) {
      const captured = order.payments.reduce((sum, one) => sum + one.captured.amount, 0);
      const net = order.lines.reduce((sum, one) => sum + one.net.amount, 0);
      expect(Number.isSafeInteger(captured)).toBe(true);
      expect([order.orderNo, net]).toEqual([order.orderNo, captured]);
    }
  });

  it('group units of the same article into one line', () => {
    const grouped = orders.filter((order) => order.lines.some((line) => line.quantity > 1));
    expect(grouped).toHaveLength(7);
    for (const order of orders) {
      expect(order.lines.map((line) => line.lineNo)).toEqual(order.lines.map((_line, index) => index + 1));
      expect(new Set(order.lines.map((line) => line.sku)).size).toBe(order.lines.length);
      for (const line of order.lines) expect(line.net.amount).toBe(line.unitPrice.amount * line.quantity);
    }
  });

  it('have dates that fit to their status, seen from the epoch', () => {
    const fits: Record<string, (order: OrderView) => boolean> = {
      delivered: ({ placedAt, parcels: [parcel] }) =>
        !!parcel?.deliveredAt &&
        isBetween(daysBefore(EPOCH, parcel.deliveredAt), 1, 40) &&
        isBetween(daysBefore(parcel.deliveredAt, parcel.shippedAt), 2, 5) &&
        isBetween(daysBefore(parcel.shippedAt, placedAt), 1, 2),
      processed: ({ parcels: [parcel] }) =>
        !!parcel && parcel.deliveredAt === null && isBetween(daysBefore(EPOCH, parcel.shippedAt), 1, 3),
      pending: ({ placedAt, parcels }) => parcels.length === 0 && isBetween(daysBefore(EPOCH, placedAt), 0, 3),
      cancelled: ({ placedAt, parcels }) => parcels.length === 0 && isBetween(daysBefore(EPOCH, placedAt), 5, 40),
    };
    for (const order of orders) expect([order.orderNo, fits[order.status]?.(order)]).toEqual([order.orderNo, true]);
  });

  it('are the same in every world with the same epoch', async () => {
    const other = await aWorld();
    const mine = orders[17];
    expect((await other.ask<OrderView>('GET', `/shop/v1/orders/${mine?.orderNo}`)).body).toEqual(mine);
  });
});

describe('the shop', () => {
  it('takes an order number with and without its sign', async () => {
    const order = orders[0];
    const signed = await world.ask('GET', `/shop/v1/orders/${encodeURIComponent(`#${order?.orderNo}`)}`);
    expect(signed.body).toEqual(order);
  });

  it('finds a customer by id, by address and by phone', async () => {
    const { customer } = await anOrder(world);
    const byId = await world.ask<{ id: string; orderNos: string[] }>('GET', `/shop/v1/customers/${customer.id}`);
    expect(byId.body.orderNos.length).toBeGreaterThan(0);
    const wishes = { email: customer.email.toUpperCase(), phone: customer.phone };
    for (const [name, value] of Object.entries(wishes)) {
      const found = await world.ask<{ data: { id: string }[] }>(
        'GET',
        `/shop/v1/customers?${name}=${encodeURIComponent(value)}`,
      );
      expect(found.body.data.map((one) => one.id)).toEqual([customer.id]);
    }
    expect((await world.ask('GET', '/shop/v1/customers')).status).toBe(400);
  });

  it('says what is in stock, and what a keeper has counted since', async () => {
    const product = { variants: [{ sku: '', available: 0 }] };
    const read = () => world.ask<typeof product>('GET', '/shop/v1/products/9523456873');
    const before = (await read()).body.variants.find((one) => one.sku === '9612497925');
    expect(before?.available).toBe(20);
    await world.ask('PUT', '/world/v1/stock/9612497925', { body: { available: 3 } });
    expect((await read()).body.variants.find((one) => one.sku === '9612497925')?.available).toBe(3);
  });

  it('knows the means of payment', async () => {
    const { body } = await world.ask('GET', '/shop/v1/payment-methods/credit_card_7815826');
    expect(body).toEqual({
      methodId: 'credit_card_7815826',
      customerId: 'noah_brown_6181',
      tender: 'card',
      brand: 'mastercard',
      lastFour: '9212',
    });
  });

  it('says which thing is unknown', async () => {
    const asked = {
      '/shop/v1/orders/W0': 'order_unknown',
      '/shop/v1/customers/nobody': 'customer_unknown',
      '/shop/v1/products/0': 'product_unknown',
      '/shop/v1/payment-methods/none': 'payment_method_unknown',
      '/payments/v1/payments/none': 'payment_unknown',
      '/carrier/v1/parcels/none': 'parcel_unknown',
      '/warehouse/v1/return-authorisations/none': 'rma_unknown',
      '/nowhere': 'route_unknown',
    };
    for (const [path, code] of Object.entries(asked)) {
      const answer = await world.ask('GET', path);
      expect([path, answer.status, answer.body['code']]).toEqual([path, 404, code]);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
  });
});

describe('the door', () => {
  it('lets nobody in without the token', async () => {
    for (const authorization of ['', 'Bearer wrong', 'sandbox-token']) {
      const answer = await askAt(world.url)('GET', '/shop/v1/customers', { headers: { authorization } });
      expect([answer.status, answer.body['code']]).toEqual([401, 'not_authorised']);
    }
    expect((await fetch(`${world.url}/world/v1/health`)).status).toBe(200);
    expect(await (await fetch(`${world.url}/world/v1/docs`)).text()).toContain('payments.refund');
  });

  it('names the field and the rule', async () => {
    const headers = { 'X-Business-Time': 'yesterday', 'Idempotency-Key': 'k' };
    const body = { paymentId: 'p', refundKey: 'k', amount: { amount: 1.5, currency: 'usd' }, reason: 'x' };
    const answer = await world.ask<{ errors: { field: string; rule: string }[] }>('POST', '/payments/v1/refunds', {
      headers,
      body,
    });
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((one) => one.field)).toEqual([
      'header.x-business-time',
      'body.amount.amount',
      'body.amount.currency',
    ]);
    const strict = await world.ask<{ errors: unknown[] }>('POST', '/world/v1/trouble', {
      body: { port: 'shop', operation: 'order', fault: 'late', tims: 1 },
    });
    expect(strict.body.errors).toEqual([{ field: 'body.tims', rule: 'not known' }]);
    const torn = await fetch(`${world.url}/world/v1/trouble`, {
      method: 'POST',
      headers: { authorization: 'Bearer sandbox-token', 'content-type': 'application/json' },
      body: '{"port":',
    });
    expect(await torn.json()).toMatchObject({ status: 400, code: 'invalid_json' });
  });
});
