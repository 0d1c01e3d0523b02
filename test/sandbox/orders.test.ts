import { aKey, aWorld, anOrder, refund, stopWorlds } from './world-under-test.ts';
import type { OrderView, RunningWorld } from './world-under-test.ts';

let world: RunningWorld;

beforeAll(async () => {
  world = await aWorld();
});
afterAll(stopWorlds);

const cancel = ({ orderNo }: OrderView, lines: unknown, cancellationKey = aKey('cancel')) =>
  world.ask('POST', `/shop/v1/orders/${orderNo}/cancellations`, {
    headers: { 'Idempotency-Key': cancellationKey, 'X-Timeline': orderNo },
    body: { cancellationKey, lines, reason: 'changed mind' },
  });
const allOf = ({ lines }: OrderView) => lines.map(({ lineNo, quantity }) => ({ lineNo, quantity }));

/** Somebody who paid one order by card, and another by a gift card. */
async function anOrderWithGiftCard(): Promise<{ order: OrderView; giftCard: string }> {
  const { body } = await world.ask<{ data: { orderNo: string; customer: { id: string } }[] }>(
    'GET',
    '/world/v1/orders?shop=retail-us&tender=gift_card&limit=1000',
  );
  const cards = new Map<string, string>();
  for (const { orderNo, customer } of body.data) {
    const paid = await world.ask<OrderView>('GET', `/shop/v1/orders/${orderNo}`);
    cards.set(customer.id, paid.body.payments[0]?.methodId ?? '');
  }
  const others = await world.ask<typeof body>(
    'GET',
    '/world/v1/orders?shop=retail-us&tender=card&status=delivered&limit=1000',
  );
  const found = others.body.data.find((one) => cards.has(one.customer.id));
  const order = await world.ask<OrderView>('GET', `/shop/v1/orders/${found?.orderNo}`);
  return { order: order.body, giftCard: cards.get(found?.customer.id ?? '') ?? '' };
}

describe('a cancellation before shipment', () => {
  it('takes all units that are named out of the order, once, and is found by its key (J1)', async () => {
    const order = await anOrder(world, 'card', 'pending');
    const made = await cancel(order, allOf(order), 'all-of-it');
    expect(made).toMatchObject({ status: 201, body: { orderNo: order.orderNo, lines: allOf(order) } });
    expect((await cancel(order, allOf(order), 'all-of-it')).body).toEqual(made.body);
    expect((await world.ask('GET', '/shop/v1/cancellations/by-key/all-of-it')).body).toEqual(made.body);
    expect((await world.ask('GET', `/shop/v1/orders/${order.orderNo}`)).body['status']).toBe('cancelled');
    expect((await cancel(order, [{ lineNo: 1, quantity: 1 }])).body['code']).toBe('quantity_above_ordered');
    expect((await world.ask('GET', '/shop/v1/cancellations/by-key/none')).body['code']).toBe('cancellation_unknown');
  });

  it('of a unit that has left is refused with a conflict, all or none (J1)', async () => {
    const order = await anOrder(world, 'card', 'processed');
    const answer = await cancel(order, allOf(order));
    expect([answer.status, answer.body['code']]).toEqual([409, 'already_shipped']);
    expect((await cancel(order, [{ lineNo: 99, quantity: 1 }])).body['code']).toBe('line_unknown');
  });
});

describe('a refund to another means', () => {
  it('goes to another gift card of the same customer only, counted against the payment (R7)', async () => {
    const order = await anOrder(world, 'paypal');
    const refused = await refund(world, order, { destination: 'gift_card_4374071' });
    expect([refused.status, refused.body.code]).toEqual([422, 'destination_not_allowed']);
    const own = await anOrderWithGiftCard();
    const taken = await refund(world, own.order, { destination: own.giftCard, amount: 100 });
    expect(taken.body).toMatchObject({ status: 'succeeded', destinationMethodId: own.giftCard });
    const [payment] = own.order.payments;
    const { body: seen } = await world.ask('GET', `/payments/v1/payments/${payment?.paymentId}`);
    expect(seen).toMatchObject({ refunded: { amount: 100 } });
  });
});

describe('an order that was sold otherwise', () => {
  const sold = ({ orderNo }: OrderView, body: unknown) =>
    world.ask<OrderView>('PUT', `/world/v1/orders/${orderNo}/sold`, { body });
  const usd = (amount: number) => ({ amount, currency: 'USD' });

  it('has the units and prices told, and its payment took their sum (R8, R11)', async () => {
    const order = await anOrder(world, 'card');
    const lines = order.lines.map(({ lineNo }) => ({ lineNo, quantity: 3, net: usd(1_000) }));
    const { status, body } = await sold(order, { lines, shipping: usd(495) });
    const captured = usd(1_000 * lines.length + 495);
    expect({ status, lines: body.lines, payments: body.payments }).toMatchObject({
      status: 200,
      lines,
      payments: [{ captured }],
    });
    const { body: payment } = await world.ask('GET', `/payments/v1/payments/${order.payments[0]?.paymentId}`);
    expect(payment).toMatchObject({ captured });
    const above = await refund(world, order, { amount: captured.amount + 1 });
    expect([above.status, above.body.code]).toEqual([422, 'amount_above_captured']);
  });

  it('is refused for a line that there is not, and nothing changes', async () => {
    const order = await anOrder(world, 'card');
    const { status, body } = await sold(order, { lines: [{ lineNo: 99, quantity: 1, net: usd(1) }] });
    expect({ status, body }).toMatchObject({ status: 422, body: { code: 'line_unknown' } });
    expect((await world.ask<OrderView>('GET', `/shop/v1/orders/${order.orderNo}`)).body.lines).toEqual(order.lines);
  });
});
