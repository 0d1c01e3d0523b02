import { daysAfter, endOfWorkingDay, minutesAfter } from '#test/support/business-time.ts';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';

const AGENT_LIMIT = 50_000;
const firstNet = ({ lines }: StoryOrder): number => lines[0]?.net.amount ?? 0;

describe('the negotiation of an offer', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  const eventsOf = async (caseNo: string, type: string): Promise<Json[]> =>
    (await story.events(caseNo)).filter((one) => one.type === type);
  const moveTo = async (caseNo: string, to: string): Promise<Json> => {
    const moved = await story.api('supervisor', 'POST', `/v1/cases/${caseNo}/fast-forward`, { to });
    expect(moved.status).toBe(200);
    return moved.body;
  };

  it('ends in a second round with a lowered amount, and exactly that is refunded (C5, R43, R44)', async () => {
    const order = await story.anOrder({
      where: (one) => firstNet(one) > AGENT_LIMIT && one.payments[0]?.tender !== 'gift_card',
    });
    const most = firstNet(order);
    const caseNo = await story.opened(order);
    expect(
      await story.decline(caseNo, 1, { wish: 'refund_only', reason: 'Too far to the post office.' }),
    ).toMatchObject({
      status: 200,
      body: {
        stage: 'negotiation',
        waitingOn: 'agent',
        case: { offer: { version: 1, status: 'declined' }, tasks: [{ id: 't1', kind: 'newOffer', role: 'agent' }] },
      },
    });
    const [declined] = await eventsOf(caseNo, 'offerDeclined');
    expect(declined).toMatchObject({ data: { version: 1, wish: 'refund_only' } });
    expect((await story.read(caseNo)).clocks).toMatchObject([
      { name: 'newOffer', dueAt: endOfWorkingDay(declined.at, 2), then: 'escalate' },
    ]);
    expect(await story.told(caseNo, 'agent')).toEqual(['task_newOffer']);

    const round = { remedy: 'return_and_refund', reason: 'opened box' };
    expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/offers`, { ...round, amount: 100 })).toMatchObject({
      status: 428,
      body: { code: 'precondition_required' },
    });
    expect(await story.act('agent', caseNo, '/offers', { ...round, amount: most + 1 })).toMatchObject({
      status: 422,
      body: { code: 'amount_above_net', data: { most } },
    });
    expect(await story.act('supervisor', caseNo, '/offers', { ...round, amount: most + 1 })).toMatchObject({
      status: 422,
      body: { code: 'amount_above_net' },
    });
    expect(await story.read(caseNo)).toMatchObject({
      offer: { version: 1, status: 'declined' },
      tasks: [{ id: 't1' }],
    });

    expect(await story.act('agent', caseNo, '/offers', { ...round, amount: AGENT_LIMIT })).toMatchObject({
      status: 200,
      body: {
        waitingOn: 'customer',
        case: { tasks: [], offer: { version: 2, status: 'open', money: { amount: AGENT_LIMIT, currency: 'USD' } } },
      },
    });
    expect(await story.accept(caseNo, 1)).toMatchObject({
      status: 409,
      body: { code: 'offer_superseded', data: { version: 2 } },
    });
    expect(await story.decline(caseNo, 1)).toMatchObject({
      status: 409,
      body: { code: 'offer_superseded', data: { version: 2 } },
    });
    expect(await story.accept(caseNo, 2)).toMatchObject({ status: 200 });
    expect(await story.accept(caseNo, 2)).toMatchObject({ status: 409, body: { code: 'not_now' } });

    await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    expect(await story.act('agent', caseNo, '/offers', { ...round, amount: 100 })).toMatchObject({
      status: 409,
      body: { code: 'not_now' },
    });
    await story.sendParcel(caseNo);
    await story.after(caseNo, 'P12D');
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      agreement: { offer: 2 },
      refunds: [{ status: 'arrived', money: { amount: AGENT_LIMIT, currency: 'USD' } }],
    });
    expect(await story.refundsInTheWorld(order)).toEqual([
      expect.objectContaining({ status: 'succeeded', amount: { amount: AGENT_LIMIT, currency: 'USD' } }),
    ]);
    expect((await story.told(caseNo)).slice(0, 11)).toEqual([
      'request_received',
      'offer_made',
      'offer_declined',
      'offer_made',
      'offer_accepted',
      'return_authorised',
      'return_in_transit',
      'return_delivered',
      'return_settled',
      'refund_accepted',
      'refund_arrived',
    ]);
  });

  it('allows a supervisor what is above an agent’s limit (R43)', async () => {
    const order = await story.anOrder({ where: (one) => firstNet(one) > AGENT_LIMIT });
    const caseNo = await story.opened(order);
    await story.decline(caseNo, 1);
    expect(
      await story.act('supervisor', caseNo, '/offers', {
        remedy: 'return_and_refund',
        freight: 'merchant',
        reason: 'as before, and we pay the way',
      }),
    ).toMatchObject({
      status: 200,
      body: {
        case: {
          offer: {
            version: 2,
            money: { amount: firstNet(order) },
            explanation: { rule: 'offer by a person', says: { en: 'as before, and we pay the way' } },
          },
        },
      },
    });
    const [, second] = await eventsOf(caseNo, 'offerMade');
    expect(second).toMatchObject({ by: { type: 'supervisor' }, because: 'offer by a person' });
  });

  it('goes over as many rounds as it takes, each with its own version and deadline (C5, R44)', async () => {
    const order = await story.anOrder({ where: (one) => firstNet(one) < AGENT_LIMIT });
    const caseNo = await story.opened(order);
    for (const version of [1, 2, 3]) {
      expect(await story.decline(caseNo, version)).toMatchObject({ status: 200, body: { waitingOn: 'agent' } });
      await story.after(caseNo, 'PT3H');
      expect(
        await story.act('agent', caseNo, '/offers', {
          remedy: 'return_and_refund',
          amount: 1_000 + version,
          reason: 'another try',
        }),
      ).toMatchObject({ status: 200 });
    }
    const { offer, clocks } = await story.read(caseNo);
    expect(offer).toMatchObject({ version: 4, status: 'open', money: { amount: 1_003 } });
    expect(clocks).toMatchObject([
      {
        name: 'offerAnswer',
        dueAt: daysAfter(offer.madeAt, 7),
        reminders: [daysAfter(offer.madeAt, 3), daysAfter(offer.madeAt, 6)],
      },
    ]);
    expect(await story.accept(caseNo, 4)).toMatchObject({ status: 200 });
  });

  it('ends refused when an agent has nothing more to offer, and says so; a grant without an offer is not possible (C5, R37)', async () => {
    const order = await story.anOrder();
    const caseNo = await story.opened(order);
    await story.decline(caseNo, 1);
    expect(await story.act('agent', caseNo, '/tasks/t1/decide', { verdict: 'grant', reason: 'fine' })).toMatchObject({
      status: 409,
      body: { code: 'not_now' },
    });
    expect(
      await story.act('agent', caseNo, '/tasks/t1/decide', { verdict: 'deny', reason: 'this was all' }),
    ).toMatchObject({ status: 200, body: { stage: 'closed' } });
    expect(await story.read(caseNo)).toMatchObject({ outcome: 'refused', tasks: [], waitingOn: 'nobody' });
    expect((await story.told(caseNo)).slice(2)).toEqual(['offer_declined', 'refused', 'closed']);
    expect((await story.ledger(order)).units.every(({ state }: Json) => state === 'free')).toBe(true);
    expect(await story.accept(caseNo, 1)).toMatchObject({ status: 409, body: { code: 'case_closed' } });
  });

  it('escalates while the agent is silent, until the last offer stands again (C5, F2, R41)', async () => {
    const order = await story.anOrder();
    const caseNo = await story.opened(order);
    await story.decline(caseNo, 1);
    const [declined] = await eventsOf(caseNo, 'offerDeclined');
    const first = endOfWorkingDay(declined.at, 2);
    const second = endOfWorkingDay(first, 2);

    await moveTo(caseNo, new Date(Date.parse(first) + 60_000).toISOString());
    expect(await story.read(caseNo)).toMatchObject({
      waitingOn: 'senior',
      offer: { version: 1, status: 'declined' },
      tasks: [{ id: 't1', role: 'senior', level: 1 }],
      clocks: [{ name: 'newOffer', dueAt: second }],
    });
    expect(await story.told(caseNo, 'senior')).toEqual(['task_overdue']);

    await moveTo(caseNo, new Date(Date.parse(second) + 60_000).toISOString());
    const standing = await story.read(caseNo);
    expect(standing).toMatchObject({
      waitingOn: 'customer',
      tasks: [],
      offer: { version: 2, status: 'open', money: order.lines[0]?.net },
    });
    const [, again] = await eventsOf(caseNo, 'offerMade');
    expect(again).toMatchObject({ by: { type: 'system', id: 'newOffer' }, because: 'merchant silent' });
    expect(minutesAfter(second, again.at)).toBe(0);
    expect(await story.told(caseNo)).toEqual(['request_received', 'offer_made', 'offer_declined', 'offer_made']);

    expect(await story.accept(caseNo, 1)).toMatchObject({
      status: 409,
      body: { code: 'offer_superseded', data: { version: 2 } },
    });
    expect(await story.accept(caseNo, 2)).toMatchObject({ status: 200 });
  });

  it('is won by one of two answers of the same instant; the other one sees what came of it (R42)', async () => {
    const order = await story.anOrder();
    const caseNo = await story.opened(order);
    const answers = await Promise.all([story.accept(caseNo), story.decline(caseNo, 1), story.accept(caseNo)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual(['not_now', 'not_now']);
    const types = await story.eventTypes(caseNo);
    expect(types.filter((type) => type === 'offerAccepted' || type === 'offerDeclined')).toHaveLength(1);
  });
});
