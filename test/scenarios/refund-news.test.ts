import { createHmac } from 'node:crypto';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';
import { tellMore, type MoreOfStory } from './telling.ts';

let stack: SharedStack;
let story: Story;
let more: MoreOfStory;

beforeAll(async () => {
  stack = await sharedStack();
  story = tell(stack);
  more = tellMore(story);
}, 120_000);
afterAll(() => stack?.stop());

describe('news of a refund', () => {
  it.each(['twice', 'late', 'out_of_order'] as const)(
    'that come %s change it once (R45)',
    async (fault) => {
      const order = await more.anUnshipped();
      await more.refundPlan(order, [
        { status: 'held', after: 'P1D' },
        { status: 'succeeded', after: 'P1DT1M' },
      ]);
      await more.troubleFor(order, { port: 'payments', operation: 'webhook', fault, times: 2 });
      const { caseNo, money } = await more.refunding(order);
      await story.after(caseNo, 'P2D');
      expect(await more.refundIs(caseNo, 1, 'arrived')).toMatchObject({ stage: 'followUp', outcome: 'fulfilled' });
      const arrivals = (await more.eventsOf(caseNo, 'refundReported')).filter(
        ({ data }) => data.report.status === 'arrived',
      );
      expect(arrivals).toHaveLength(1);
      expect((await story.told(caseNo)).filter((template) => template === 'refund_arrived')).toHaveLength(1);
      expect((await story.ledger(order)).payments).toEqual([expect.objectContaining({ held: 0, refunded: money })]);
    },
    60_000,
  );

  it('that never come are asked for, and nobody is told of a slip that there was not (R45, D7)', async () => {
    const order = await more.anUnshipped();
    await more.troubleFor(order, { port: 'payments', operation: 'webhook', fault: 'drop' });
    const { caseNo } = await more.refunding(order);
    await story.after(caseNo, 'P4D');
    expect(await more.refundIs(caseNo, 1, 'arrived')).toMatchObject({ stage: 'followUp', outcome: 'fulfilled' });
    expect(await more.happenedInTheWorld(order, 'webhook.dropped')).toHaveLength(1);
    expect(await story.told(caseNo)).not.toContain('slip');
  }, 60_000);

  it('that speak of another amount than ours are not believed (R7, R24)', async () => {
    const order = await more.anUnshipped();
    await more.refundPlan(order, []);
    const { caseNo, money } = await more.refunding(order);
    await more.refundIs(caseNo, 1, 'accepted');
    const said = {
      refundId: 're_x',
      refundKey: `${caseNo}/refund/1`,
      status: 'succeeded',
      version: 9,
      at: new Date().toISOString(),
    };
    for (const amount of [
      { amount: money - 1, currency: 'USD' },
      { amount: money, currency: 'EUR' },
    ])
      expect(await webhook(order, { ...said, amount })).toBe(202);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await story.read(caseNo)).refunds).toEqual([expect.objectContaining({ status: 'accepted' })]);
    expect(await webhook(order, { ...said, amount: { amount: money, currency: 'USD' } })).toBe(202);
    await more.refundIs(caseNo, 1, 'arrived');
  }, 60_000);

  let sent = 0;
  /** A webhook of the payment provider, signed as it signs. */
  async function webhook({ orderNo }: StoryOrder, data: Json): Promise<number> {
    const id = `evt-by-hand-${(sent += 1)}`;
    const body = JSON.stringify({ id, type: 'refund.updated', at: data.at, timeline: orderNo, data });
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const secret = Buffer.from((stack.environment['WEBHOOK_SECRET'] ?? '').replace('whsec_', ''), 'base64');
    const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    };
    return (await fetch(`${stack.api}/v1/webhooks/payments`, { method: 'POST', headers, body })).status;
  }
});

describe('where a refund goes', () => {
  /** Somebody with an order by card that has not left, and a gift card from another order. */
  async function someoneWithAGiftCard(): Promise<{ order: StoryOrder; giftCard: string }> {
    const { data } = await story.world('GET', '/world/v1/orders?tender=gift_card&limit=1000');
    const owners = new Map<string, string>(data.map(({ orderNo, customer }: Json) => [customer.id, orderNo]));
    const order = await story.anOrder({
      status: 'pending',
      customer: 'same',
      where: ({ customerId, payments }) => payments[0]?.tender === 'card' && owners.has(customerId),
    });
    const other = await story.order(owners.get(order.customerId) ?? '');
    return { order, giftCard: other.payments[0]?.methodId ?? '' };
  }

  it('a gift card has it at once (D1)', async () => {
    const order = await more.anUnshipped('gift_card');
    const { caseNo, money } = await more.refunding(order);
    expect(await more.refundIs(caseNo, 1, 'arrived')).toMatchObject({ stage: 'followUp', outcome: 'fulfilled' });
    expect((await story.told(caseNo)).slice(-1)).toEqual(['refund_arrived']);
    expect(await more.madeAtTheProvider(order)).toEqual([
      { key: `${caseNo}/refund/1`, status: 'succeeded', amount: money },
    ]);
  }, 60_000);

  it('what was not shipped goes back the way it was paid, never to another gift card (R7, R16)', async () => {
    const { order, giftCard } = await someoneWithAGiftCard();
    const items = order.lines.map(({ lineNo, quantity }) => ({ line: lineNo, quantity }));
    expect(await story.open(order, { wish: 'refund_only', items, refundTo: giftCard })).toMatchObject({
      status: 422,
      body: { code: 'refund_method_not_allowed' },
    });
    expect(await story.refundsInTheWorld(order)).toEqual([]);
  });

  it("somebody else's gift card, another card or one that nobody has may not (R16, R21)", async () => {
    const { order } = await someoneWithAGiftCard();
    const { data } = await story.world('GET', '/world/v1/orders?tender=gift_card&limit=1000');
    const stranger = await story.order(data.find(({ customer }: Json) => customer.id !== order.customerId).orderNo);
    const foreign = stranger.payments[0]?.methodId;
    for (const refundTo of [foreign, 'gift_card_0000000'])
      expect(await story.open(order, { wish: 'refund_only', refundTo })).toMatchObject({
        status: 422,
        body: { code: 'refund_method_not_allowed' },
      });
    expect(await story.refundsInTheWorld(order)).toEqual([]);
  }, 60_000);
});
