import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Answer, type Json, type Story, type StoryOrder } from '#test/support/story.ts';

/** Goods that every policy takes back. */
const isPlain = (line: Json): boolean => !['personal-care', 'fresh', 'digital', 'custom-made'].includes(line.category);

describe('a request that is refused', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  /** By an agent, who alone may choose another policy than the shop's. */
  const byAgent = (of: StoryOrder, more: Json): Promise<Answer> =>
    story.api('agent', 'POST', '/v1/cases', {
      shop: 'retail-us',
      order: of.orderNo,
      channel: 'hotline',
      items: [{ line: 1, quantity: 1 }],
      problem: 'no_longer_wanted',
      wish: 'return_and_refund',
      contact: { email: of.email },
      ...more,
    });

  /** What holds of every refusal: its status, code and field, the case behind it, its end, and that the customer was told. */
  async function expectRefused(
    answer: Answer,
    code: string,
    { disputable = false, data }: { disputable?: boolean; data?: Json } = {},
  ): Promise<Json> {
    expect(answer).toMatchObject({
      status: 422,
      body: { code, type: `/problems/${code}`, disputable, ...(data ? { data } : {}) },
    });
    const { case: caseNo } = answer.body;
    expect(answer.headers.get('location')).toBe(`/v1/cases/${caseNo}`);
    const view = await story.read(caseNo);
    expect(view).toMatchObject({
      refusal: { code, disputable, disputed: false },
      offer: null,
      agreement: null,
      tasks: [],
    });
    expect(view).toMatchObject(
      disputable
        ? { stage: 'diagnosis', waitingOn: 'customer' }
        : { stage: 'closed', outcome: 'refused', waitingOn: 'nobody' },
    );
    expect(await story.told(caseNo)).toEqual(['request_received', 'refused', ...(disputable ? [] : ['closed'])]);
    return view;
  }

  it('names an order the shop does not know (order_unknown)', async () => {
    const order = await story.anOrder();
    await expectRefused(await story.open({ ...order, orderNo: 'W0000000' }), 'order_unknown', {
      data: { order: 'W0000000' },
    });
  });

  it("is not answered about somebody else's order (order_of_other_customer)", async () => {
    const order = await story.anOrder();
    const answer = await story.open(order, { contact: { email: 'somebody.else@example.com' } });
    await expectRefused(answer, 'order_of_other_customer');
    expect((await story.ledger(order)).units.every((unit: Json) => unit.state === 'free')).toBe(true);
  });

  it('takes the telephone number of the order as well, however it is written (A2)', async () => {
    const order = await story.anOrder();
    const { order: full } = await story.world('GET', `/world/v1/orders/${order.orderNo}`);
    const phone = (full.customer.phone as string).replaceAll(' ', '-').replace('+1-', '');
    expect(await story.open(order, { contact: { phone } })).toMatchObject({
      status: 201,
      body: { stage: 'negotiation' },
    });
  });

  it('cannot send back what is on its way (order_not_delivered)', async () => {
    const order = await story.anOrder({ status: 'processed' });
    await expectRefused(await story.open(order), 'order_not_delivered');
  });

  it('is too late for an order that was cancelled (order_cancelled)', async () => {
    const order = await story.anOrder({ status: 'cancelled' });
    await expectRefused(await story.open(order), 'order_cancelled');
  });

  it('names a line the order does not have (line_unknown)', async () => {
    const order = await story.anOrder();
    await expectRefused(await story.open(order, { items: [{ line: 99, quantity: 1 }] }), 'line_unknown', {
      data: { line: 99 },
    });
  });

  it('asks for more units than were bought (units_not_free, R1)', async () => {
    const order = await story.anOrder();
    const bought = order.lines[0]?.quantity ?? 0;
    await expectRefused(await story.open(order, { items: [{ line: 1, quantity: bought + 1 }] }), 'units_not_free', {
      data: { line: 1, asked: bought + 1 },
    });
  });

  it('comes a day after the thirty of the shop (window_closed, R36)', async () => {
    const order = await story.anOrder({ deliveredDaysAgo: 31 });
    await expectRefused(await story.open(order), 'window_closed');
  });

  it('is in time on the thirtieth day (R36)', async () => {
    const order = await story.anOrder({ deliveredDaysAgo: 30 });
    expect(await story.open(order)).toMatchObject({ status: 201, body: { stage: 'negotiation' } });
  });

  it('comes a day after the seven of the marketplace, and may be disputed there (window_closed, R36, C5)', async () => {
    const order = await story.anOrder({ deliveredDaysAgo: 8, where: ({ lines }) => lines.every(isPlain) });
    const view = await expectRefused(await byAgent(order, { policy: 'cn-marketplace' }), 'window_closed', {
      disputable: true,
    });
    expect(view).toMatchObject({
      policy: { id: 'cn-marketplace' },
      clocks: [{ name: 'refusalDispute', waitsFor: 'customer', then: 'close' }],
    });
    const decisions = (await story.api('agent', 'GET', `/v1/cases/${view.caseNo}/decisions`)).body.data;
    expect(decisions.at(-1)).toMatchObject({
      kind: 'refusal',
      verdict: 'window_closed',
      rule: 'window-closed',
      policy: 'cn-marketplace',
      facts: { windowOpen: false, daysSinceAnchor: 8 },
    });
  });

  it('is in time on the seventh day of the marketplace, freight on the buyer (R36)', async () => {
    const order = await story.anOrder({ deliveredDaysAgo: 7 });
    const opened = await byAgent(order, { policy: 'cn-marketplace' });
    expect(opened).toMatchObject({
      status: 201,
      body: {
        case: {
          policy: { id: 'cn-marketplace' },
          offer: { freight: 'customer', explanation: { rule: 'no-reason-return' } },
        },
      },
    });
  });

  it('wants goods of an excluded category back without a reason (category_excluded, R34)', async () => {
    const order = await story.anOrder({ where: ({ lines }) => (lines[0] as Json).category === 'personal-care' });
    await expectRefused(await byAgent(order, { policy: 'cn-marketplace' }), 'category_excluded', { disputable: true });
  });

  it('wants the money on a card that is not of the order (refund_method_not_allowed)', async () => {
    const order = await story.anOrder();
    const other = await story.anOrder({
      where: ({ customerId, payments }) => customerId !== order.customerId && payments[0]?.tender === 'card',
    });
    const refundTo = other.payments[0]?.methodId;
    await expectRefused(await story.open(order, { refundTo }), 'refund_method_not_allowed', { data: { refundTo } });
  });

  it('is not refused for quality when the window is shut (R38)', async () => {
    const order = await story.anOrder({ deliveredDaysAgo: 45 });
    const proven = {
      problem: 'defective',
      symptom: 'It no longer switches on.',
      evidence: ['https://files.example.com/1.jpg'],
    };
    const opened = await story.open(order, proven);
    expect(opened).toMatchObject({
      status: 201,
      body: {
        case: {
          finding: { liability: 'merchant', rule: 'merchant-fault' },
          offer: { remedy: 'return_and_refund', freight: 'merchant', explanation: { rule: 'quality-return' } },
        },
      },
    });
  });

  it('may not choose its policy, as an integrator (forbidden)', async () => {
    const order = await story.anOrder();
    expect(await story.open(order, { policy: 'cn-marketplace' })).toMatchObject({
      status: 403,
      body: { code: 'forbidden', errors: [{ pointer: '/policy' }] },
    });
    expect(await byAgent(order, { policy: 'of-nobody' })).toMatchObject({
      status: 422,
      body: { code: 'policy_unknown' },
    });
  });

  it('leaves the units free for a better request (R3)', async () => {
    const order = await story.anOrder();
    const bought = order.lines[0]?.quantity ?? 0;
    await expectRefused(await story.open(order, { items: [{ line: 1, quantity: bought + 1 }] }), 'units_not_free');
    expect(await story.open(order)).toMatchObject({ status: 201, body: { stage: 'negotiation', duplicate: false } });
    expect(
      (await story.ledger(order)).units.filter((unit: Json) => unit.line === 1 && unit.state === 'tied'),
    ).toHaveLength(1);
  });
});
