import type { Answer, Json, Story, StoryOrder } from '#test/support/story.ts';
import type { Task } from './retail-data.ts';
import { LOOKED_AT } from './retail-worlds.ts';

type Asking = (story: Story, orders: readonly StoryOrder[]) => Promise<void>;

const refused = ({ status, body }: Answer, code: string): void =>
  expect({ status, code: body.code }).toEqual({ status: 422, code });

/** What the callers of these tasks try; none of it may change anything at the shop, the provider or the warehouse. */
const ASKED: Readonly<Record<string, Asking>> = {
  // Each order is to be paid back to what paid for the other.
  '10': async (story, [one, other]) => {
    if (!one || !other) throw new Error('two orders are looked at');
    refused(await story.open(one, { refundTo: other.payments[0]?.methodId }), 'refund_method_not_allowed');
    refused(await story.open(other, { refundTo: one.payments[0]?.methodId }), 'refund_method_not_allowed');
  },
  // A cancellation that is asked for and regretted when it is to be confirmed.
  '24': async (story, [order]) => {
    if (!order) throw new Error('an order is looked at');
    const caseNo = await story.opened(order, { wish: 'cancel', items: undefined });
    expect((await story.api('agent', 'POST', `/v1/cases/${caseNo}/withdraw`, {})).status).toBe(200);
    expect(await story.until(caseNo, ({ stage }) => stage === 'closed')).toMatchObject({ outcome: 'withdrawn' });
  },
  // A return to a card that is not on file.
  '25': async (story, [order]) => {
    if (!order) throw new Error('an order is looked at');
    const items = order.lines.slice(0, 2).map(({ lineNo }) => ({ line: lineNo, quantity: 1 }));
    refused(await story.open(order, { items, refundTo: 'credit_card_amex' }), 'refund_method_not_allowed');
  },
  // A cancelled order that is to be sent after all.
  '50': async (story, [order]) => {
    if (!order) throw new Error('an order is looked at');
    const change = { kind: 'payment', methodId: order.payments[0]?.methodId };
    const wish = { problem: 'order_details', wish: 'change_order', items: undefined, change };
    refused(await story.open(order, wish), 'order_cancelled');
    refused(await story.open(order, { problem: 'not_arrived', wish: 'reship', items: undefined }), 'order_cancelled');
  },
  // A cancellation to a gift card, or none.
  '57': async (story, [order]) => {
    if (!order) throw new Error('an order is looked at');
    const wish = { wish: 'cancel', items: undefined, refundTo: 'gift_card_9368765' };
    refused(await story.open(order, wish), 'refund_method_not_allowed');
  },
  // A question, answered by a person.
  '67': async (story, [order]) => {
    if (!order) throw new Error('an order is looked at');
    const question = 'How much did I pay for the order I placed last?';
    const caseNo = await story.opened(order, { problem: 'question', wish: undefined, items: undefined, question });
    expect(await story.until(caseNo, ({ tasks }) => tasks.length > 0)).toMatchObject({
      kind: 'consultation',
      tasks: [{ kind: 'answer' }],
    });
  },
};

/** A task that is solved by doing nothing: what its caller tries leaves the world as it was. */
export async function untouched(story: Story, { id }: Task): Promise<void> {
  const numbers = (LOOKED_AT[id] ?? []).map((orderId) => orderId.replace('#', ''));
  const asked = ASKED[id];
  if (!asked || numbers.length === 0) throw new Error(`nobody knows what the caller of task ${id} tries`);
  /** What the customer is told is no change. */
  const picture = async (orderNo: string): Promise<Json> => {
    const { messages: _told, ...rest } = await story.world('GET', `/world/v1/orders/${orderNo}`);
    return rest;
  };
  const pictures = (): Promise<Json[]> => Promise.all(numbers.map(picture));
  const before = await pictures();
  await asked(story, await Promise.all(numbers.map((orderNo) => story.order(orderNo))));
  expect(await pictures()).toEqual(before);
}
