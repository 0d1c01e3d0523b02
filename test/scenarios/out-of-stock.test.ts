import { mailOf } from '#test/support/mailbox.ts';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Answer, type Json, type Story, type StoryOrder } from '#test/support/story.ts';

describe('goods that cannot be shipped', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  const DAY_MS = 86_400_000;
  const pending = (): Promise<StoryOrder> =>
    story.anOrder({
      status: 'pending',
      where: ({ lines, payments, tier }) =>
        tier === 'standard' && lines.length === 1 && payments.length === 1 && payments[0]?.tender === 'card',
    });

  /** The shop says that it cannot ship, and the case that it opened. */
  async function calledBack(order: StoryOrder, expectedAt: string | null): Promise<string> {
    const lines = order.lines.map(({ lineNo, quantity }) => ({ lineNo, quantity }));
    await story.world('POST', `/world/v1/orders/${order.orderNo}/cannot-ship`, { lines, expectedAt });
    const end = Date.now() + 20_000;
    for (;;) {
      const { body } = await story.api('agent', 'GET', `/v1/cases?order=${order.orderNo}`);
      const caseNo = body.data[0]?.caseNo;
      if (caseNo !== undefined) return caseNo;
      if (Date.now() > end) throw new Error(`nobody was called back about ${order.orderNo}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  const choose = (caseNo: string, wish: string): Promise<Answer> =>
    story.api('agent', 'POST', `/v1/cases/${caseNo}/answers`, { wish });

  it('are told at once, with the day they are expected and the choices there are (D7, D9)', async () => {
    const order = await pending();
    const expectedAt = new Date(Date.now() + 6 * DAY_MS).toISOString();
    const caseNo = await calledBack(order, expectedAt);
    expect(await story.read(caseNo)).toMatchObject({
      kind: 'out_of_stock',
      stage: 'intake',
      waitingOn: 'customer',
      questions: ['wish'],
      request: { problem: 'out_of_stock', expectedAt },
    });
    expect(await story.told(caseNo)).toEqual(['out_of_stock']);
    const mail = await mailOf({ stack, story }, caseNo, 'out_of_stock');
    expect(mail.to).toBe(order.email);
    expect(mail.text).toContain('wait for them, have your money back, or take something else');
  });

  it('can be waited for: the day is a promise that is watched until the goods have left (D9, E6)', async () => {
    const order = await pending();
    const expectedAt = new Date(Date.now() + 6 * DAY_MS).toISOString();
    const caseNo = await calledBack(order, expectedAt);
    expect(await choose(caseNo, 'wait')).toMatchObject({ status: 200 });
    expect(await story.until(caseNo, ({ stage }) => stage === 'execution')).toMatchObject({
      waitingOn: 'warehouse',
      agreement: { remedy: 'wait' },
      promises: [{ id: 'p1', dueAt: expectedAt, status: 'open' }],
      clocks: [{ name: 'promise', dueAt: expectedAt }],
    });
    expect(await story.told(caseNo)).toContain('promise_made');
    await story.api('agent', 'POST', `/v1/cases/${caseNo}/promises/p1/keep`, {});
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({ outcome: 'fulfilled' });
  });

  it('are not forgotten when the day passes: it climbs, and another offer can be made (D9, F2)', async () => {
    const order = await pending();
    const caseNo = await calledBack(order, new Date(Date.now() + 3 * DAY_MS).toISOString());
    await choose(caseNo, 'wait');
    await story.until(caseNo, ({ stage }) => stage === 'execution');
    await story.after(caseNo, 'P4D');
    expect(await story.told(caseNo, 'senior')).toContain('promise_missed');
    expect(
      await story.act('supervisor', caseNo, '/offers', { remedy: 'refund_only', reason: 'the goods did not come' }),
    ).toMatchObject({ status: 200, body: { stage: 'negotiation' } });
  });

  it('can be given up for the whole price, shipping included (D9, R11)', async () => {
    const order = await pending();
    const caseNo = await calledBack(order, null);
    await choose(caseNo, 'refund_only');
    expect(await story.until(caseNo, ({ stage }) => stage === 'negotiation')).toMatchObject({
      offer: { remedy: 'refund_only', explanation: { rule: 'not-shipped' } },
    });
    await story.accept(caseNo);
    await story.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
    const [refund] = await story.refundsInTheWorld(order);
    expect(refund.amount.amount).toBe(order.payments[0]?.captured.amount);
  });

  it('are a person’s to replace when the customer takes something else (D9)', async () => {
    const order = await pending();
    const caseNo = await calledBack(order, null);
    await choose(caseNo, 'exchange');
    expect(await story.until(caseNo, ({ tasks }) => tasks.length > 0)).toMatchObject({
      stage: 'diagnosis',
      waitingOn: 'agent',
      triage: { priority: 2, rule: 'call-back' },
      tasks: [{ kind: 'newOffer' }],
    });
  });

  it('are one case, however often the shop says so (A8, R45)', async () => {
    const order = await pending();
    const caseNo = await calledBack(order, null);
    await calledBack(order, null);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const { body } = await story.api('agent', 'GET', `/v1/cases?order=${order.orderNo}`);
    expect(body.data.map((line: Json) => line.caseNo)).toEqual([caseNo]);
  });
});
