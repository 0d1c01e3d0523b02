import { aMoneyWorld, first } from './money-under-test.ts';
import type { MoneyWorld } from './money-under-test.ts';
import { eventually } from './webhook-receiver.ts';
import type { OrderView } from './world-under-test.ts';

let world: MoneyWorld;
let order: OrderView;

beforeAll(async () => {
  world = await aMoneyWorld();
});
beforeEach(async () => {
  ({ order } = await world.owned('delivered', 'credit_card', ''));
});
afterAll(() => world.end());

const post = (more: object = {}) =>
  world.act('/reviews', { orderNo: order.orderNo, lineNo: 1, stars: 1, text: 'It broke.', ...more });
const reviewOf = async (id: unknown) => (await world.ask('GET', `/shop/v1/reviews/${String(id)}`)).body;

describe('a review', () => {
  it('is told by the shop when it is posted and when it is changed (G1, G3)', async () => {
    const { status, body } = await post();
    const { reviewId } = body;
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ stars: 1, locale: 'en-US', version: 1, replies: [] }),
    ]);
    expect(await reviewOf(reviewId)).toEqual(body);
    expect(body).toMatchObject({ customerId: order.customer.id, sku: first(order.lines).sku });
    const changed = await world.act(`/reviews/${String(reviewId)}/change`, { stars: 4 });
    expect(changed.body).toMatchObject({ stars: 4, text: 'It broke.', version: 2, changedAt: expect.any(String) });
    await eventually(() => world.told(order, 'review.changed').length === 1);
    expect(world.receiver.received.filter(({ timeline }) => timeline === order.orderNo)).toMatchObject([
      {
        path: '/v1/webhooks/shop',
        type: 'review.posted',
        data: { reviewId, orderNo: order.orderNo, lineNo: 1, stars: 1 },
      },
      { path: '/v1/webhooks/shop', type: 'review.changed', data: { reviewId, stars: 4, version: 2 } },
    ]);
  });

  it('is replied to in public, once per key (G3)', async () => {
    const { body } = await post();
    const path = `/shop/v1/reviews/${String(body['reviewId'])}/replies`;
    const said = { text: 'We are sorry, and will put it right.', locale: 'en-US' };
    const reply = await world.ask1(path, 'replyKey', said);
    const key = String(reply.body['replyKey']);
    expect([reply.status, reply.body]).toEqual([201, expect.objectContaining({ ...said, reviewId: body['reviewId'] })]);
    expect((await world.write(path, key, { replyKey: key, ...said })).body).toEqual(reply.body);
    expect((await world.ask('GET', `/shop/v1/review-replies/by-key/${key}`)).body).toEqual(reply.body);
    expect((await reviewOf(body['reviewId']))['replies']).toMatchObject([{ replyKey: key, ...said }]);
    expect((await world.ask1('/shop/v1/reviews/none/replies', 'replyKey', said)).body['code']).toBe('review_unknown');
  });

  it('of nothing that was bought, or without stars, is refused', async () => {
    expect((await post({ lineNo: 99 })).body['code']).toBe('line_unknown');
    expect((await post({ stars: 6 })).body).toMatchObject({ status: 400, errors: [{ field: 'body.stars' }] });
  });
});

describe('a shop that cannot ship', () => {
  it('tells which units, and when they may come (D9)', async () => {
    const pending = await world.owned('pending', 'credit_card', '');
    const { orderNo } = pending.order;
    const lines = [{ lineNo: 1, quantity: 1 }];
    const expectedAt = '2026-12-24T10:00:00.000Z';
    const notice = await world.act(`/orders/${orderNo}/cannot-ship`, { lines, expectedAt });
    expect(notice.body).toMatchObject({ orderNo, lines, reason: 'out_of_stock', expectedAt });
    await eventually(() => world.told(pending.order, 'order.cannot_ship').length === 1);
    expect(world.told(pending.order, 'order.cannot_ship')).toEqual([notice.body]);
    expect((await world.ask('GET', `/world/v1/orders/${orderNo}`)).body['cannotShip']).toEqual([notice.body]);
    const gone = await world.act(`/orders/${order.orderNo}/cannot-ship`, { lines });
    expect([gone.status, gone.body['code']]).toEqual([409, 'already_shipped']);
  });
});
