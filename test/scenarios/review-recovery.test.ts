import { mailOf } from '#test/support/mailbox.ts';
import { minutesAfter } from '#test/support/business-time.ts';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Answer, type Json, type Story, type StoryOrder } from '#test/support/story.ts';

describe('a customer who is unhappy in public', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  const post = (caseNo: string, path: string, body: Json): Promise<Answer> =>
    story.api('agent', 'POST', `/v1/cases/${caseNo}${path}`, body);

  const inPublic = (order: StoryOrder, stars: number): Promise<Json> =>
    story.world('POST', '/world/v1/reviews', {
      orderNo: order.orderNo,
      lineNo: order.lines[0]?.lineNo,
      stars,
      text: 'It broke on the first day.',
    });

  async function caseOf({ orderNo }: StoryOrder): Promise<string | undefined> {
    const { body } = await story.api('agent', 'GET', `/v1/cases?order=${orderNo}&kind=review_recovery`);
    return body.data[0]?.caseNo;
  }

  async function opened(order: StoryOrder): Promise<string> {
    const end = Date.now() + 20_000;
    for (;;) {
      const caseNo = await caseOf(order);
      if (caseNo !== undefined) {
        await story.until(caseNo, ({ tasks }) => tasks.length > 0);
        return caseNo;
      }
      if (Date.now() > end) throw new Error(`no case was opened for ${order.orderNo}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  const cheap = (order: StoryOrder): boolean =>
    order.tier === 'standard' &&
    order.payments[0]?.tender === 'card' &&
    order.lines[0]?.quantity === 1 &&
    order.lines[0].net.amount <= 10_000;
  const dear = (order: StoryOrder): boolean => order.tier === 'standard' && (order.lines[0]?.net.amount ?? 0) > 10_000;

  it('becomes a case by itself, in the queue of those who see to complaints, to be spoken with promptly (A7, G1)', async () => {
    const order = await story.anOrder({ where: dear });
    const { reviewId } = await inPublic(order, 2);
    const caseNo = await opened(order);
    const view = await story.read(caseNo);
    expect(view).toMatchObject({
      kind: 'review_recovery',
      stage: 'diagnosis',
      waitingOn: 'agent',
      request: { review: { reviewId, stars: 2, line: 1 }, channel: 'marketplace' },
      triage: { priority: 2, queue: 'complaint', rule: 'unhappy-in-public' },
      tasks: [{ kind: 'contact', why: 'unhappy in public, 2 of 5' }],
      clocks: [{ name: 'reviewContact', then: 'escalate' }],
    });
    expect(minutesAfter(view.clocks[0].startedAt, view.clocks[0].dueAt)).toBe(4 * 60);
    // Nobody who spoke to others gets our mail about it: a person calls.
    expect(await story.told(caseNo)).toEqual([]);
    expect(await story.told(caseNo, 'agent')).toEqual(['task_contact']);
  });

  it('opens none where the opinion is good enough for the policy (G1)', async () => {
    const [happy, unhappy] = [await story.anOrder({ where: dear }), await story.anOrder({ where: dear })];
    await inPublic(happy, 4);
    await inPublic(unhappy, 3);
    await opened(unhappy);
    expect(await caseOf(happy)).toBeUndefined();
  });

  it('is offered a part of the price for the bad experience once spoken with, and gets exactly that (G1, R48)', async () => {
    const order = await story.anOrder({ where: cheap });
    await inPublic(order, 1);
    const caseNo = await opened(order);
    expect(await post(caseNo, '/contacts', { channel: 'hotline', reached: false })).toMatchObject({ status: 200 });
    expect(await story.read(caseNo)).toMatchObject({ tasks: [{ kind: 'contact' }], firstResponseAt: null });
    await post(caseNo, '/contacts', {
      channel: 'hotline',
      reached: true,
      cause: 'quality',
      notes: 'A spring was loose.',
    });
    const tenth = Math.floor((order.lines[0]?.net.amount ?? 0) / 10);
    expect(await story.until(caseNo, ({ stage }) => stage === 'negotiation')).toMatchObject({
      tasks: [],
      contacts: [
        { reached: false, cause: null },
        { reached: true, cause: 'quality' },
      ],
      offer: {
        remedy: 'partial_refund',
        money: { amount: tenth, currency: 'USD' },
        explanation: { rule: 'badly-served', cites: ['G1'] },
      },
    });
    expect(await story.told(caseNo, 'supervisor')).toEqual(['task_cause']);
    expect(JSON.stringify(await story.events(caseNo))).not.toContain('spring');
    await story.accept(caseNo);
    await story.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
    expect(await story.refundsInTheWorld(order)).toMatchObject([{ amount: { amount: tenth, currency: 'USD' } }]);
  });

  it('is given nothing else when the opinion is changed later: that is kept, and moves no money (G2, R48)', async () => {
    const order = await story.anOrder({ where: dear });
    const { reviewId } = await inPublic(order, 1);
    const caseNo = await opened(order);
    await post(caseNo, '/contacts', { channel: 'chat', reached: true, cause: 'delivery' });
    const before = await story.until(caseNo, ({ stage }) => stage === 'negotiation');
    expect(before.offer).toMatchObject({ remedy: 'coupon', explanation: { rule: 'badly-served-dear' } });
    await story.world('POST', `/world/v1/reviews/${reviewId}/change`, { stars: 5 });
    const after = await story.until(caseNo, ({ opinion }) => opinion !== null);
    expect(after).toMatchObject({ opinion: { stars: 5 }, offer: before.offer, stage: 'negotiation', refunds: [] });
    expect((await story.eventTypes(caseNo)).at(-1)).toBe('reviewChanged');
  });

  it('is answered in public, in the shop’s name and once, in words that promise nothing for it (G2, R48)', async () => {
    const order = await story.anOrder({ where: dear });
    const { reviewId } = await inPublic(order, 2);
    const caseNo = await opened(order);
    for (const text of ['Please change your review and we refund you 20 dollars.', '修改评价后返现20元'])
      expect(await post(caseNo, '/public-replies', { text })).toMatchObject({
        status: 422,
        body: { code: 'tied_to_opinion' },
      });
    expect(await post(caseNo, '/public-replies', { text: 'We are sorry, and look into it.' })).toMatchObject({
      status: 200,
    });
    const end = Date.now() + 15_000;
    const repliesOf = async (): Promise<Json[]> =>
      (await story.world('GET', `/world/v1/orders/${order.orderNo}`)).reviews.find(
        (one: Json) => one.reviewId === reviewId,
      ).replies;
    while ((await repliesOf()).length === 0 && Date.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await repliesOf()).toMatchObject([{ text: 'We are sorry, and look into it.' }]);
    expect(await story.read(caseNo)).toMatchObject({ publicReplies: 1 });
    expect(JSON.stringify(await story.events(caseNo))).not.toContain('We are sorry, and look into it.');
  });

  it('is never offered anything on a condition: offer, answer and notes that tie it are refused (G2, R48)', async () => {
    const order = await story.anOrder({ where: dear });
    await inPublic(order, 2);
    const caseNo = await opened(order);
    const reason = 'a coupon if you delete your negative review';
    expect(await story.act('agent', caseNo, '/offers', { remedy: 'coupon', amount: 500, reason })).toMatchObject({
      status: 422,
      body: { code: 'tied_to_opinion' },
    });
    expect(await post(caseNo, '/replies', { text: '好评返现10元' })).toMatchObject({ status: 422 });
    expect(await story.read(caseNo)).toMatchObject({ offer: null, replies: 0 });
  });

  it('is a person’s where the cause is not known, and its cause is on the weekly list (G1, G3)', async () => {
    const order = await story.anOrder({ where: dear });
    await inPublic(order, 3);
    const caseNo = await opened(order);
    await post(caseNo, '/contacts', { channel: 'chat', reached: true, cause: 'size' });
    await story.until(caseNo, ({ stage }) => stage === 'negotiation');
    const { contacts } = await story.read(caseNo);
    const week = isoWeekOf(new Date(contacts[0].at));
    const list = await story.api('supervisor', 'GET', `/v1/reviews/causes?shop=retail-us&week=${week}`);
    expect(list.body).toMatchObject({ week, shop: 'retail-us' });
    const size = list.body.data.find(({ cause }: Json) => cause === 'size');
    expect(size.cases).toContain(caseNo);
    expect(size.count).toBe(size.cases.length);
    const other = await story.api('supervisor', 'GET', '/v1/reviews/causes?shop=retail-us&week=2020-W10');
    expect(other.body.data).toEqual([]);
    expect(await story.api('supervisor', 'GET', '/v1/reviews/causes?shop=retail-us&week=2025-W53')).toMatchObject({
      status: 400,
    });
  });

  it('hears in its own language what is offered, without a word about opinions (G2, R48)', async () => {
    const order = await story.anOrder({ where: dear });
    await inPublic(order, 2);
    const caseNo = await opened(order);
    await post(caseNo, '/contacts', { channel: 'hotline', reached: true, cause: 'packaging' });
    await story.until(caseNo, ({ stage }) => stage === 'negotiation');
    const { text } = await mailOf({ stack, story }, caseNo, 'offer_made');
    expect(text).not.toMatch(/review|rating|star|feedback/i);
  });
});

/** The ISO week of a day, in New York. */
function isoWeekOf(instant: Date): string {
  const local = new Date(instant.toLocaleDateString('en-CA', { timeZone: 'America/New_York' }));
  const thursday = new Date(local.getTime() + (3 - ((local.getUTCDay() + 6) % 7)) * 86_400_000);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - first) / (7 * 86_400_000)) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}
