import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story } from '#test/support/story.ts';
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

describe('a refund that goes as promised', () => {
  it('is accepted, then arrives, and the customer hears of both (D1, R20)', async () => {
    const order = await more.anUnshipped();
    const { caseNo, money } = await more.refunding(order);
    const accepted = await more.refundIs(caseNo, 1, 'accepted');
    expect(accepted).toMatchObject({
      stage: 'execution',
      waitingOn: 'payments',
      refunds: [{ money: { amount: money } }],
    });
    expect((await story.ledger(order)).payments).toEqual([
      expect.objectContaining({ captured: money, held: money, refunded: 0 }),
    ]);

    await story.after(caseNo, 'P2DT1H');
    expect(await more.refundIs(caseNo, 1, 'arrived')).toMatchObject({ stage: 'followUp', outcome: 'fulfilled' });
    expect((await story.ledger(order)).payments).toEqual([
      expect.objectContaining({ captured: money, held: 0, refunded: money }),
    ]);
    expect(await story.told(caseNo)).toEqual([
      'request_received',
      'offer_made',
      'offer_accepted',
      'units_cancelled',
      'refund_accepted',
      'refund_arrived',
    ]);
    expect(await more.madeAtTheProvider(order)).toEqual([
      { key: `${caseNo}/refund/1`, status: 'succeeded', amount: money },
    ]);
  }, 60_000);
});

describe('a refund that slips', () => {
  it('is told of before the promised day passes, with the new one; overdue, finance has it; it still arrives once (D7, D1)', async () => {
    const order = await more.anUnshipped();
    await more.refundPlan(order, [{ status: 'succeeded', after: 'P60D' }]);
    const { caseNo, money } = await more.refunding(order);
    const { clocks } = await more.refundIs(caseNo, 1, 'accepted');
    const promisedAt = Date.parse(clocks.find(({ name }: Json) => name === 'refundArrival').dueAt);

    await story.after(caseNo, `PT${Math.floor((promisedAt - Date.now()) / 60_000) - 30}M`);
    const [slip, ...others] = await more.eventsOf(caseNo, 'slipTold');
    expect(others).toEqual([]);
    const { newAt } = slip.data;
    expect(slip.data).toEqual({
      clock: 'refundArrival',
      key: 'r1.0',
      promisedAt,
      newAt,
      reason: 'refund_not_confirmed',
    });
    expect(newAt - promisedAt).toBeGreaterThan(6 * 86_400_000);
    expect(promisedAt - Date.parse(slip.at)).toBeGreaterThan(11 * 3_600_000);
    expect(await story.told(caseNo)).toContain('slip');
    expect(await story.read(caseNo)).toMatchObject({ stage: 'execution', tasks: [] });

    await story.after(caseNo, 'PT2H');
    expect(await more.taskOf(caseNo, 'stuckRefund')).toMatchObject({ role: 'finance', why: 'refund 1 is overdue' });
    expect(await story.told(caseNo, 'finance')).toEqual(['task_stuckRefund']);
    expect((await story.told(caseNo)).slice(-2)).toEqual(['slip', 'refund_delayed']);

    await more.settle(caseNo, 1, 'succeeded');
    await more.refundIs(caseNo, 1, 'arrived');
    const { tasks } = await story.read(caseNo);
    expect(tasks).toEqual([]);
    expect(await story.read(caseNo)).toMatchObject({ stage: 'followUp', outcome: 'fulfilled' });
    expect(await more.madeAtTheProvider(order)).toEqual([
      { key: `${caseNo}/refund/1`, status: 'succeeded', amount: money },
    ]);
  }, 60_000);

  it('the date that is told with the accepted refund is the one we keep, not the estimate of the provider (D7, R20)', async () => {
    const order = await more.anUnshipped();
    const { caseNo } = await more.refunding(order);
    const { clocks } = await more.refundIs(caseNo, 1, 'accepted');
    const promise = clocks.find(({ name }: Json) => name === 'refundArrival');
    const { body } = await story.api('agent', 'GET', `/v1/cases/${caseNo}/messages?limit=200`);
    const told = body.data.find(({ template }: Json) => template === 'refund_accepted');
    expect(told.params.expectedAt).toBe(Date.parse(promise.dueAt));
  }, 60_000);
});

describe('a refund that the provider holds', () => {
  it('is told with its reason, goes to finance when overdue, is freed and arrives (D1, D7)', async () => {
    const order = await more.anUnshipped();
    await more.refundPlan(order, [{ status: 'held', after: 'PT6H' }]);
    const { caseNo, money } = await more.refunding(order);
    await story.after(caseNo, 'P1D');
    expect(await more.refundIs(caseNo, 1, 'held')).toMatchObject({ waitingOn: 'payments', tasks: [] });
    expect(await story.told(caseNo)).toContain('refund_held');

    await story.after(caseNo, 'P13D');
    expect(await more.taskOf(caseNo, 'stuckRefund')).toMatchObject({ why: 'refund 1 is overdue' });
    const told = await story.told(caseNo);
    expect(told.indexOf('refund_held')).toBeLessThan(told.indexOf('slip'));
    expect(told.indexOf('slip')).toBeLessThan(told.indexOf('refund_delayed'));
    expect((await story.ledger(order)).payments).toEqual([expect.objectContaining({ held: money, refunded: 0 })]);

    await more.settle(caseNo, 1, 'pending');
    await more.refundIs(caseNo, 1, 'accepted');
    await more.settle(caseNo, 1, 'succeeded');
    expect(await more.refundIs(caseNo, 1, 'arrived')).toMatchObject({
      stage: 'followUp',
      outcome: 'fulfilled',
      tasks: [],
    });
    expect((await story.told(caseNo)).at(-1)).toBe('refund_arrived');
    expect(await more.madeAtTheProvider(order)).toEqual([
      { key: `${caseNo}/refund/1`, status: 'succeeded', amount: money },
    ]);
  }, 60_000);
});

describe('a refund that comes back', () => {
  it('after the case was closed is taken up again by finance and paid once more, and the customer hears each step (R20, R45)', async () => {
    const order = await more.anUnshipped();
    const { caseNo, money } = await more.refunding(order);
    await story.after(caseNo, 'P3D');
    await more.refundIs(caseNo, 1, 'arrived');
    await story.after(caseNo, 'P6D');
    expect(await story.revisit(caseNo, { solved: true, score: 5 })).toMatchObject({ body: { stage: 'closed' } });
    const before = await story.told(caseNo);

    await more.settle(caseNo, 1, 'reversed');
    expect(await more.taskOf(caseNo, 'stuckRefund')).toMatchObject({
      role: 'finance',
      why: expect.stringContaining('refund 1 came back'),
    });
    expect(await story.read(caseNo)).toMatchObject({
      stage: 'execution',
      waitingOn: 'finance',
      reopened: 1,
      outcome: null,
      revisit: null,
    });
    expect(await more.eventsOf(caseNo, 'caseReopened')).toEqual([
      expect.objectContaining({ data: { why: 'late_truth' } }),
    ]);
    expect((await story.ledger(order)).payments).toEqual([expect.objectContaining({ held: 0, refunded: 0 })]);

    await more.resolve(caseNo, 'stuckRefund', { how: 'retry' });
    await more.refundIs(caseNo, 2, 'accepted');
    await story.after(caseNo, 'P3D');
    expect(await more.refundIs(caseNo, 2, 'arrived')).toMatchObject({ stage: 'followUp', outcome: 'fulfilled' });
    expect((await story.told(caseNo)).slice(before.length)).toEqual([
      'refund_reversed',
      'reopened',
      'refund_delayed',
      'refund_accepted',
      'refund_arrived',
    ]);
    await story.after(caseNo, 'P6D');
    expect(await story.read(caseNo)).toMatchObject({ stage: 'followUp', revisit: { asked: true } });
    expect(await more.madeAtTheProvider(order)).toEqual([
      { key: `${caseNo}/refund/1`, status: 'reversed', amount: money },
      { key: `${caseNo}/refund/2`, status: 'succeeded', amount: money },
    ]);
  }, 60_000);
});
