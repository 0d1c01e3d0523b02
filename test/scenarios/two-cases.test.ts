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

const anOrder = (lines: number): Promise<StoryOrder> =>
  story.anOrder({
    where: (order) =>
      order.payments[0]?.tender === 'card' && order.lines.length === lines && more.netOf(order) < 500_000,
  });

/** Never more held and refunded than was captured, at this moment (R7). */
async function expectWithinCaptured(order: StoryOrder): Promise<Json> {
  const { payments, refunds } = await story.ledger(order);
  for (const { paymentId, captured, held, refunded } of payments) {
    expect(held + refunded).toBeLessThanOrEqual(captured);
    const counted = refunds.filter(
      (one: Json) => one.paymentId === paymentId && !['failed', 'reversed'].includes(one.state),
    );
    expect(counted.reduce((sum: number, { amount }: Json) => sum + amount, 0)).toBe(held + refunded);
  }
  return payments[0];
}

describe('two cases on one order', () => {
  it('with different goods at the same time: each goes its way, and together they are what was paid (R1, R7)', async () => {
    const order = await anOrder(2);
    const [first, second] = await Promise.all([
      more.agreed(order, { items: [{ line: 1, quantity: 1 }] }),
      more.agreed(order, { items: [{ line: 2, quantity: 1 }], problem: 'ordered_by_mistake' }),
    ]);
    expect(first.caseNo).not.toBe(second.caseNo);
    expect(first.money + second.money).toBe(more.netOf(order));
    expect((await story.ledger(order)).units.map(({ line, state, caseNo }: Json) => [line, state, caseNo])).toEqual([
      [1, 'tied', first.caseNo],
      [2, 'tied', second.caseNo],
    ]);

    for (const { caseNo } of [first, second]) {
      await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
      await story.sendParcel(caseNo);
    }
    for (const { caseNo } of [first, second]) {
      await story.after(caseNo, 'P3D');
      await story.until(caseNo, ({ settled }) => settled !== null);
      await expectWithinCaptured(order);
    }
    for (const { caseNo } of [first, second]) {
      await story.after(caseNo, 'P4D');
      expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({ outcome: 'fulfilled' });
    }
    expect(await expectWithinCaptured(order)).toMatchObject({
      captured: more.netOf(order),
      held: 0,
      refunded: more.netOf(order),
    });
    expect(await more.happenedInTheWorld(order, 'return.authorised')).toHaveLength(2);
    const refunds = (await story.refundsInTheWorld(order)).map(
      ({ refundKey, amount }) => `${refundKey} ${amount.amount}`,
    );
    expect(new Set(refunds)).toEqual(
      new Set([`${first.caseNo}/refund/1 ${first.money}`, `${second.caseNo}/refund/1 ${second.money}`]),
    );
  }, 90_000);

  it('that want the same unit at the same instant: one has it, the other is refused with what is free (R2)', async () => {
    const order = await anOrder(1);
    const proof = { symptom: 'A crack.', evidence: ['https://photos.example/1.jpg'] };
    const requests = [
      { problem: 'no_longer_wanted' },
      { problem: 'ordered_by_mistake' },
      { problem: 'defective', ...proof },
      { problem: 'not_as_described', ...proof },
    ];
    const answers = await Promise.all(requests.map((request) => story.open(order, request)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422, 422, 422]);
    for (const { body } of answers.filter(({ status }) => status === 422))
      expect(body).toMatchObject({ code: 'units_not_free', data: { line: 1, free: 0 } });
    expect((await story.ledger(order)).units.filter(({ state }: Json) => state === 'tied')).toHaveLength(1);
  }, 60_000);

  it('one gives up, the other may have its units at once (R3)', async () => {
    const order = await anOrder(1);
    const { caseNo } = await more.agreed(order);
    expect(await story.open(order, { problem: 'ordered_by_mistake' })).toMatchObject({
      status: 422,
      body: { code: 'units_not_free' },
    });
    expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/withdraw`, {})).toMatchObject({
      status: 200,
    });
    await story.until(caseNo, ({ stage }) => stage === 'closed');
    const { money, caseNo: next } = await more.agreed(order, { problem: 'ordered_by_mistake' });
    expect(money).toBe(order.lines[0]?.net.amount);
    expect((await story.ledger(order)).units).toEqual([expect.objectContaining({ state: 'tied', caseNo: next })]);
  }, 60_000);

  it('twelve units of one line in five cases side by side are paid to the last cent, and no moment shows more than was captured (R7, R8)', async () => {
    const plain = await anOrder(1);
    const order = await more.sold(plain, [{ lineNo: 1, quantity: 12, net: 9_999 }]);
    const proof = { symptom: 'A crack.', evidence: ['https://photos.example/1.jpg'] };
    const quantities = {
      no_longer_wanted: 1,
      ordered_by_mistake: 2,
      defective: 5,
      not_as_described: 1,
      damaged_in_transit: 3,
    };
    const opened = await Promise.all(
      Object.entries(quantities).map(([problem, quantity]) =>
        more.agreed(order, { problem, ...proof, items: [{ line: 1, quantity }] }),
      ),
    );
    expect(opened.reduce((sum, { money }) => sum + money, 0)).toBe(9_999);
    await Promise.all(
      opened.map(({ caseNo }) => story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel')),
    );
    for (const { caseNo } of opened) await story.sendParcel(caseNo);
    for (const { caseNo } of opened) {
      await story.after(caseNo, 'P3D');
      await expectWithinCaptured(order);
    }
    for (const { caseNo } of opened) {
      await story.after(caseNo, 'P4D');
      await story.until(caseNo, ({ stage }) => stage === 'followUp');
    }
    expect(await expectWithinCaptured(order)).toMatchObject({ captured: 9_999, held: 0, refunded: 9_999 });
  }, 120_000);
});
