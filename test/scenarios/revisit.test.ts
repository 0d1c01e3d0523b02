import { daysAfter, minutesAfter } from '#test/support/business-time.ts';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';

describe('the revisit', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  const TOLD_SO_FAR = [
    'request_received',
    'offer_made',
    'offer_accepted',
    'return_authorised',
    'return_in_transit',
    'return_delivered',
    'return_settled',
    'refund_accepted',
    'refund_arrived',
  ];

  const eventsOf = async (caseNo: string, type: string): Promise<Json[]> =>
    (await story.events(caseNo)).filter((one) => one.type === type);
  const within = (due: string, at: string): boolean => minutesAfter(due, at) === 0;

  /** A return whose refund has arrived: the customer has what was agreed. */
  async function fulfilled({ lines = 1 }: { lines?: number } = {}): Promise<{
    caseNo: string;
    order: StoryOrder;
    arrivedAt: string;
  }> {
    const order = await story.anOrder({
      where: ({ lines: sold, payments }) =>
        sold.length >= lines &&
        sold.every(({ quantity }) => quantity === 1) &&
        payments.length === 1 &&
        payments[0]?.tender === 'card',
    });
    const caseNo = await story.opened(order, {
      items: order.lines.slice(0, lines).map(({ lineNo }) => ({ line: lineNo, quantity: 1 })),
    });
    await story.accept(caseNo);
    await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    if (lines > 1) await onlyTheFirstAccepted(order);
    await story.sendParcel(caseNo);
    const { since } = await toFollowUp(caseNo);
    return { caseNo, order, arrivedAt: since };
  }

  /** By half days, so that the follow-up has only just begun. */
  async function toFollowUp(caseNo: string): Promise<Json> {
    for (let step = 0; step < 40 && (await story.read(caseNo)).stage !== 'followUp'; step += 1)
      await story.after(caseNo, 'PT12H');
    return story.until(caseNo, ({ stage }) => stage === 'followUp');
  }

  const onlyTheFirstAccepted = (order: StoryOrder): Promise<Json> =>
    story.world('PUT', `/world/v1/orders/${order.orderNo}/inspection-plan`, {
      units: order.lines
        .slice(0, 2)
        .map(({ lineNo, sku }, n) =>
          n === 0
            ? { lineNo, sku, outcome: 'accepted', disposition: 'sellable' }
            : { lineNo, sku, outcome: 'refused', disposition: 'back_to_customer' },
        ),
    });

  it('is asked five days after the refund arrived and not before; silence closes the case as unanswered (E1, R41)', async () => {
    const { caseNo, arrivedAt } = await fulfilled();
    expect((await story.read(caseNo)).clocks).toMatchObject([
      { name: 'revisit', waitsFor: 'nobody', dueAt: daysAfter(arrivedAt, 5), then: 'ask' },
    ]);
    expect(await story.revisit(caseNo, { solved: true })).toMatchObject({
      status: 409,
      body: { code: 'not_now', data: { stage: 'followUp' } },
    });
    await story.after(caseNo, 'P5DT1H');
    const [asked] = await eventsOf(caseNo, 'revisitAsked');
    expect(within(daysAfter(arrivedAt, 5), asked.at)).toBe(true);
    expect(await story.read(caseNo)).toMatchObject({
      stage: 'followUp',
      waitingOn: 'customer',
      clocks: [{ name: 'revisitAnswer', dueAt: daysAfter(asked.at, 7), then: 'close' }],
    });

    await story.after(caseNo, 'P7D');
    expect(await story.read(caseNo)).toMatchObject({
      stage: 'closed',
      outcome: 'unanswered',
      waitingOn: 'nobody',
      revisit: { asked: true, solved: null },
      clocks: [{ name: 'watch', then: 'archive' }],
    });
    expect(await story.told(caseNo)).toEqual([...TOLD_SO_FAR, 'revisit', 'closed']);
    const closed = (await eventsOf(caseNo, 'stageMoved')).at(-1);
    expect(closed).toMatchObject({ because: 'unanswered', data: { to: 'closed', outcome: 'unanswered' } });
    expect(within(daysAfter(asked.at, 7), closed?.at)).toBe(true);
  });

  it('can still be answered after closing, once, until the watch window ends (E1, R29)', async () => {
    const { caseNo } = await fulfilled();
    await story.after(caseNo, 'P13D');
    expect(await story.read(caseNo)).toMatchObject({ stage: 'closed', outcome: 'unanswered' });
    await story.after(caseNo, 'P20D');
    expect(await story.revisit(caseNo, { solved: true, score: 4 })).toMatchObject({
      status: 200,
      body: { stage: 'closed' },
    });
    expect(await story.read(caseNo)).toMatchObject({ revisit: { solved: true, score: 4 }, reopened: 0 });
    expect(await story.revisit(caseNo, { solved: false })).toMatchObject({
      status: 409,
      body: { code: 'case_closed' },
    });
    await story.after(caseNo, 'P41D');
    await story.until(caseNo, ({ stage }) => stage === 'archived');
    expect(await story.revisit(caseNo, { solved: false })).toMatchObject({
      status: 409,
      body: { code: 'case_closed' },
    });
  });

  it('opens the case again when the problem is not solved: history kept, customer told, a person has to act (E2)', async () => {
    const { caseNo, order } = await fulfilled();
    await story.after(caseNo, 'P6D');
    const before = await story.eventTypes(caseNo);
    expect(
      await story.revisit(caseNo, { solved: false, score: 1, suggestion: 'The money is less than I paid.' }),
    ).toMatchObject({ status: 200, body: { stage: 'diagnosis', waitingOn: 'agent' } });
    const reopened = await story.read(caseNo);
    expect(reopened).toMatchObject({
      stage: 'diagnosis',
      reopened: 1,
      outcome: null,
      agreement: null,
      tasks: [{ kind: 'newOffer', role: 'agent', why: 'the customer says it is not solved' }],
      clocks: [{ name: 'newOffer' }],
      refunds: [{ n: 1, status: 'arrived' }],
    });
    expect((await story.eventTypes(caseNo)).slice(0, before.length)).toEqual(before);
    // The score was poor: an apology goes out by itself.
    await story.until(caseNo, ({ grants }) => grants.length === 1);
    expect((await story.told(caseNo)).slice(-3)).toEqual(['revisit', 'reopened', 'apology']);
    expect(JSON.stringify(await story.events(caseNo))).not.toContain('less than I paid');

    // Everything that was bought is paid back: a second refund of it is impossible; a person may give something else, or nothing.
    expect(
      await story.act('agent', caseNo, '/offers', { remedy: 'refund_only', amount: 100, reason: 'goodwill' }),
    ).toMatchObject({ status: 422, body: { code: 'units_not_free', data: { line: 1, free: 0 } } });
    expect(
      await story.act('agent', caseNo, `/tasks/${reopened.tasks[0].id}/decide`, {
        verdict: 'deny',
        reason: 'all of it was refunded',
      }),
    ).toMatchObject({ status: 200, body: { stage: 'closed' } });
    expect(await story.refundsInTheWorld(order)).toHaveLength(1);
    expect((await story.told(caseNo)).slice(-2)).toEqual(['refused', 'closed']);
  });

  it('leads to another offer for what is still open, which is carried out and asked about again (E2, R44, R47)', async () => {
    const { caseNo, order } = await fulfilled({ lines: 2 });
    const [first, second] = order.lines.map(({ net }) => net.amount);
    expect(await story.read(caseNo)).toMatchObject({
      settled: { accepted: 1, of: 2 },
      refunds: [{ money: { amount: first } }],
    });
    await story.after(caseNo, 'P6D');
    await story.revisit(caseNo, { solved: false });

    expect(
      await story.act('supervisor', caseNo, '/offers', {
        remedy: 'refund_only',
        amount: (second ?? 0) + 1,
        reason: 'keep it',
      }),
    ).toMatchObject({ status: 422, body: { code: 'amount_above_net', data: { most: second } } });
    expect(
      await story.act('supervisor', caseNo, '/offers', { remedy: 'refund_only', amount: 2_000, reason: 'keep it' }),
    ).toMatchObject({
      status: 200,
      body: { stage: 'negotiation', case: { tasks: [], offer: { version: 2, money: { amount: 2_000 } } } },
    });
    // Consent to the offer of before the reopening is no consent to this one.
    expect(await story.accept(caseNo, 1)).toMatchObject({
      status: 409,
      body: { code: 'offer_superseded', data: { version: 2 } },
    });
    expect(await story.accept(caseNo, 2)).toMatchObject({ status: 200 });
    expect(await toFollowUp(caseNo)).toMatchObject({
      reopened: 1,
      refunds: [
        { n: 1, status: 'arrived', money: { amount: first } },
        { n: 2, status: 'arrived', money: { amount: 2_000 } },
      ],
    });
    expect((await story.refundsInTheWorld(order)).map(({ amount }) => amount.amount)).toEqual([first, 2_000]);
    await story.after(caseNo, 'P6D');
    expect(await story.revisit(caseNo, { solved: true, score: 5 })).toMatchObject({
      status: 200,
      body: { stage: 'closed' },
    });
    expect(await story.read(caseNo)).toMatchObject({ outcome: 'fulfilled', reopened: 1, revisit: { solved: true } });
    const units = (await story.ledger(order)).units.filter(({ line }: Json) => line <= 2);
    expect(units.map(({ settledAs }: Json) => settledAs)).toEqual(['returned', 'refunded']);
  });

  it('leads to a second return of what is still open, under a number of its own (E2, D2)', async () => {
    const { caseNo, order } = await fulfilled({ lines: 2 });
    await story.after(caseNo, 'P6D');
    await story.revisit(caseNo, { solved: false });
    await story.act('supervisor', caseNo, '/offers', {
      remedy: 'return_and_refund',
      reason: 'send it again, with the cable',
    });
    await story.accept(caseNo, 2);
    expect(await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel')).toMatchObject({
      parcel: { rma: `RMA-${caseNo}-2` },
      settled: null,
      clocks: [{ name: 'customerShips' }],
    });
    await story.world('PUT', `/world/v1/returns/RMA-${caseNo}-2/inspection-plan`, {
      units: [{ lineNo: 2, sku: order.lines[1]?.sku, outcome: 'accepted', disposition: 'sellable' }],
    });
    await story.sendParcel(caseNo);
    expect(await toFollowUp(caseNo)).toMatchObject({
      settled: { accepted: 1, of: 1 },
      refunds: [{ n: 1 }, { n: 2, status: 'arrived', money: { amount: order.lines[1]?.net.amount } }],
    });
    const units = (await story.ledger(order)).units.filter(({ line }: Json) => line <= 2);
    expect(units.map(({ settledAs }: Json) => settledAs)).toEqual(['returned', 'returned']);
  });

  it('reopens a closed case within the watch window (E2)', async () => {
    const { caseNo } = await fulfilled();
    await story.after(caseNo, 'P13D');
    expect((await story.read(caseNo)).stage).toBe('closed');
    expect(await story.revisit(caseNo, { solved: false })).toMatchObject({
      status: 200,
      body: { stage: 'diagnosis', waitingOn: 'agent' },
    });
    expect(await story.read(caseNo)).toMatchObject({ reopened: 1, outcome: null, tasks: [{ kind: 'newOffer' }] });
    expect((await story.told(caseNo)).slice(-2)).toEqual(['closed', 'reopened']);
  });
});
