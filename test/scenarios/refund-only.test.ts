import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';
import { tellMore, type MoreOfStory } from './telling.ts';

let stack: SharedStack;
let story: Story;
let more: MoreOfStory;

beforeAll(async () => {
  stack = await sharedStack();
  story = tell(stack);
  more = tellMore(story);
}, 120_000);
afterAll(() => stack?.stop());

const aPending = (tender = 'card', lines = 2): Promise<StoryOrder> => more.anUnshipped(tender, lines);

describe('money back for an order that has not left', () => {
  it('stops the units at the shop before any money moves, and refunds the order to the cent (R31, D1)', async () => {
    const order = await aPending();
    const { caseNo, money } = await more.refunding(order);
    expect(money).toBe(more.netOf(order));
    await story.after(caseNo, 'P3D');
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      outcome: 'fulfilled',
      unitsCancelled: true,
      parcel: null,
      refunds: [{ status: 'arrived', money: { amount: money, currency: 'USD' } }],
    });
    const { data } = await story.world('GET', `/world/v1/journal?orderNo=${order.orderNo}`);
    const steps = data
      .map(({ type }: Json) => type)
      .filter((type: string) => type === 'order.lines_cancelled' || type === 'refund.created');
    expect(steps).toEqual(['order.lines_cancelled', 'refund.created']);
    expect(await story.world('GET', `/world/v1/orders/${order.orderNo}`)).toMatchObject({
      order: { status: 'cancelled' },
      cancellations: [{ cancellationKey: `${caseNo}/cancellation` }],
    });
    const { units, payments } = await story.ledger(order);
    expect(units.every(({ state, settledAs }: Json) => state === 'settled' && settledAs === 'refunded')).toBe(true);
    expect(payments).toEqual([expect.objectContaining({ captured: money, held: 0, refunded: money })]);
  }, 60_000);

  it('gives back the shipping with the last units and not before (R11)', async () => {
    const plain = await aPending('card', 1);
    const order = await more.sold(plain, [{ lineNo: 1, quantity: 2, net: 3_001 }], 499);
    const { caseNo: first, money } = await more.refunding(order, { items: [{ line: 1, quantity: 1 }] });
    expect(money).toBe(1_500);
    await story.after(first, 'P3D');
    await story.until(first, ({ stage }) => stage === 'followUp');
    const { caseNo: second, money: rest } = await more.refunding(order, {
      problem: 'ordered_by_mistake',
      items: [{ line: 1, quantity: 1 }],
    });
    expect(rest).toBe(1_501 + 499);
    await story.after(second, 'P6D');
    await story.until(second, ({ stage }) => stage === 'followUp');
    expect((await story.ledger(order)).payments).toEqual([
      expect.objectContaining({ captured: 3_500, held: 0, refunded: 3_500 }),
    ]);
  }, 60_000);

  it('to a gift card is there at once (D1)', async () => {
    const order = await aPending('gift_card');
    const { caseNo, money } = await more.refunding(order);
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      outcome: 'fulfilled',
      refunds: [{ status: 'arrived', money: { amount: money } }],
    });
  }, 60_000);

  it('that cost nothing ends without a call to the provider (R23)', async () => {
    const plain = await aPending('card', 1);
    const order = await more.sold(plain, [{ lineNo: 1, quantity: 1, net: 0 }]);
    const { caseNo, money } = await more.refunding(order);
    expect(money).toBe(0);
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      outcome: 'fulfilled',
      unitsCancelled: true,
    });
    expect(await story.refundsInTheWorld(order)).toEqual([]);
    expect((await story.ledger(order)).units).toEqual([expect.objectContaining({ state: 'settled' })]);
  }, 60_000);

  it('another reason than a change of mind does not cancel it, and may be disputed (R34)', async () => {
    const order = await aPending();
    const answer = await story.open(order, {
      wish: 'refund_only',
      problem: 'defective',
      symptom: 'broken',
      evidence: ['https://photos.example/1.jpg'],
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'remedy_not_allowed', disputable: true } });
    expect(await story.refundsInTheWorld(order)).toEqual([]);
  }, 60_000);
});

describe('units that had left after all', () => {
  /** The shop says no to the cancellation: somebody had packed faster. */
  async function alreadyShipped(): Promise<{ order: StoryOrder; caseNo: string }> {
    const order = await more.sold(await aPending(), [
      { lineNo: 1, quantity: 1, net: 12_345 },
      { lineNo: 2, quantity: 1, net: 6_789 },
    ]);
    await more.troubleFor(order, { port: 'shop', operation: 'shop.cancel', fault: 'refuse', code: 'already_shipped' });
    const { caseNo } = await more.refunding(order);
    expect(await more.taskOf(caseNo, 'stuck')).toMatchObject({
      role: 'agent',
      step: 'cancelUnits',
      why: expect.stringContaining('already_shipped'),
    });
    return { order, caseNo };
  }

  it('move no money: the step is parked, retried when the reason is gone, and goes on (R31, design 3.6)', async () => {
    const { order, caseNo } = await alreadyShipped();
    expect(await story.refundsInTheWorld(order)).toEqual([]);
    await more.resolve(caseNo, 'stuck', { how: 'retry' });
    expect(await more.taskOf(caseNo, 'stuck')).toMatchObject({ id: 't2' });
    await more.endTroubles(order);
    await more.resolve(caseNo, 'stuck', { how: 'retry' });
    await story.until(caseNo, ({ unitsCancelled }) => unitsCancelled);
    await story.after(caseNo, 'P3D');
    expect(await story.read(caseNo)).toMatchObject({ stage: 'followUp', outcome: 'fulfilled', tasks: [] });
    expect(await more.happenedInTheWorld(order, 'order.lines_cancelled')).toHaveLength(1);
  }, 60_000);

  it('may have been stopped on the phone: recorded by hand with evidence, then refunded (design 3.6)', async () => {
    const { order, caseNo } = await alreadyShipped();
    await more.resolve(caseNo, 'stuck', {
      how: 'record',
      outcome: { step: 'cancelUnits' },
      evidence: 'warehouse took the parcel off the truck, call of 14:05',
    });
    await story.after(caseNo, 'P3D');
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      outcome: 'fulfilled',
      unitsCancelled: true,
    });
    expect(await more.eventsOf(caseNo, 'unitsCancelled')).toEqual([
      expect.objectContaining({ because: 'warehouse took the parcel off the truck, call of 14:05' }),
    ]);
    expect(await story.refundsInTheWorld(order)).toHaveLength(1);
  }, 60_000);

  it('become a return: the agent offers one in place of the cancellation, and nothing is carried out before the yes (R31, C4)', async () => {
    const { order, caseNo } = await alreadyShipped();
    const offered = await story.act('agent', caseNo, '/offers', {
      remedy: 'return_and_refund',
      reason: 'It had left; please send it back when it comes.',
    });
    expect(offered).toMatchObject({
      status: 200,
      body: {
        stage: 'negotiation',
        waitingOn: 'customer',
        case: { offer: { version: 2, remedy: 'return_and_refund' }, tasks: [] },
      },
    });
    expect(await story.accept(caseNo, 1)).toMatchObject({ status: 409, body: { code: 'offer_superseded' } });
    expect(await story.accept(caseNo, 2)).toMatchObject({ status: 200 });
    await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    await story.sendParcel(caseNo);
    await story.after(caseNo, 'P3D');
    await story.until(caseNo, ({ settled }) => settled !== null);
    await story.after(caseNo, 'P3D');
    expect(await story.read(caseNo)).toMatchObject({ stage: 'followUp', outcome: 'fulfilled', unitsCancelled: false });
    expect((await story.refundsInTheWorld(order)).map(({ amount }) => amount.amount)).toEqual([19_134]);
    expect(await more.happenedInTheWorld(order, 'order.lines_cancelled')).toEqual([]);
  }, 60_000);
});

describe('money back where there is nothing to send back', () => {
  it('a missing item with proof is refunded at its price, and the rest stays with the customer (R38, C2)', async () => {
    const order = await story.anOrder({
      where: ({ payments, lines }) => payments[0]?.tender === 'paypal' && lines.length >= 2,
    });
    const { caseNo, money } = await more.agreed(order, {
      problem: 'missing_item',
      wish: 'refund_only',
      symptom: 'The second item was not in the box.',
      evidence: ['https://photos.example/box.jpg'],
      items: [{ line: 2, quantity: 1 }],
    });
    expect(money).toBe(order.lines[1]?.net.amount);
    await story.after(caseNo, 'P3D');
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      outcome: 'fulfilled',
      parcel: null,
      unitsCancelled: false,
      finding: { liability: 'merchant', rule: 'merchant-fault' },
      refunds: [{ status: 'arrived', money: { amount: money } }],
    });
    expect(await more.happenedInTheWorld(order, 'return.authorised')).toEqual([]);
    expect(await more.happenedInTheWorld(order, 'order.lines_cancelled')).toEqual([]);
    const states = (await story.ledger(order)).units.map(({ line, state }: Json) => `${line} ${state}`);
    expect(states.filter((one: string) => one.endsWith('settled'))).toEqual(['2 settled']);
  }, 60_000);

  it('without proof it is asked for, and only then refunded (A3, B4)', async () => {
    const order = await story.anOrder({ where: ({ payments }) => payments[0]?.tender === 'gift_card' });
    const asked = await story.open(order, { problem: 'missing_item', wish: 'refund_only' });
    expect(asked).toMatchObject({ status: 201, body: { stage: 'intake', openQuestions: ['symptom', 'evidence'] } });
    const { caseNo } = asked.body;
    await story.api('agent', 'POST', `/v1/cases/${caseNo}/answers`, {
      symptom: 'It was not in the box.',
      evidence: ['https://photos.example/box.jpg'],
    });
    await story.until(caseNo, ({ stage }) => stage === 'negotiation');
    await story.accept(caseNo);
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      outcome: 'fulfilled',
      refunds: [{ status: 'arrived' }],
    });
  }, 60_000);
});
