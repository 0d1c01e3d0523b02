import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';
import { tellMore, type MoreOfStory } from './telling.ts';

describe('a bank that disputes the payment', () => {
  let stack: SharedStack;
  let story: Story;
  let more: MoreOfStory;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
    more = tellMore(story);
  }, 120_000);
  afterAll(() => stack?.stop());

  const usd = (amount: number): Json => ({ amount, currency: 'USD' });
  const disputed = (order: StoryOrder, body: Json = {}): Promise<Json> =>
    story.world('POST', `/world/v1/payments/${order.payments[0]?.paymentId}/disputes`, {
      reason: 'fraudulent',
      ...body,
    });
  const decided = (disputeId: string, body: Json): Promise<Json> =>
    story.world('POST', `/world/v1/disputes/${disputeId}/close`, body);
  const paymentOf = async (order: StoryOrder): Promise<Json> => (await story.ledger(order)).payments[0];
  const heard = (caseNo: string, status: string): Promise<Json> =>
    story.until(caseNo, ({ disputes }) => disputes.some((one: Json) => one.status === status));

  /** Goods of 100.00 that have not left, with a case that has an offer for them. */
  async function offered(): Promise<{ order: StoryOrder; caseNo: string }> {
    const order = await more.sold(await more.anUnshipped('card', 1), [{ lineNo: 1, quantity: 1, net: 10_000 }]);
    const { body } = await story.open(order, { wish: 'refund_only', items: more.wholeOf(order) });
    return { order, caseNo: body.caseNo };
  }

  it.concurrent(
    'before the refund, and won: what is due waits, evidence is given before the bank’s day, then all is refunded (R22)',
    async () => {
      const { order, caseNo } = await offered();
      const evidenceDueAt = new Date(Date.now() + 9 * DAY).toISOString();
      const { disputeId } = await disputed(order, { evidenceDueAt });
      const told = await heard(caseNo, 'open');
      expect(told.tasks).toEqual([expect.objectContaining({ kind: 'disputeEvidence', role: 'finance' })]);
      expect(told.clocks.find(({ name }: Json) => name === 'disputeEvidence').dueAt).toBe(evidenceDueAt);
      expect(await paymentOf(order)).toMatchObject({ captured: 10_000, held: 0, disputed: 10_000, excess: 0 });

      await story.accept(caseNo);
      const waiting = await story.until(caseNo, ({ owed }) => owed.length === 1);
      expect(waiting).toMatchObject({ stage: 'execution', refunds: [], shortfall: null });
      expect(waiting.owed[0].money).toEqual(usd(10_000));
      expect(await story.told(caseNo)).toContain('refund_disputed');
      expect(await story.refundsInTheWorld(order)).toEqual([]);

      const given = await story.api('finance', 'POST', `/v1/cases/${caseNo}/disputes/${disputeId}/evidence`, {
        text: 'It was delivered to the address of the card.',
        urls: ['https://carrier.example/proof.pdf'],
      });
      expect(given.status).toBe(200);
      expect(await story.until(caseNo, ({ disputes }) => disputes[0].evidence === 'given')).toMatchObject({
        tasks: [],
      });
      const { disputes } = await story.world('GET', `/world/v1/orders/${order.orderNo}`);
      expect(disputes[0].evidence).toHaveLength(1);

      await decided(disputeId, { outcome: 'won' });
      const paying = await story.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
      expect(paying).toMatchObject({ owed: [], refunds: [{ money: usd(10_000) }] });
      await story.after(caseNo, 'P3D');
      expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({ outcome: 'fulfilled' });
      expect(await paymentOf(order)).toMatchObject({ refunded: 10_000, held: 0, disputed: 0, excess: 0 });
    },
    120_000,
  );

  it.concurrent(
    'before the refund, and lost in part: what the bank took counts as paid, the rest is refunded (R22)',
    async () => {
      const { order, caseNo } = await offered();
      const { disputeId } = await disputed(order);
      await heard(caseNo, 'open');
      await story.accept(caseNo);
      await story.until(caseNo, ({ owed }) => owed.length === 1);
      await decided(disputeId, { outcome: 'lost', amount: usd(6_500) });
      const view = await story.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
      expect(view.refunds.map(({ money }: Json) => money)).toEqual([usd(3_500)]);
      expect(view.paidByBank.map(({ money }: Json) => money)).toEqual([usd(6_500)]);
      expect(await story.told(caseNo)).toContain('refund_covered');
      await story.after(caseNo, 'P3D');
      await story.until(caseNo, ({ stage }) => stage === 'followUp');
      expect(await paymentOf(order)).toMatchObject({ captured: 10_000, refunded: 3_500, disputed: 6_500, excess: 0 });
    },
    120_000,
  );

  it.concurrent(
    'of a part of it holds that part and no more (R22)',
    async () => {
      const { order, caseNo } = await offered();
      await disputed(order, { amount: usd(3_000) });
      await heard(caseNo, 'open');
      await story.accept(caseNo);
      const view = await story.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
      expect([view.refunds[0].money, view.owed[0].money]).toEqual([usd(7_000), usd(3_000)]);
    },
    60_000,
  );

  it.concurrent(
    'that the provider names and knows nothing of when asked: a person looks at the refund (R22, R45)',
    async () => {
      const { order, caseNo } = await offered();
      await more.troubleFor(order, {
        port: 'payments',
        operation: 'payments.refund',
        fault: 'refuse',
        code: 'payment_disputed',
        times: 1,
      });
      await story.accept(caseNo);
      const parked = await more.taskOf(caseNo, 'stuckRefund');
      expect(parked.why).toBe('refund 1 failed: payment_disputed');
      await more.resolve(caseNo, 'stuckRefund', { how: 'retry' });
      await story.until(caseNo, ({ refunds }) => refunds[1]?.status === 'accepted');
    },
    60_000,
  );

  it.concurrent(
    'while the refund is on its way, and lost: the money leaves twice until finance has got it back by hand (R7, R22)',
    async () => {
      const { order, caseNo } = await offered();
      await story.accept(caseNo);
      await story.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
      const { disputeId } = await disputed(order, { amount: usd(4_000) });
      const view = await heard(caseNo, 'open');
      expect(view.refunds[0].heldBack).toBe(false);
      expect(await more.taskOf(caseNo, 'disputeExcess')).toMatchObject({ role: 'finance' });
      await decided(disputeId, { outcome: 'lost' });
      await heard(caseNo, 'lost');
      await more.resolve(caseNo, 'disputeExcess', {
        how: 'record',
        outcome: { step: 'lateMoney', how: 'recovered' },
        evidence: 'transfer back of 3 December',
      });
      expect(await paymentOf(order)).toMatchObject({ captured: 10_000, disputed: 0, excess: 0 });
    },
    60_000,
  );

  it.concurrent(
    'of an order that no case is about opens one by itself: finance answers, the customer hears nothing of it (A8, R22, R47)',
    async () => {
      const order = await story.anOrder({ where: ({ payments }) => payments[0]?.tender === 'card' });
      const { disputeId } = await disputed(order);
      const caseOf = async (): Promise<string | undefined> => {
        const { body } = await story.api('finance', 'GET', `/v1/cases?order=${encodeURIComponent(order.orderNo)}`);
        return body.data[0]?.caseNo as string | undefined;
      };
      const end = Date.now() + 60_000;
      while ((await caseOf()) === undefined && Date.now() < end)
        await new Promise((resolve) => setTimeout(resolve, 250));
      const caseNo = (await caseOf()) ?? '';
      const told = await heard(caseNo, 'open');
      expect(told).toMatchObject({ kind: 'payment_dispute', stage: 'diagnosis', waitingOn: 'finance', offer: null });
      expect(told.tasks.map(({ kind }: Json) => kind).toSorted()).toEqual(['bankDispute', 'disputeEvidence']);
      expect((await paymentOf(order)).disputed).toBeGreaterThan(0);
      await decided(disputeId, { outcome: 'lost' });
      expect(await story.until(caseNo, ({ stage }) => stage === 'closed')).toMatchObject({
        outcome: 'answered',
        tasks: [],
        disputes: [{ status: 'lost' }],
      });
      expect(await story.told(caseNo)).toEqual([]);
    },
    120_000,
  );

  it.concurrent(
    'after all was paid and the case closed its work: it is taken up again until the bank has decided (R22, R45, R47)',
    async () => {
      const { order, caseNo } = await offered();
      await story.accept(caseNo);
      await story.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
      await story.after(caseNo, 'P3D');
      await story.until(caseNo, ({ stage }) => stage === 'followUp');
      const { disputeId } = await disputed(order, { amount: usd(10_000) });
      const again = await heard(caseNo, 'open');
      expect(again).toMatchObject({ stage: 'execution', reopened: 1 });
      expect(again.tasks.map(({ kind }: Json) => kind).toSorted()).toEqual(['disputeEvidence', 'disputeExcess']);
      expect(await paymentOf(order)).toMatchObject({ refunded: 10_000, disputed: 0, excess: 10_000 });
      await decided(disputeId, { outcome: 'won' });
      expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({ outcome: 'fulfilled' });
      expect(await paymentOf(order)).toMatchObject({ refunded: 10_000, excess: 0 });
    },
    120_000,
  );
});

const DAY = 86_400_000;
