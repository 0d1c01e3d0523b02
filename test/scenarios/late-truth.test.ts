import { connectClient, type ConnectedClient } from '#temporal/connection.ts';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';
import { tellMore, type MoreOfStory } from './telling.ts';

let stack: SharedStack;
let story: Story;
let more: MoreOfStory;
let temporal: ConnectedClient;

beforeAll(async () => {
  stack = await sharedStack();
  story = tell(stack);
  more = tellMore(story);
  temporal = await connectClient(stack.environment);
}, 120_000);
afterAll(async () => {
  await temporal?.connection.close();
  await stack?.stop();
});

const anOrder = (): Promise<StoryOrder> => story.anOrder({ where: ({ payments }) => payments[0]?.tender === 'card' });

/** A parcel that the world lost and an agent gave up: paid, asked about, closed and watched. */
async function lostAndPaid(): Promise<{ order: StoryOrder; caseNo: string; trackingNo: string }> {
  const order = await anOrder();
  const { caseNo } = await more.sent(order, {}, { arrivesIn: 'P30D' });
  const { parcel } = await story.until(caseNo, ({ parcel: way }) => way.status === 'inTransit');
  const { trackingNo } = parcel;
  await story.world('POST', `/world/v1/parcels/${trackingNo}/lose`);
  await story.after(caseNo, 'P7DT1H');
  await more.resolve(caseNo, 'traceParcel', {
    how: 'record',
    outcome: { step: 'traceParcel', status: 'lost' },
    evidence: 'letter of the carrier',
  });
  await story.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
  await story.after(caseNo, 'P9D');
  expect(await story.revisit(caseNo, { solved: true })).toMatchObject({ status: 200 });
  return { order, caseNo, trackingNo };
}

describe('what comes after the end', () => {
  it('a lost parcel that turns up: its goods are counted in, and nothing is paid a second time (R29, R45, D8)', async () => {
    const { order, caseNo, trackingNo } = await lostAndPaid();
    expect(await story.read(caseNo)).toMatchObject({ stage: 'closed', outcome: 'fulfilled' });
    const told = await story.told(caseNo);

    await story.world('POST', `/world/v1/parcels/${trackingNo}/scan`, { status: 'delivered' });
    await story.after(caseNo, 'P1D');
    expect(await story.read(caseNo)).toMatchObject({ stage: 'closed', outcome: 'fulfilled', tasks: [], reopened: 0 });
    expect((await more.eventsOf(caseNo, 'lateEventNoted')).map(({ data }) => data)).toEqual([
      { what: 'parcel delivered', effect: 'kept' },
      { what: 'goods inspected', effect: 'stock' },
    ]);
    expect(await more.eventsOf(caseNo, 'returnInspected')).toHaveLength(1);
    expect(await story.refundsInTheWorld(order)).toHaveLength(1);
    expect(await story.told(caseNo)).toEqual(told);
  }, 60_000);

  /** The label is void by then: the goods reach the warehouse by some other way, under their RMA. */
  async function broughtBack(caseNo: string): Promise<void> {
    const { parcel } = await story.read(caseNo);
    await story.world('POST', `/world/v1/returns/${parcel.rma}/receive`, {});
  }

  it('goods that come back after the return had lapsed are for a supervisor to decide, and a yes pays them (R45, D2)', async () => {
    const order = await anOrder();
    const { caseNo, money } = await more.agreed(order);
    await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    await story.after(caseNo, 'P15D');
    expect(await story.read(caseNo)).toMatchObject({ stage: 'closed', outcome: 'lapsed' });
    expect((await story.ledger(order)).units[0]).toMatchObject({ state: 'free' });

    await broughtBack(caseNo);
    await story.after(caseNo, 'P3D');
    const task = await more.taskOf(caseNo, 'decide');
    expect(task).toMatchObject({ role: 'supervisor', why: 'goods came back after the return had lapsed' });
    expect(
      await story.act('supervisor', caseNo, `/tasks/${task.id}/decide`, {
        verdict: 'grant',
        reason: 'The goods are here and in order.',
      }),
    ).toMatchObject({ status: 200 });
    await story.until(caseNo, ({ settled }) => settled !== null);
    await story.after(caseNo, 'P3D');
    expect(await story.read(caseNo)).toMatchObject({
      stage: 'followUp',
      outcome: 'fulfilled',
      reopened: 1,
      settled: { accepted: 1, of: 1 },
    });
    expect((await story.refundsInTheWorld(order)).map(({ amount }) => amount.amount)).toEqual([money]);
    expect((await story.ledger(order)).units[0]).toMatchObject({ state: 'settled', caseNo });
  }, 60_000);

  it('goods back after the lapse that a supervisor does not take stay a lapsed case without money (R45)', async () => {
    const order = await anOrder();
    const { caseNo } = await more.agreed(order);
    await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    await story.after(caseNo, 'P15D');
    await broughtBack(caseNo);
    await story.after(caseNo, 'P3D');
    const task = await more.taskOf(caseNo, 'decide');
    expect(
      await story.act('supervisor', caseNo, `/tasks/${task.id}/decide`, {
        verdict: 'deny',
        reason: 'Too late by weeks, told so before.',
      }),
    ).toMatchObject({ status: 200 });
    expect(await story.read(caseNo)).toMatchObject({ stage: 'closed', outcome: 'lapsed', tasks: [], refunds: [] });
    expect(await story.refundsInTheWorld(order)).toEqual([]);
  }, 60_000);

  it('money that comes back while the customer is being asked is paid again first, and then asked about (R20, E1)', async () => {
    const order = await anOrder();
    const { caseNo, money } = await more.returned(order);
    await story.after(caseNo, 'P8D');
    expect(await story.read(caseNo)).toMatchObject({ stage: 'followUp', revisit: { asked: true } });
    await more.settle(caseNo, 1, { status: 'reversed', failureCode: 'account_closed' });
    expect(await more.taskOf(caseNo, 'stuckRefund')).toMatchObject({ why: 'refund 1 came back: account_closed' });
    expect(await story.revisit(caseNo, { solved: true })).toMatchObject({ status: 409 });
    const record = {
      how: 'record',
      outcome: { step: 'refund', report: { status: 'arrived', ref: 'BANK-9' } },
      evidence: 'transfer of 12 March',
    };
    const { id } = await more.taskOf(caseNo, 'stuckRefund');
    expect(await story.act('finance', caseNo, `/tasks/${id}/resolve`, record)).toMatchObject({
      status: 409,
      body: { code: 'not_now' },
    });

    await more.troubleFor(order, {
      port: 'payments',
      operation: 'payments.refund',
      fault: 'refuse',
      code: 'account_closed',
    });
    await more.resolve(caseNo, 'stuckRefund', { how: 'retry' });
    await story.until(caseNo, ({ refunds, tasks }) => refunds[1]?.status === 'failed' && tasks.length === 1);
    await more.resolve(caseNo, 'stuckRefund', record);
    expect(await story.read(caseNo)).toMatchObject({
      stage: 'followUp',
      outcome: 'fulfilled',
      tasks: [],
      refunds: [
        { n: 1, status: 'reversed', replacedBy: 2 },
        { n: 2, status: 'arrived', providerRef: 'BANK-9' },
      ],
    });
    expect((await story.ledger(order)).payments).toEqual([expect.objectContaining({ held: 0, refunded: money })]);
  }, 60_000);

  it('after the watch window nothing moves the case any more, and the news is kept (R45)', async () => {
    const order = await anOrder();
    const { caseNo } = await more.returned(order);
    await story.after(caseNo, 'P14D');
    await story.after(caseNo, 'P70D');
    expect(await story.until(caseNo, ({ stage }) => stage === 'archived')).toMatchObject({
      outcome: 'unanswered',
      tasks: [],
    });
    const { version } = await story.read(caseNo);
    await more.settle(caseNo, 1, 'reversed');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await story.read(caseNo)).toMatchObject({ stage: 'archived', version });
  }, 60_000);
});

describe('a case that cannot go on', () => {
  it('because the warehouse refuses is stuck for everybody to see, and goes on once the reason is gone (design 3.6, B6)', async () => {
    const order = await anOrder();
    await more.troubleFor(order, {
      port: 'warehouse',
      operation: 'warehouse.authorise',
      fault: 'refuse',
      code: 'returns_closed',
    });
    const { caseNo } = await more.agreed(order);
    const task = await more.taskOf(caseNo, 'stuck');
    expect(task).toMatchObject({
      role: 'agent',
      step: 'authoriseReturn',
      why: expect.stringContaining('returns_closed'),
    });
    expect(await story.read(caseNo)).toMatchObject({ stage: 'execution', waitingOn: 'agent' });
    expect(await stuckCases(caseNo, true)).toBe(true);
    const { body } = await story.api('agent', 'GET', '/v1/cases?stuck=true&limit=100');
    expect(body.data.map(({ caseNo: no }: Json) => no)).toContain(caseNo);
    expect(await story.told(caseNo, 'agent')).toEqual(['task_stuck']);

    await story.after(caseNo, 'PT9H');
    expect(await story.read(caseNo)).toMatchObject({ tasks: [{ id: task.id, level: 2 }] });
    expect(await story.told(caseNo, 'senior')).toEqual(['task_overdue']);
    expect(await story.told(caseNo, 'supervisor')).toEqual(['task_overdue']);
    expect(await more.eventsOf(caseNo, 'taskOpened')).toHaveLength(1);

    await more.endTroubles(order);
    await more.resolve(caseNo, 'stuck', { how: 'retry' });
    await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    expect(await stuckCases(caseNo, false)).toBe(false);
    await story.sendParcel(caseNo);
    await story.after(caseNo, 'P3D');
    await story.until(caseNo, ({ settled }) => settled !== null);
    expect(await more.happenedInTheWorld(order, 'return.authorised')).toHaveLength(1);
  }, 60_000);

  it('because there is no label gets one by hand, recorded with evidence, and the parcel is followed by that number (design 3.6)', async () => {
    const order = await anOrder();
    await more.troubleFor(order, {
      port: 'carrier',
      operation: 'carrier.label',
      fault: 'refuse',
      code: 'no_service_here',
    });
    const { caseNo } = await more.agreed(order);
    const task = await more.taskOf(caseNo, 'stuck');
    const trackingNo = `HAND-${caseNo}`;
    const record = {
      how: 'record',
      outcome: { step: 'authoriseReturn', trackingNo },
      evidence: 'label printed at the depot',
    };
    const other = { ...record, outcome: { step: 'refund', report: { status: 'arrived' } } };
    expect(await story.act('agent', caseNo, `/tasks/${task.id}/resolve`, other)).toMatchObject({
      status: 409,
      body: { code: 'not_now' },
    });
    expect(await story.act('agent', caseNo, `/tasks/${task.id}/resolve`, record)).toMatchObject({ status: 200 });
    expect(await story.read(caseNo)).toMatchObject({
      parcel: { status: 'awaitingParcel', trackingNo, ourLabel: true },
      waitingOn: 'customer',
      tasks: [],
    });
    expect(await more.eventsOf(caseNo, 'returnAuthorised')).toEqual([
      expect.objectContaining({ because: 'label printed at the depot' }),
    ]);
    expect((await story.told(caseNo)).at(-1)).toBe('return_authorised');

    await story.sendParcel(caseNo, { trackingNo });
    await story.after(caseNo, 'P3D');
    expect(await story.until(caseNo, ({ settled }) => settled !== null)).toMatchObject({
      settled: { accepted: 1, of: 1 },
    });
  }, 60_000);

  it('because the shop cannot be asked waits for it, and judges the request when it answers (B1)', async () => {
    const order = await anOrder();
    await more.troubleFor(order, { port: 'shop', operation: 'shop.order', fault: 'http_500', times: 3 });
    const { status, body } = await story.open(order);
    expect([201, 202]).toContain(status);
    expect(await story.until(body.caseNo, ({ stage }) => stage === 'negotiation')).toMatchObject({
      offer: { version: 1 },
    });
  }, 60_000);

  /** Whether the saved query of the operator's page finds the case; the index of the server follows a moment later. */
  async function stuckCases(caseNo: string, expected: boolean): Promise<boolean> {
    const found = async (): Promise<boolean> => {
      const cases = temporal.client.workflow.list({ query: `AftercareStuck = true AND WorkflowId = 'case-${caseNo}'` });
      for await (const one of cases) if (one.workflowId === `case-${caseNo}`) return true;
      return false;
    };
    for (let waited = 0; waited < 100 && (await found()) !== expected; waited += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    return found();
  }
});
