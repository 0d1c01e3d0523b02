import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';

const net = ({ lines }: StoryOrder): number => lines[0]?.net.amount ?? 0;
const quantity = ({ lines }: StoryOrder): number => lines[0]?.quantity ?? 0;
const percent = (amount: number, of: number): number => Math.floor((amount * of) / 100);

/** One unit of one article, paid by one means of payment, dear enough to bargain over and cheap enough for an agent. */
const plain = (one: StoryOrder): boolean =>
  one.payments.length === 1 &&
  ['card', 'paypal', 'wallet'].includes(one.payments[0]?.tender ?? '') &&
  quantity(one) === 1 &&
  net(one) > 10_000 &&
  net(one) < 40_000;

const SCRATCHED = {
  problem: 'not_as_described',
  symptom: 'There is a scratch on it.',
  evidence: ['https://photos.example/scratch.jpg'],
};

describe('compensation', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  const anOrder = (where = plain): Promise<StoryOrder> => story.anOrder({ shop: 'retail-cn', where });
  const grantsInTheWorld = async (order: StoryOrder, caseNo: string): Promise<Json[]> =>
    (await story.world('GET', `/world/v1/orders/${encodeURIComponent(order.orderNo)}`)).grants.filter(
      ({ grantKey }: Json) => grantKey.startsWith(caseNo),
    );
  const units = async (order: StoryOrder): Promise<Json[]> => (await story.ledger(order)).units;
  const offer = (caseNo: string, body: Json, role: 'agent' | 'supervisor' = 'agent') =>
    story.act(role, caseNo, '/offers', body);
  const toFollowUp = async (caseNo: string): Promise<Json> => {
    for (let step = 0; step < 30 && (await story.read(caseNo)).stage === 'execution'; step += 1)
      await story.after(caseNo, 'PT12H');
    return story.until(caseNo, ({ stage }) => stage === 'followUp');
  };
  const toClosed = async (caseNo: string): Promise<Json> => {
    await story.after(caseNo, 'P3DT1H');
    await story.revisit(caseNo, { solved: true, score: 5 });
    return story.until(caseNo, ({ stage }) => stage === 'closed');
  };

  it('is bargained for over three rounds: the policy answers what its rule gives, a person what it does not; then the unit gives back so much less (C1, C5, R14, R44)', async () => {
    const order = await anOrder();
    const paid = net(order);
    const caseNo = await story.opened(order, { ...SCRATCHED, wish: 'return_and_refund' });
    expect((await story.read(caseNo)).offer).toMatchObject({
      version: 1,
      remedy: 'return_and_refund',
      money: { amount: paid },
    });

    // Round two: the customer would keep it for a tenth; the rule gives up to a fifth.
    const counter = await story.decline(caseNo, 1, {
      wish: 'partial_refund',
      amount: percent(paid, 10),
      reason: '留下也行，便宜点。',
    });
    expect(counter).toMatchObject({
      status: 200,
      body: {
        waitingOn: 'customer',
        case: {
          tasks: [],
          offer: {
            version: 2,
            remedy: 'partial_refund',
            money: { amount: percent(paid, 10) },
            explanation: { rule: 'kept-for-less' },
          },
        },
      },
    });

    // Round three: a quarter is more than the rule gives; an agent does it, with a coupon on top.
    expect(await story.decline(caseNo, 2, { wish: 'partial_refund', amount: percent(paid, 25) })).toMatchObject({
      body: { waitingOn: 'agent', case: { offer: { version: 2, status: 'declined' }, tasks: [{ kind: 'newOffer' }] } },
    });
    expect(
      await offer(caseNo, {
        remedy: 'partial_refund',
        amount: percent(paid, 25),
        extras: [{ kind: 'coupon', amount: 500 }, { kind: 'apology' }],
        reason: '划痕明显',
      }),
    ).toMatchObject({
      status: 200,
      body: {
        case: {
          proposal: null,
          offer: {
            version: 3,
            money: { amount: percent(paid, 25) },
            grants: [{ kind: 'coupon', worth: { amount: 500, currency: 'CNY' } }, { kind: 'apology' }],
          },
          overrides: [
            { rule: 'kept-for-less', said: 'offer partial_refund', by: { type: 'agent' }, reason: '划痕明显' },
          ],
        },
      },
    });
    expect(await story.accept(caseNo, 2)).toMatchObject({ status: 409, body: { code: 'offer_superseded' } });
    expect(await story.accept(caseNo, 3)).toMatchObject({ status: 200 });

    const done = await toFollowUp(caseNo);
    expect(done).toMatchObject({
      refunds: [{ status: 'arrived', money: { amount: percent(paid, 25), currency: 'CNY' } }],
      grants: [
        { n: 1, kind: 'coupon', status: 'delivered', code: expect.any(String), expiresAt: expect.any(String) },
        { n: 2, kind: 'apology', status: 'delivered' },
      ],
    });
    expect(await grantsInTheWorld(order, caseNo)).toEqual([
      expect.objectContaining({
        grantKey: `${caseNo}/grant/1`,
        kind: 'coupon',
        status: 'active',
        value: { amount: 500, currency: 'CNY' },
      }),
    ]);
    expect(await story.told(caseNo)).toEqual(expect.arrayContaining(['apology', 'grant_delivered', 'refund_arrived']));

    // The customer kept it and may still return it: for what it is worth now.
    expect((await units(order))[0]).toMatchObject({ state: 'free' });
    await toClosed(caseNo);
    const later = await story.opened(order, { ...SCRATCHED, problem: 'defective', wish: 'return_and_refund' });
    expect((await story.read(later)).offer).toMatchObject({
      remedy: 'return_and_refund',
      money: { amount: paid - percent(paid, 25) },
    });
    await story.accept(later);
    await story.until(later, ({ parcel }) => parcel?.status === 'awaitingParcel');
    await story.sendParcel(later);
    expect(await toFollowUp(later)).toMatchObject({
      refunds: [{ status: 'arrived', money: { amount: paid - percent(paid, 25) } }],
    });
    const given = (await story.refundsInTheWorld(order)).map(({ amount }: Json) => amount.amount);
    expect(given.reduce((sum: number, amount: number) => sum + amount, 0)).toBe(paid);
  });

  it('comes beside a return: the coupon is given at once, the money when the goods are back (C1, D6, R47)', async () => {
    const order = await anOrder();
    const caseNo = await story.opened(order, { ...SCRATCHED, wish: 'return_and_refund' });
    await story.decline(caseNo, 1);
    await offer(caseNo, { remedy: 'return_and_refund', extras: [{ kind: 'coupon', amount: 1_000 }], reason: '抱歉' });
    await story.accept(caseNo, 2);
    expect(await story.until(caseNo, ({ grants }) => grants[0]?.status === 'delivered')).toMatchObject({
      stage: 'execution',
      parcel: { status: 'awaitingParcel' },
    });
    await story.sendParcel(caseNo);
    expect(await toFollowUp(caseNo)).toMatchObject({ refunds: [{ money: { amount: net(order) }, status: 'arrived' }] });
    expect(await grantsInTheWorld(order, caseNo)).toHaveLength(1);
  });

  it('is given in the shop’s books as what it is: points, a gift card, a better tier, each under its own key (C1, D6, J3)', async () => {
    const order = await anOrder();
    const caseNo = await story.opened(order, { ...SCRATCHED, wish: 'return_and_refund' });
    await story.decline(caseNo, 1);
    await offer(caseNo, {
      remedy: 'partial_refund',
      amount: 1_000,
      extras: [{ kind: 'points', amount: 300 }, { kind: 'gift_card', amount: 700 }, { kind: 'tier' }],
      reason: '老顾客',
    });
    await story.accept(caseNo, 2);
    const { grants } = await toFollowUp(caseNo);
    expect(grants).toMatchObject([
      { kind: 'points', status: 'delivered', expiresAt: null },
      { kind: 'gift_card', status: 'delivered', code: expect.any(String), expiresAt: expect.any(String) },
      { kind: 'tier', status: 'delivered', worth: { amount: 0 } },
    ]);
    expect((await grantsInTheWorld(order, caseNo)).map(({ grantKey, kind, value }) => [grantKey, kind, value])).toEqual(
      [
        [`${caseNo}/grant/1`, 'points', { points: 300 }],
        [`${caseNo}/grant/2`, 'gift_card', { amount: 700, currency: 'CNY' }],
        [`${caseNo}/grant/3`, 'tier', { tier: 'vip' }],
      ],
    );
  });

  it('is a coupon by rule for who asks for nothing else; the shop says no, a person has it tried again (C2, D6, R19)', async () => {
    const order = await anOrder();
    await story.trouble({ port: 'shop', operation: 'shop.grant', fault: 'refuse', orderNo: order.orderNo, times: 1 });
    const caseNo = await story.opened(order, { ...SCRATCHED, wish: 'compensation' });
    expect((await story.read(caseNo)).offer).toMatchObject({
      remedy: 'coupon',
      money: { amount: 0 },
      grants: [{ kind: 'coupon', worth: { amount: 2_000, currency: 'CNY' } }],
      explanation: { rule: 'small-comfort' },
    });
    await story.accept(caseNo);
    const stuck = await story.until(caseNo, ({ tasks }) => tasks.length > 0);
    expect(stuck).toMatchObject({
      stage: 'execution',
      grants: [{ status: 'failed' }],
      tasks: [{ kind: 'stuck', step: 'grant' }],
    });
    await story.act('agent', caseNo, `/tasks/${stuck.tasks[0].id}/resolve`, { how: 'retry' });
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      grants: [{ status: 'delivered' }],
    });
    expect((await grantsInTheWorld(order, caseNo)).map(({ grantKey }) => grantKey)).toEqual([`${caseNo}/grant/1/2`]);
    expect((await units(order)).every(({ state }) => state === 'free')).toBe(true);
  });

  it('is given once however the shop answers: a lost answer is looked up by its key (D6, R18)', async () => {
    const order = await anOrder();
    await story.trouble({
      port: 'shop',
      operation: 'shop.grant',
      fault: 'do_then_reset',
      orderNo: order.orderNo,
      times: 1,
    });
    const caseNo = await story.opened(order, { ...SCRATCHED, wish: 'compensation' });
    await story.accept(caseNo);
    await story.until(caseNo, ({ stage }) => stage === 'followUp');
    expect(await grantsInTheWorld(order, caseNo)).toHaveLength(1);
  });

  it('can be offered by an agent to whom nothing is left to refund, when it is not solved (C5, E2)', async () => {
    const order = await anOrder();
    const caseNo = await story.opened(order, { ...SCRATCHED, wish: 'return_and_refund' });
    await story.accept(caseNo);
    await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    await story.sendParcel(caseNo);
    await toFollowUp(caseNo);
    await story.after(caseNo, 'P3DT1H');
    expect(await story.revisit(caseNo, { solved: false, score: 1 })).toMatchObject({ body: { stage: 'diagnosis' } });
    // A poor score has brought an apology by itself; the agent is on the case already.
    expect(await story.until(caseNo, ({ grants }) => grants.length === 1)).toMatchObject({
      grants: [{ kind: 'apology', status: 'delivered' }],
      tasks: [{ kind: 'newOffer' }],
    });
    expect(await offer(caseNo, { remedy: 'refund_only', amount: 100, reason: '抱歉' })).toMatchObject({
      body: { code: 'units_not_free' },
    });
    expect(await offer(caseNo, { remedy: 'coupon', amount: 3_000, reason: '抱歉' })).toMatchObject({
      status: 200,
      body: { stage: 'negotiation', case: { offer: { version: 2, remedy: 'coupon' } } },
    });
    await story.accept(caseNo, 2);
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      reopened: 1,
      grants: [{ kind: 'apology' }, { kind: 'coupon', status: 'delivered' }],
    });
    expect(await story.refundsInTheWorld(order)).toHaveLength(1);
  });

  it('follows a poor score of a solved case: apology at once, a person calls and makes a care offer (E2)', async () => {
    const order = await anOrder();
    const caseNo = await story.opened(order, { ...SCRATCHED, wish: 'compensation' });
    await story.accept(caseNo);
    await story.until(caseNo, ({ stage }) => stage === 'followUp');
    await story.after(caseNo, 'P3DT1H');
    await story.revisit(caseNo, { solved: true, score: 2 });
    const poor = await story.until(caseNo, ({ tasks }) => tasks.length > 0);
    expect(poor).toMatchObject({
      stage: 'closed',
      tasks: [{ kind: 'care', role: 'agent', why: 'the customer gave 2 of 5' }],
    });
    expect((await story.told(caseNo)).at(-1)).toBe('apology');
    expect(await offer(caseNo, { remedy: 'coupon', amount: 1_000, reason: '处理太慢' })).toMatchObject({
      status: 200,
      body: { stage: 'negotiation', case: { tasks: [], reopened: 1, offer: { version: 2 } } },
    });
    await story.accept(caseNo, 2);
    await story.until(caseNo, ({ stage }) => stage === 'followUp');
    expect((await grantsInTheWorld(order, caseNo)).map(({ value }) => value.amount)).toEqual([2_000, 1_000]);
  });

  it('of a lowered offer of which a part is accepted is that part’s share, to the cent (C5, R8)', async () => {
    const order = await anOrder(
      (one) =>
        one.payments.length === 1 &&
        one.lines.length >= 2 &&
        one.lines.every((line) => line.quantity === 1 && line.net.amount > 1_000),
    );
    const [first, second] = order.lines;
    const [one, two] = [net(order), second?.net.amount ?? 0];
    const agreed = percent(one + two, 61);
    const caseNo = await story.opened(order, {
      ...SCRATCHED,
      wish: 'return_and_refund',
      items: [first, second].map((line) => ({ line: line?.lineNo, quantity: 1 })),
    });
    await story.decline(caseNo, 1);
    await offer(caseNo, { remedy: 'return_and_refund', amount: agreed, reason: '包装缺失' }, 'supervisor');
    await story.accept(caseNo, 2);
    await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    await story.world('PUT', `/world/v1/orders/${encodeURIComponent(order.orderNo)}/inspection-plan`, {
      units: [
        { lineNo: first?.lineNo, sku: first?.sku, outcome: 'accepted', disposition: 'sellable' },
        { lineNo: second?.lineNo, sku: second?.sku, outcome: 'refused', disposition: 'back_to_customer' },
      ],
    });
    await story.sendParcel(caseNo);
    const due = Math.floor((agreed * one) / (one + two));
    expect(await toFollowUp(caseNo)).toMatchObject({
      settled: { accepted: 1, of: 2 },
      refunds: [{ status: 'arrived', money: { amount: due } }],
    });
  });

  it('can be a gift, sent by the warehouse and followed to the signature (C1, D3, D6)', async () => {
    const order = await anOrder();
    const sku = order.lines[0]?.sku;
    await story.world('PUT', `/world/v1/stock/${sku}`, { available: 9 });
    const caseNo = await story.opened(order, { ...SCRATCHED, wish: 'return_and_refund' });
    await story.decline(caseNo, 1);
    expect(await offer(caseNo, { remedy: 'gift', reason: '一点心意' })).toMatchObject({
      status: 422,
      body: { code: 'extras_invalid' },
    });
    const cheap = { remedy: 'gift', extras: [{ kind: 'gift', amount: 1, sku, quantity: 1 }], reason: '一点心意' };
    const tooCheap = await offer(caseNo, cheap);
    expect(tooCheap).toMatchObject({ status: 422, body: { code: 'extras_invalid', data: { kind: 'gift', sku } } });
    const amount: number = tooCheap.body.data.least;
    // It counts for what the shop sells it for, and that is a supervisor's to give (R43).
    await story.act('supervisor', caseNo, '/offers', {
      ...cheap,
      extras: [{ kind: 'gift', amount, sku, quantity: 1 }],
    });
    await story.accept(caseNo, 2);
    await story.until(caseNo, ({ grants }) => grants[0]?.status === 'granted');
    expect(await toFollowUp(caseNo)).toMatchObject({
      grants: [{ kind: 'gift', status: 'delivered', worth: { amount }, sku, quantity: 1 }],
    });
    const { shipments } = await story.world('GET', `/world/v1/orders/${encodeURIComponent(order.orderNo)}`);
    expect(shipments).toMatchObject([{ reason: 'gift', lines: [{ lineNo: null, sku, quantity: 1 }] }]);
  }, 120_000);

  it('never is tied to what is said in public, in whatever language (G2, R48)', async () => {
    const order = await anOrder();
    const caseNo = await story.opened(order, { ...SCRATCHED, wish: 'return_and_refund' });
    await story.decline(caseNo, 1);
    for (const reason of ['好评返现 10 元', 'a coupon once you remove your review'])
      expect(await offer(caseNo, { remedy: 'coupon', amount: 1_000, reason })).toMatchObject({
        status: 422,
        body: { code: 'tied_to_opinion' },
      });
    expect((await story.read(caseNo)).offer).toMatchObject({ version: 1, status: 'declined' });
  });
});

describe('guidance', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  const STEPS = [{ zh: '长按电源键十秒', en: 'Hold the power key for ten seconds' }];

  /** A colleague sends steps instead of taking the goods back. */
  async function guided(): Promise<string> {
    const order = await story.anOrder({ shop: 'retail-cn', where: plain });
    const caseNo = await story.opened(order, { ...SCRATCHED, wish: 'return_and_refund' });
    await story.decline(caseNo, 1);
    expect(await story.act('agent', caseNo, '/offers', { remedy: 'guidance', reason: '先试一试' })).toMatchObject({
      status: 422,
      body: { code: 'guidance_missing' },
    });
    await story.act('agent', caseNo, '/offers', { remedy: 'guidance', guidance: { steps: STEPS }, reason: '先试一试' });
    await story.accept(caseNo, 2);
    return caseNo;
  }

  it('is confirmed by the customer: solved closes the case without another question (B2, J1)', async () => {
    const caseNo = await guided();
    expect(await story.read(caseNo)).toMatchObject({
      stage: 'execution',
      waitingOn: 'customer',
      guidance: { status: 'sent', steps: STEPS },
      clocks: [{ name: 'guidanceAnswer', then: 'close' }],
    });
    expect((await story.told(caseNo)).at(-1)).toBe('guidance_sent');
    expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/guidance`, { solved: true })).toMatchObject({
      status: 200,
      body: { stage: 'closed', case: { outcome: 'fulfilled', guidance: { status: 'solved' } } },
    });
  });

  it('that did not help brings another offer by a person; silence closes the case (B2, C5)', async () => {
    const caseNo = await guided();
    expect(
      await story.api('agent', 'POST', `/v1/cases/${caseNo}/guidance`, { solved: false, reason: '还是不行' }),
    ).toMatchObject({ body: { stage: 'execution', waitingOn: 'agent' } });
    expect(
      await story.act('agent', caseNo, '/offers', { remedy: 'return_and_refund', reason: '那就退' }),
    ).toMatchObject({
      status: 200,
      body: { stage: 'negotiation', case: { tasks: [], offer: { version: 3, remedy: 'return_and_refund' } } },
    });
    const silent = await guided();
    await story.after(silent, 'P3DT1H');
    expect(await story.read(silent)).toMatchObject({ stage: 'closed', outcome: 'unanswered' });
  });
});
