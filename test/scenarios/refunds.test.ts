import { createHmac } from 'node:crypto';
import { startStack, type Stack } from '#test/support/stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';
import { tellMore, type MoreOfStory } from './telling.ts';

/** What retail-us leaves to a supervisor (R43). */
const ABOVE_LIMIT = 500_000;

let stack: Stack;
let story: Story;
let more: MoreOfStory;

beforeAll(async () => {
  stack = await startStack();
  story = tell(stack);
  more = tellMore(story);
}, 120_000);
afterAll(() => stack?.stop());

/** An order paid by card that has not left: agreed today, its refund is asked for today. */
const anUnshipped = (tender = 'card'): Promise<StoryOrder> =>
  story.anOrder({
    status: 'pending',
    where: (order) => order.payments[0]?.tender === tender && more.netOf(order) < ABOVE_LIMIT,
  });

const refundIs = (caseNo: string, n: number, status: string): Promise<Json> =>
  story.until(caseNo, ({ refunds }) => refunds.find((refund: Json) => refund.n === n)?.status === status);

/** The one thing that must hold whatever happened: the provider made these refunds under these keys, and no others. */
async function expectAtTheProvider(
  order: StoryOrder,
  refunds: readonly { key: string; status: string; amount: number }[],
): Promise<void> {
  const made = await story.refundsInTheWorld(order);
  expect(made.map(({ refundKey, status, amount }) => ({ key: refundKey, status, amount: amount.amount }))).toEqual(
    refunds,
  );
  expect(await more.happenedInTheWorld(order, 'refund.created')).toHaveLength(refunds.length);
}

describe('a refund that goes as promised', () => {
  it('is accepted, then arrives, and the customer hears of both (D1, R20)', async () => {
    const order = await anUnshipped();
    const { caseNo, money } = await more.refunding(order);
    const accepted = await refundIs(caseNo, 1, 'accepted');
    expect(accepted).toMatchObject({
      stage: 'execution',
      waitingOn: 'payments',
      refunds: [{ money: { amount: money } }],
    });
    expect((await story.ledger(order)).payments).toEqual([
      expect.objectContaining({ captured: money, held: money, refunded: 0 }),
    ]);

    await story.after(caseNo, 'P2DT1H');
    expect(await refundIs(caseNo, 1, 'arrived')).toMatchObject({ stage: 'followUp', outcome: 'fulfilled' });
    expect((await story.ledger(order)).payments).toEqual([
      expect.objectContaining({ captured: money, held: 0, refunded: money }),
    ]);
    expect(await story.told(caseNo)).toEqual([
      'request_received',
      'offer_made',
      'offer_accepted',
      'units_cancelled',
      'refund_accepted',
      'refund_arrived',
    ]);
    await expectAtTheProvider(order, [{ key: `${caseNo}/refund/1`, status: 'succeeded', amount: money }]);
  }, 60_000);
});

describe('a refund that slips', () => {
  it('is told of before the promised day passes, with the new one; overdue, finance has it; it still arrives once (D7, D1)', async () => {
    const order = await anUnshipped();
    await more.refundPlan(order, []);
    const { caseNo, money } = await more.refunding(order);
    const { clocks } = await refundIs(caseNo, 1, 'accepted');
    const promisedAt = Date.parse(clocks.find(({ name }: Json) => name === 'refundArrival').dueAt);
    const { startedAt } = clocks.find(({ name }: Json) => name === 'refundArrival');

    await story.after(caseNo, `PT${Math.floor((promisedAt - Date.now()) / 60_000) - 30}M`);
    const [slip, ...others] = await more.eventsOf(caseNo, 'slipTold');
    expect(others).toEqual([]);
    expect(slip.data).toEqual({
      clock: 'refundArrival',
      promisedAt,
      newAt: 2 * promisedAt - Date.parse(startedAt),
      reason: 'refund_not_confirmed',
    });
    expect(promisedAt - Date.parse(slip.at)).toBeGreaterThan(11 * 3_600_000);
    expect(await story.told(caseNo)).toContain('slip');
    expect(await story.read(caseNo)).toMatchObject({ stage: 'execution', tasks: [] });

    await story.after(caseNo, 'PT2H');
    expect(await more.taskOf(caseNo, 'stuckRefund')).toMatchObject({ role: 'finance', why: 'refund 1 is overdue' });
    expect(await story.told(caseNo, 'finance')).toEqual(['task_stuckRefund']);
    expect((await story.told(caseNo)).slice(-2)).toEqual(['slip', 'refund_delayed']);

    await more.settle(caseNo, 1, 'succeeded');
    await refundIs(caseNo, 1, 'arrived');
    const { tasks } = await story.read(caseNo);
    expect(tasks).toEqual([]);
    expect(await story.read(caseNo)).toMatchObject({ stage: 'followUp', outcome: 'fulfilled' });
    await expectAtTheProvider(order, [{ key: `${caseNo}/refund/1`, status: 'succeeded', amount: money }]);
  }, 60_000);

  it('the date that is told with the accepted refund is the one we keep, not the estimate of the provider (D7, R20)', async () => {
    const order = await anUnshipped();
    const { caseNo } = await more.refunding(order);
    const { clocks } = await refundIs(caseNo, 1, 'accepted');
    const promise = clocks.find(({ name }: Json) => name === 'refundArrival');
    const { body } = await story.api('agent', 'GET', `/v1/cases/${caseNo}/messages?limit=200`);
    const told = body.data.find(({ template }: Json) => template === 'refund_accepted');
    expect(told.params.expectedAt).toBe(Date.parse(promise.dueAt));
  }, 60_000);
});

describe('a refund that the provider holds', () => {
  it('is told with its reason, goes to finance when overdue, is freed and arrives (D1, D7)', async () => {
    const order = await anUnshipped();
    await more.refundPlan(order, [{ status: 'held', after: 'PT6H' }]);
    const { caseNo, money } = await more.refunding(order);
    await story.after(caseNo, 'P1D');
    expect(await refundIs(caseNo, 1, 'held')).toMatchObject({ waitingOn: 'payments', tasks: [] });
    expect(await story.told(caseNo)).toContain('refund_held');

    await story.after(caseNo, 'P13D');
    expect(await more.taskOf(caseNo, 'stuckRefund')).toMatchObject({ why: 'refund 1 is overdue' });
    const told = await story.told(caseNo);
    expect(told.indexOf('refund_held')).toBeLessThan(told.indexOf('slip'));
    expect(told.indexOf('slip')).toBeLessThan(told.indexOf('refund_delayed'));
    expect((await story.ledger(order)).payments).toEqual([expect.objectContaining({ held: money, refunded: 0 })]);

    await more.settle(caseNo, 1, 'pending');
    await refundIs(caseNo, 1, 'accepted');
    await more.settle(caseNo, 1, 'succeeded');
    expect(await refundIs(caseNo, 1, 'arrived')).toMatchObject({ stage: 'followUp', outcome: 'fulfilled', tasks: [] });
    expect((await story.told(caseNo)).at(-1)).toBe('refund_arrived');
    await expectAtTheProvider(order, [{ key: `${caseNo}/refund/1`, status: 'succeeded', amount: money }]);
  }, 60_000);
});

describe('a refund that fails', () => {
  it('is tried again under a new key, parked when that fails too, and arrives by the retry of finance (R18, R19)', async () => {
    const order = await anUnshipped();
    await more.refundPlan(order, [{ status: 'failed', after: 'PT1H', failureCode: 'processor_declined' }]);
    const { caseNo, money } = await more.refunding(order);
    await story.after(caseNo, 'PT4H');
    expect(await more.taskOf(caseNo, 'stuckRefund')).toMatchObject({
      role: 'finance',
      why: 'refund 2 failed: processor_declined',
    });
    expect(await story.read(caseNo)).toMatchObject({
      waitingOn: 'finance',
      refunds: [
        { n: 1, status: 'failed', replacedBy: 2, money: { amount: money } },
        { n: 2, status: 'failed', replacedBy: null, failureCode: 'processor_declined' },
      ],
    });
    expect((await story.ledger(order)).payments).toEqual([expect.objectContaining({ held: 0, refunded: 0 })]);

    await more.refundPlan(order, [{ status: 'succeeded', after: 'P1D' }]);
    await more.resolve('finance', caseNo, 'stuckRefund', { how: 'retry' });
    await refundIs(caseNo, 3, 'accepted');
    await story.after(caseNo, 'P2D');
    expect(await refundIs(caseNo, 3, 'arrived')).toMatchObject({ stage: 'followUp', outcome: 'fulfilled', tasks: [] });
    await expectAtTheProvider(order, [
      { key: `${caseNo}/refund/1`, status: 'failed', amount: money },
      { key: `${caseNo}/refund/2`, status: 'failed', amount: money },
      { key: `${caseNo}/refund/3`, status: 'succeeded', amount: money },
    ]);
  }, 60_000);

  it('may be paid by hand, recorded with its evidence and never without (design 3.6)', async () => {
    const order = await anUnshipped();
    await more.refundPlan(order, [{ status: 'failed', after: 'PT1H' }]);
    const { caseNo, money } = await more.refunding(order);
    await story.after(caseNo, 'PT4H');
    const { id } = await more.taskOf(caseNo, 'stuckRefund');
    const record = { how: 'record', outcome: { step: 'refund', report: { status: 'arrived', ref: 'BANK-2026-17' } } };
    expect(await story.act('finance', caseNo, `/tasks/${id}/resolve`, record)).toMatchObject({ status: 400 });
    expect(
      await story.act('agent', caseNo, `/tasks/${id}/resolve`, { ...record, evidence: 'bank statement 17' }),
    ).toMatchObject({ status: 403 });
    expect(
      await story.act('finance', caseNo, `/tasks/${id}/resolve`, { ...record, evidence: 'bank statement 17' }),
    ).toMatchObject({ status: 200 });

    expect(await story.read(caseNo)).toMatchObject({
      stage: 'followUp',
      outcome: 'fulfilled',
      refunds: [{ n: 1 }, { n: 2, status: 'arrived', providerRef: 'BANK-2026-17' }],
    });
    const recorded = (await more.eventsOf(caseNo, 'refundReported')).at(-1);
    expect(recorded).toMatchObject({
      because: 'bank statement 17',
      by: { type: 'finance' },
      data: { n: 2, report: { status: 'arrived' } },
    });
    expect((await story.ledger(order)).payments).toEqual([expect.objectContaining({ held: 0, refunded: money })]);
    expect((await story.told(caseNo)).at(-1)).toBe('refund_arrived');
    await expectAtTheProvider(order, [
      { key: `${caseNo}/refund/1`, status: 'failed', amount: money },
      { key: `${caseNo}/refund/2`, status: 'failed', amount: money },
    ]);
  }, 60_000);

  it('for good is not tried again but parked at once (R19, R21)', async () => {
    const order = await anUnshipped();
    await more.troubleFor(order, {
      port: 'payments',
      operation: 'payments.refund',
      fault: 'refuse',
      code: 'account_closed',
      times: 1,
    });
    const { caseNo, money } = await more.refunding(order);
    expect(await more.taskOf(caseNo, 'stuckRefund')).toMatchObject({ why: 'refund 1 failed: account_closed' });
    await story.after(caseNo, 'P1D');
    expect((await story.read(caseNo)).refunds).toEqual([
      expect.objectContaining({ n: 1, status: 'failed', failureCode: 'account_closed', replacedBy: null }),
    ]);
    await expectAtTheProvider(order, []);

    await more.resolve('finance', caseNo, 'stuckRefund', { how: 'retry' });
    await refundIs(caseNo, 2, 'accepted');
    await story.after(caseNo, 'P3D');
    expect(await refundIs(caseNo, 2, 'arrived')).toMatchObject({ outcome: 'fulfilled' });
    await expectAtTheProvider(order, [{ key: `${caseNo}/refund/2`, status: 'succeeded', amount: money }]);
  }, 60_000);

  it('and yet arrives after it was replaced is money out twice: kept, and finance looks at it (R7, R45)', async () => {
    const order = await anUnshipped();
    const first = order.lines[0];
    await more.sold(order, [{ lineNo: 1, quantity: 3, net: first?.net.amount ?? 0 }]);
    await more.refundPlan(order, [{ status: 'failed', after: 'PT1H' }]);
    const { caseNo } = await more.refunding(order, { items: [{ line: 1, quantity: 1 }] });
    await refundIs(caseNo, 1, 'accepted');
    await more.refundPlan(order, [{ status: 'succeeded', after: 'P1D' }]);
    await story.after(caseNo, 'P2D');
    await refundIs(caseNo, 2, 'arrived');
    await more.settle(caseNo, 1, 'succeeded');
    expect(await more.taskOf(caseNo, 'lateMoney')).toMatchObject({
      role: 'finance',
      why: 'refund 1 arrived after it was replaced',
    });
    expect(await more.eventsOf(caseNo, 'lateEventNoted')).toHaveLength(1);
    await more.resolve('finance', caseNo, 'lateMoney', { how: 'retry' });
    expect(await story.read(caseNo)).toMatchObject({ tasks: [], outcome: 'fulfilled' });
  }, 60_000);
});

describe('a refund whose outcome is unclear', () => {
  const faults = ['do_then_timeout', 'do_then_reset', 'garbage'] as const;
  it.each(faults)(
    '%s: is found by its key and not made again (R18)',
    async (fault) => {
      const order = await anUnshipped();
      await more.troubleFor(order, { port: 'payments', operation: 'payments.refund', fault, times: 1 });
      const { caseNo, money } = await more.refunding(order);
      await refundIs(caseNo, 1, 'accepted');
      await story.after(caseNo, 'P3D');
      expect(await refundIs(caseNo, 1, 'arrived')).toMatchObject({ outcome: 'fulfilled' });
      await expectAtTheProvider(order, [{ key: `${caseNo}/refund/1`, status: 'succeeded', amount: money }]);
    },
    60_000,
  );

  it.each(['never', 'http_500'] as const)(
    '%s: is asked for, and made under the same key once it is known that it was not (R18)',
    async (fault) => {
      const order = await anUnshipped();
      await more.troubleFor(order, { port: 'payments', operation: 'payments.refund', fault, times: 1 });
      const { caseNo, money } = await more.refunding(order);
      await refundIs(caseNo, 1, 'unknown');
      expect(await story.told(caseNo)).not.toContain('refund_accepted');
      expect((await story.ledger(order)).payments).toEqual([expect.objectContaining({ held: money, refunded: 0 })]);
      await story.after(caseNo, 'PT13H');
      await refundIs(caseNo, 1, 'accepted');
      expect(await story.told(caseNo)).toContain('refund_accepted');
      await story.after(caseNo, 'P3D');
      expect(await refundIs(caseNo, 1, 'arrived')).toMatchObject({ outcome: 'fulfilled' });
      await expectAtTheProvider(order, [{ key: `${caseNo}/refund/1`, status: 'succeeded', amount: money }]);
    },
    60_000,
  );

  it('and whose look-up lags behind is asked for again under the same key, which makes it once (R18)', async () => {
    const order = await anUnshipped();
    await more.troubleFor(order, {
      port: 'payments',
      operation: 'payments.refund',
      fault: 'do_then_timeout',
      times: 1,
    });
    await more.troubleFor(order, {
      port: 'payments',
      operation: 'payments.lookup',
      fault: 'read_lag',
      delayMs: 600_000,
      times: 2,
    });
    const { caseNo, money } = await more.refunding(order);
    await refundIs(caseNo, 1, 'unknown');
    await story.after(caseNo, 'P3D');
    expect(await refundIs(caseNo, 1, 'arrived')).toMatchObject({ outcome: 'fulfilled' });
    await expectAtTheProvider(order, [{ key: `${caseNo}/refund/1`, status: 'succeeded', amount: money }]);
  }, 60_000);

  it('a provider that is down for two days gets one refund in the end, and one task at most (R18, D1)', async () => {
    const order = await anUnshipped();
    for (const operation of ['payments.refund', 'payments.lookup'])
      await more.troubleFor(order, { port: 'payments', operation, fault: 'http_500' });
    const { caseNo, money } = await more.refunding(order);
    await refundIs(caseNo, 1, 'unknown');
    await story.after(caseNo, 'P2D');
    expect((await more.eventsOf(caseNo, 'taskOpened')).length).toBeLessThanOrEqual(1);
    await more.endTroubles();
    await story.after(caseNo, 'P1D');
    await refundIs(caseNo, 1, 'accepted');
    await story.after(caseNo, 'P3D');
    expect(await refundIs(caseNo, 1, 'arrived')).toMatchObject({ outcome: 'fulfilled', tasks: [] });
    await expectAtTheProvider(order, [{ key: `${caseNo}/refund/1`, status: 'succeeded', amount: money }]);
  }, 90_000);

  it('a provider that asks for patience is asked again later, until it takes the refund (R18)', async () => {
    const order = await anUnshipped();
    await more.troubleFor(order, { port: 'payments', operation: 'payments.refund', fault: 'http_429', times: 5 });
    const { caseNo, money } = await more.refunding(order);
    await story.after(caseNo, 'PT1H');
    await refundIs(caseNo, 1, 'accepted');
    await story.after(caseNo, 'P3D');
    expect(await refundIs(caseNo, 1, 'arrived')).toMatchObject({ outcome: 'fulfilled' });
    await expectAtTheProvider(order, [{ key: `${caseNo}/refund/1`, status: 'succeeded', amount: money }]);
  }, 60_000);
});

describe('news of a refund', () => {
  it.each(['twice', 'late', 'out_of_order'] as const)(
    'that come %s change it once (R45)',
    async (fault) => {
      const order = await anUnshipped();
      await more.refundPlan(order, [
        { status: 'held', after: 'P1D' },
        { status: 'succeeded', after: 'P1DT1M' },
      ]);
      await more.troubleFor(order, { port: 'payments', operation: 'webhook', fault, times: 2 });
      const { caseNo, money } = await more.refunding(order);
      await story.after(caseNo, 'P2D');
      expect(await refundIs(caseNo, 1, 'arrived')).toMatchObject({ stage: 'followUp', outcome: 'fulfilled' });
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
    const order = await anUnshipped();
    await more.troubleFor(order, { port: 'payments', operation: 'webhook', fault: 'drop' });
    const { caseNo } = await more.refunding(order);
    await story.after(caseNo, 'P4D');
    expect(await refundIs(caseNo, 1, 'arrived')).toMatchObject({ stage: 'followUp', outcome: 'fulfilled' });
    expect(await more.happenedInTheWorld(order, 'webhook.dropped')).toHaveLength(1);
    expect(await story.told(caseNo)).not.toContain('slip');
  }, 60_000);

  it('that speak of another amount than ours are not believed (R7, R24)', async () => {
    const order = await anUnshipped();
    await more.refundPlan(order, []);
    const { caseNo, money } = await more.refunding(order);
    await refundIs(caseNo, 1, 'accepted');
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
    await refundIs(caseNo, 1, 'arrived');
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
      where: ({ customerId, payments }) => payments[0]?.tender === 'card' && owners.has(customerId),
    });
    const other = await story.order(owners.get(order.customerId) ?? '');
    return { order, giftCard: other.payments[0]?.methodId ?? '' };
  }

  it('a gift card has it at once (D1)', async () => {
    const order = await anUnshipped('gift_card');
    const { caseNo, money } = await more.refunding(order);
    expect(await refundIs(caseNo, 1, 'arrived')).toMatchObject({ stage: 'followUp', outcome: 'fulfilled' });
    expect((await story.told(caseNo)).slice(-1)).toEqual(['refund_arrived']);
    await expectAtTheProvider(order, [{ key: `${caseNo}/refund/1`, status: 'succeeded', amount: money }]);
  }, 60_000);

  it('another gift card of the customer may have it, counted against the capture all the same (R7, R16)', async () => {
    const { order, giftCard } = await someoneWithAGiftCard();
    const { caseNo, money } = await more.refunding(order, { refundTo: giftCard });
    expect(await refundIs(caseNo, 1, 'arrived')).toMatchObject({
      refunds: [{ destination: giftCard, paymentId: order.payments[0]?.paymentId }],
      outcome: 'fulfilled',
    });
    expect(await story.refundsInTheWorld(order)).toEqual([
      expect.objectContaining({
        destinationMethodId: giftCard,
        status: 'succeeded',
        amount: { amount: money, currency: 'USD' },
      }),
    ]);
    expect((await story.ledger(order)).payments).toEqual([
      expect.objectContaining({ captured: money, held: 0, refunded: money }),
    ]);
  }, 60_000);

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

describe('a refund that comes back', () => {
  it('after the case was closed is taken up again by finance and paid once more, and the customer hears each step (R20, R45)', async () => {
    const order = await anUnshipped();
    const { caseNo, money } = await more.refunding(order);
    await story.after(caseNo, 'P3D');
    await refundIs(caseNo, 1, 'arrived');
    await story.after(caseNo, 'P6D');
    expect(await story.revisit(caseNo, { solved: true, score: 5 })).toMatchObject({ body: { stage: 'closed' } });
    const before = await story.told(caseNo);

    await more.settle(caseNo, 1, 'reversed');
    expect(await more.taskOf(caseNo, 'stuckRefund')).toMatchObject({
      role: 'finance',
      why: expect.stringContaining('refund 1 came back'),
    });
    expect(await story.read(caseNo)).toMatchObject({
      stage: 'execution',
      waitingOn: 'finance',
      reopened: 1,
      outcome: null,
      revisit: null,
    });
    expect(await more.eventsOf(caseNo, 'caseReopened')).toEqual([
      expect.objectContaining({ data: { why: 'late_truth' } }),
    ]);
    expect((await story.ledger(order)).payments).toEqual([expect.objectContaining({ held: 0, refunded: 0 })]);

    await more.resolve('finance', caseNo, 'stuckRefund', { how: 'retry' });
    await refundIs(caseNo, 2, 'accepted');
    await story.after(caseNo, 'P3D');
    expect(await refundIs(caseNo, 2, 'arrived')).toMatchObject({ stage: 'followUp', outcome: 'fulfilled' });
    expect((await story.told(caseNo)).slice(before.length)).toEqual([
      'refund_reversed',
      'reopened',
      'refund_delayed',
      'refund_accepted',
      'refund_arrived',
    ]);
    await story.after(caseNo, 'P6D');
    expect(await story.read(caseNo)).toMatchObject({ stage: 'followUp', revisit: { asked: true } });
    await expectAtTheProvider(order, [
      { key: `${caseNo}/refund/1`, status: 'reversed', amount: money },
      { key: `${caseNo}/refund/2`, status: 'succeeded', amount: money },
    ]);
  }, 60_000);
});
