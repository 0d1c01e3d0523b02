import { readFileSync } from 'node:fs';
import { startStack, type Stack } from '#test/support/stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';
import { ABOVE_LIMIT, tellMore, type MoreOfStory } from './telling.ts';

interface Task {
  readonly id: string;
  readonly actions: readonly { readonly name: string; readonly arguments: ReturnAction }[];
}

interface ReturnAction {
  readonly order_id: string;
  readonly item_ids: readonly string[];
  readonly payment_method_id: string;
}

interface Row extends ReturnAction {
  readonly title: string;
  /** Tasks know nothing of each other and return the same goods: each occurrence of an order needs a world of its own. */
  readonly world: number;
}

interface RetailOrder {
  readonly items: readonly { readonly item_id: string; readonly price: number }[];
  readonly payment_history: readonly { readonly payment_method_id: string }[];
}

const read = (path: string): Json => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const tasks = read('data/retail-tasks.json') as readonly Task[];
const file = read('../../sandbox/data/retail/db.json');
const retail = file.orders as Readonly<Record<string, RetailOrder>>;
const people = file.users as Readonly<
  Record<string, { readonly payment_methods: Readonly<Record<string, { readonly source: string }>> }>
>;

const seen = new Map<string, number>();
const rows: readonly Row[] = tasks.flatMap(({ id, actions }) =>
  actions
    .filter(({ name }) => name === 'return_delivered_order_items')
    .map(({ arguments: action }) => {
      const world = (seen.get(action.order_id) ?? 0) + 1;
      seen.set(action.order_id, world);
      return {
        ...action,
        world,
        title: `task ${id}: ${action.item_ids.length} of ${action.order_id} to ${action.payment_method_id}`,
      };
    }),
);

/** What the data say the customer gets back, straight from the file and in cents. */
const priceOf = ({ order_id, item_ids }: ReturnAction): number =>
  item_ids.reduce(
    (sum, wanted) =>
      sum + Math.round((retail[order_id]?.items.find(({ item_id }) => item_id === wanted)?.price ?? 0) * 100),
    0,
  );

const SIDE_BY_SIDE = 4;

it('the file holds every return that a task asks for', () => {
  expect(tasks).toHaveLength(23);
  expect(rows).toHaveLength(32);
});

describe.each([1, 2, 3])('the returns of the retail tasks, world %i', (world) => {
  const mine = rows.filter((row) => row.world === world);
  const done = new Map<Row, Promise<Ending>>();
  let stack: Stack;
  let story: Story;
  let more: MoreOfStory;

  beforeAll(async () => {
    stack = await startStack();
    story = tell(stack);
    more = tellMore(story);
    for (let n = 0; n < mine.length; n += SIDE_BY_SIDE) {
      const group = mine.slice(n, n + SIDE_BY_SIDE);
      const begun = group.map((row) => [row, returned(row)] as const);
      for (const [row, ending] of begun) done.set(row, ending);
      await Promise.allSettled(begun.map(([, ending]) => ending));
    }
  }, 300_000);
  afterAll(() => stack?.stop());

  interface Ending {
    readonly order: StoryOrder;
    readonly caseNo: string;
    readonly offered: number;
    readonly view: Json;
  }

  /** The whole return of one task, from the request to the money. */
  async function returned({ order_id, item_ids, payment_method_id }: Row): Promise<Ending> {
    const orderNo = order_id.replace('#', '');
    const deliveredAt = new Date(Date.now() - 3 * 86_400_000).toISOString();
    await story.world('PUT', `/world/v1/orders/${orderNo}/delivered-at`, { deliveredAt });
    const order = await story.order(orderNo);
    const items = order.lines
      .map(({ lineNo, sku }) => ({ line: lineNo, quantity: item_ids.filter((id) => id === sku).length }))
      .filter(({ quantity }) => quantity > 0);
    const { caseNo, money } = await more.agreed(order, { items, refundTo: payment_method_id });
    await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    await story.sendParcel(caseNo);
    await story.after(caseNo, 'P3D');
    await story.after(caseNo, 'P3D');
    return { order, caseNo, offered: money, view: await story.until(caseNo, ({ stage }) => stage === 'followUp') };
  }

  it.each(mine)('$title gives the price to the cent, to that means of payment (D1, R7, R8)', async (row) => {
    const due = priceOf(row);
    expect(due).toBeGreaterThan(0);
    expect(due).toBeLessThan(ABOVE_LIMIT);
    const { order, caseNo, offered, view } = await (done.get(row) ?? Promise.reject(new Error('it was not told')));
    expect(offered).toBe(due);
    expect(view).toMatchObject({
      outcome: 'fulfilled',
      settled: { accepted: row.item_ids.length, of: row.item_ids.length },
    });
    expect(view.refunds).toEqual([
      expect.objectContaining({ status: 'arrived', money: { amount: due, currency: 'USD' }, destination: null }),
    ]);

    const [made, ...others] = await story.refundsInTheWorld(order);
    expect(others).toEqual([]);
    expect(made).toMatchObject({ refundKey: `${caseNo}/refund/1`, status: 'succeeded', amount: { amount: due } });
    const payment = order.payments.find(({ paymentId }) => paymentId === made.paymentId);
    expect(payment?.methodId).toBe(row.payment_method_id);
    expect(retail[row.order_id]?.payment_history.map(({ payment_method_id }) => payment_method_id)).toContain(
      row.payment_method_id,
    );

    const { units, payments } = await story.ledger(order);
    expect(payments).toEqual([expect.objectContaining({ held: 0, refunded: due })]);
    expect(units.filter(({ state }: Json) => state === 'settled')).toHaveLength(row.item_ids.length);
    expect(units.filter(({ state }: Json) => state === 'free')).toHaveLength(units.length - row.item_ids.length);
  });
});

describe('what the retail policy does not allow', () => {
  let stack: Stack;
  let story: Story;

  beforeAll(async () => {
    stack = await startStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  it.each([
    { status: 'pending', wish: 'return_and_refund', problem: 'no_longer_wanted', answer: 'refund_only' },
    { status: 'processed', wish: 'return_and_refund', problem: 'no_longer_wanted', answer: 'order_not_delivered' },
    { status: 'cancelled', wish: 'return_and_refund', problem: 'no_longer_wanted', answer: 'order_cancelled' },
  ])(
    'a $status order is answered with $answer, whatever was wished (C2)',
    async ({ status, wish, problem, answer }) => {
      const order = await story.anOrder({
        status,
        where: ({ lines }) => lines.every(({ net }) => net.amount < ABOVE_LIMIT),
      });
      const { status: code, body } = await story.open(order, { wish, problem });
      if (answer === 'refund_only') expect(body.case.offer).toMatchObject({ remedy: 'refund_only' });
      else expect({ code, refusal: body.code }).toEqual({ code: 422, refusal: answer });
    },
  );

  it("a refund to somebody else's means of payment, or to another account of the customer, is refused (R16)", async () => {
    const another = ({ customerId, payments }: StoryOrder): string | undefined =>
      Object.entries(people[customerId]?.payment_methods ?? {}).find(
        ([id, { source }]) => source !== 'gift_card' && id !== payments[0]?.methodId,
      )?.[0];
    const order = await story.anOrder({ where: (one) => another(one) !== undefined });
    const stranger = await story.anOrder({ where: ({ customerId }) => customerId !== order.customerId });
    for (const refundTo of [stranger.payments[0]?.methodId, another(order)])
      expect(await story.open(order, { refundTo })).toMatchObject({
        status: 422,
        body: { code: 'refund_method_not_allowed' },
      });
  });
});
