import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Answer, type Json, type Story, type StoryOrder } from '#test/support/story.ts';

describe('withdrawing a request', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  const withdraw = (caseNo: string): Promise<Answer> => story.api('agent', 'POST', `/v1/cases/${caseNo}/withdraw`, {});

  /** Withdrawn: closed and told, with nothing left that is tied up, waited for or open to be done. */
  async function expectWithdrawn(caseNo: string, order: StoryOrder): Promise<void> {
    expect(await withdraw(caseNo)).toMatchObject({ status: 200 });
    expect(await story.until(caseNo, ({ stage }) => stage === 'closed')).toMatchObject({
      stage: 'closed',
      outcome: 'withdrawn',
      withdrawn: true,
      tasks: [],
      clocks: [{ name: 'watch' }],
    });
    expect((await story.told(caseNo)).at(-1)).toBe('closed');
    const { units = [] } = await story.ledger(order);
    expect(units.filter(({ state }: Json) => state !== 'free')).toEqual([]);
    expect(await withdraw(caseNo)).toMatchObject({ status: 409, body: { code: 'case_closed' } });
  }

  /** Warehouse and carrier have been told that nothing will come (D2). */
  async function expectTakenBack({ orderNo }: StoryOrder): Promise<void> {
    for (const type of ['return.cancelled', 'label.voided']) {
      const { data } = await story.world(
        'GET',
        `/world/v1/journal?orderNo=${encodeURIComponent(orderNo)}&type=${type}`,
      );
      expect(data).toHaveLength(1);
    }
  }

  async function authorised(): Promise<{ caseNo: string; order: StoryOrder }> {
    const order = await story.anOrder();
    const caseNo = await story.opened(order);
    await story.accept(caseNo);
    await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    return { caseNo, order };
  }

  it('is possible while questions are open (A3)', async () => {
    const order = await story.anOrder();
    await expectWithdrawn(await story.opened(order, { items: undefined }), order);
  });

  it('is possible while a supervisor has to decide, whose task is done with (B5)', async () => {
    const expensive = ({ lines }: StoryOrder): boolean => lines.reduce((sum, { net }) => sum + net.amount, 0) > 500_000;
    const order = await story.anOrder({ where: expensive });
    const items = order.lines.map(({ lineNo, quantity }) => ({ line: lineNo, quantity }));
    const caseNo = await story.opened(order, { items });
    expect(await story.read(caseNo)).toMatchObject({ stage: 'diagnosis', waitingOn: 'supervisor' });
    await expectWithdrawn(caseNo, order);
    const { data } = (await story.api('supervisor', 'GET', '/v1/tasks?role=supervisor')).body;
    expect(data.filter((task: Json) => task.caseNo === caseNo)).toEqual([]);
  });

  it('is possible while an offer is open, which then cannot be accepted any more (C5, R44)', async () => {
    const order = await story.anOrder();
    const caseNo = await story.opened(order);
    await expectWithdrawn(caseNo, order);
    expect(await story.accept(caseNo)).toMatchObject({ status: 409, body: { code: 'case_closed' } });
    expect(await story.decline(caseNo, 1)).toMatchObject({ status: 409, body: { code: 'case_closed' } });
    expect(
      await story.act('agent', caseNo, '/offers', { remedy: 'return_and_refund', amount: 100, reason: 'too late' }),
    ).toMatchObject({ status: 409, body: { code: 'case_closed' } });
    expect(await story.read(caseNo)).toMatchObject({ stage: 'closed', agreement: null });
  });

  it('is possible after a decline, and the agent has nothing left to do (C5)', async () => {
    const order = await story.anOrder();
    const caseNo = await story.opened(order);
    await story.decline(caseNo, 1);
    await expectWithdrawn(caseNo, order);
    expect((await story.events(caseNo)).find(({ type }) => type === 'taskDone')).toMatchObject({
      data: { task: 't1', how: 'superseded' },
    });
  });

  it('is possible after the agreement as long as nothing was sent; the label is then of no use (C4, D2)', async () => {
    const { caseNo, order } = await authorised();
    await expectWithdrawn(caseNo, order);
    await expectTakenBack(order);
    expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/tracking`, { trackingNo: 'OWN-1' })).toMatchObject({
      status: 409,
      body: { code: 'case_closed' },
    });
    await story.after(caseNo, 'P61D');
    expect(await story.until(caseNo, ({ stage }) => stage === 'archived')).toMatchObject({
      outcome: 'withdrawn',
      refunds: [],
    });
  });

  it('does not lose goods that are sent all the same: a person decides on them (R45)', async () => {
    const { caseNo, order } = await authorised();
    const { parcel } = await story.read(caseNo);
    await expectWithdrawn(caseNo, order);
    // The label is void by then: they bring the goods to the warehouse by a way of their own.
    await story.world('POST', `/world/v1/returns/${parcel.rma}/receive`, {});
    await story.after(caseNo, 'P6D');
    expect(await story.until(caseNo, ({ tasks }) => tasks.length > 0)).toMatchObject({
      stage: 'closed',
      outcome: 'withdrawn',
      // nobody decided for days: by then the manager was called (F2)
      tasks: [{ kind: 'decide', role: 'manager' }],
      refunds: [],
    });
    expect(
      await story.act('supervisor', caseNo, '/tasks/t1/decide', { verdict: 'deny', reason: 'sent back at our cost' }),
    ).toMatchObject({ status: 200, body: { stage: 'closed' } });
    expect(await story.read(caseNo)).toMatchObject({ outcome: 'withdrawn', tasks: [] });
    expect(await story.refundsInTheWorld(order)).toEqual([]);
  });

  it('does not keep the money for goods that a supervisor takes back after all (R45, D1)', async () => {
    const { caseNo, order } = await authorised();
    const { parcel, offer } = await story.read(caseNo);
    await expectWithdrawn(caseNo, order);
    // The label is void by then: they bring the goods to the warehouse by a way of their own.
    await story.world('POST', `/world/v1/returns/${parcel.rma}/receive`, {});
    await story.after(caseNo, 'P6D');
    await story.until(caseNo, ({ tasks }) => tasks.length > 0);
    expect(
      await story.act('supervisor', caseNo, '/tasks/t1/decide', { verdict: 'grant', reason: 'they are here' }),
    ).toMatchObject({ status: 200 });
    await story.after(caseNo, 'P10D');
    expect(await story.read(caseNo)).toMatchObject({
      withdrawn: false,
      refunds: [{ status: 'arrived', money: offer.money }],
    });
    expect((await story.ledger(order)).units.filter(({ line }: Json) => line === 1)).toEqual([
      expect.objectContaining({ state: 'settled', caseNo }),
    ]);
  });

  it('never pays for goods that another case has by now, whoever grants it (R1, R7)', async () => {
    const { caseNo, order } = await authorised();
    const { parcel } = await story.read(caseNo);
    await expectWithdrawn(caseNo, order);
    const second = await story.opened(order);
    // The label is void by then: they bring the goods to the warehouse by a way of their own.
    await story.world('POST', `/world/v1/returns/${parcel.rma}/receive`, {});
    await story.after(caseNo, 'P6D');
    await story.until(caseNo, ({ tasks }) => tasks.length > 0);
    await story.act('supervisor', caseNo, '/tasks/t1/decide', { verdict: 'grant', reason: 'they are here' });
    const ended = await story.until(caseNo, ({ stage }) => stage === 'closed');
    expect(ended).toMatchObject({ outcome: 'nothing_acceptable', settled: { accepted: 0 }, refunds: [] });
    const units = (await story.ledger(order)).units.filter(({ line }: Json) => line === 1);
    expect(units).toEqual([expect.objectContaining({ state: 'tied', caseNo: second })]);
  });

  it('is refused once the goods are on their way (D2)', async () => {
    const { caseNo } = await authorised();
    await story.sendParcel(caseNo);
    await story.after(caseNo, 'PT12H');
    await story.until(caseNo, ({ parcel }) => parcel.status === 'inTransit');
    expect(await withdraw(caseNo)).toMatchObject({
      status: 409,
      body: { code: 'not_now', data: { stage: 'execution' } },
    });
  });

  it('is refused once money has moved, and when the case is over (D1)', async () => {
    const order = await story.anOrder({ status: 'pending' });
    const caseNo = await story.opened(order, {
      wish: 'refund_only',
      items: order.lines.map(({ lineNo, quantity }) => ({ line: lineNo, quantity })),
    });
    await story.accept(caseNo);
    // The shop is being told to stop the goods: from here on it is too late, whatever the shop has answered yet.
    expect(await withdraw(caseNo)).toMatchObject({ status: 409, body: { code: 'not_now' } });
    await story.until(caseNo, ({ unitsCancelled, refunds }) => unitsCancelled && refunds.length > 0);
    expect(await withdraw(caseNo)).toMatchObject({ status: 409, body: { code: 'not_now' } });
    await story.after(caseNo, 'P12D');
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      refunds: [{ status: 'arrived' }],
    });
    expect(await withdraw(caseNo)).toMatchObject({
      status: 409,
      body: { code: 'not_now', data: { stage: 'followUp' } },
    });
  });

  it('may be done by the customer through the link of the case, and of no other (A1)', async () => {
    const [mine, other] = [await story.anOrder(), await story.anOrder()];
    const [caseNo, otherNo] = [await story.opened(mine), await story.opened(other)];
    const { token } = (await story.api('agent', 'POST', `/v1/cases/${caseNo}/links`, {})).body;
    const asCustomer = (no: string, key: string): Promise<Answer> =>
      story.call('POST', `${stack.api}/v1/cases/${no}/withdraw`, {
        body: {},
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': key },
      });
    expect(await asCustomer(otherNo, 'k1')).toMatchObject({ status: 404, body: { code: 'case_unknown' } });
    expect(await asCustomer(caseNo, 'k2')).toMatchObject({ status: 200, body: { stage: 'closed' } });
    expect((await story.events(caseNo)).find(({ type }) => type === 'withdrawn').by.type).toBe('customer');
  });
});
