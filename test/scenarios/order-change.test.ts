import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';
import { RETAIL } from './retail-data.ts';
import { ABOVE_LIMIT, tellMore, type MoreOfStory } from './telling.ts';

const CONSENT = { confirmation: { text: 'Yes, please change it.' } };

interface Variant {
  readonly sku: string;
  readonly price: number;
}

describe('an order that has not left', () => {
  let stack: SharedStack;
  let story: Story;
  let more: MoreOfStory;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
    more = tellMore(story);
  }, 120_000);
  afterAll(() => stack?.stop());

  const inTheWorld = ({ orderNo }: StoryOrder): Promise<Json> =>
    story.world('GET', `/world/v1/orders/${encodeURIComponent(orderNo)}`);

  const asked = (of: StoryOrder, change: Json, request: Json = {}): Promise<Json> =>
    story.open(of, { problem: 'order_details', wish: 'change_order', items: undefined, change, ...request });

  /** A change that is offered and agreed to, in writing where it costs something, and made. */
  async function changed(of: StoryOrder, change: Json, request: Json = {}): Promise<{ caseNo: string; offer: Json }> {
    const { status, body } = await asked(of, change, request);
    expect({ status, stage: body.stage, body }).toMatchObject({ status: 201, stage: 'negotiation' });
    const { caseNo } = body;
    const { offer } = body.case;
    const path = `/v1/cases/${caseNo}/offers/${offer.version}/accept`;
    expect(await story.api('agent', 'POST', path, offer.confirm ? CONSENT : {})).toMatchObject({ status: 200 });
    return { caseNo, offer };
  }

  const made = (caseNo: string): Promise<Json> => story.until(caseNo, ({ stage }) => stage === 'followUp');

  /** Other variants of what a line is about that are there, the cheapest first. */
  async function variantsOf(of: StoryOrder, lineNo: number): Promise<readonly Variant[]> {
    const { order } = await inTheWorld(of);
    const { sku, productId } = order.lines.find((line: Json) => line.lineNo === lineNo);
    const product = await story.world('GET', `/shop/v1/products/${productId}`);
    return product.variants
      .filter((one: Json) => one.sku !== sku && one.available > 5)
      .map((one: Json) => ({ sku: one.sku, price: one.price.amount }))
      .toSorted((a: Variant, b: Variant) => a.price - b.price);
  }

  /** An unshipped order paid by one means, with a variant of its first line that is dearer or cheaper. */
  async function withVariant(
    shop: StoryOrder['shop'],
    fits: (price: number, net: number) => boolean,
    tenders: readonly string[],
  ): Promise<{ order: StoryOrder; sku: string; price: number }> {
    for (;;) {
      const order = await story.anOrder({
        shop,
        status: 'pending',
        where: ({ payments, lines }) =>
          payments.length === 1 &&
          tenders.includes(payments[0]?.tender ?? '') &&
          lines.every((one) => one.quantity === 1),
      });
      const paid = order.lines[0]?.net.amount ?? 0;
      const found = (await variantsOf(order, order.lines[0]?.lineNo ?? 1)).find(({ price }) => fits(price, paid));
      if (found) return { order, ...found };
    }
  }

  const swap = (order: StoryOrder, sku: string): Json => ({
    replacements: [{ line: order.lines[0]?.lineNo, quantity: 1, sku }],
    payWith: order.payments[0]?.methodId,
  });

  it.each(['retail-us', 'retail-cn'] as const)(
    'goes to another address in %s, which is read nowhere but in the store and at the shop (J1, R50)',
    async (shop) => {
      const order = await story.anOrder({ shop, status: 'pending' });
      const address = {
        name: 'Canary Bird',
        line1: '7 Canary Row',
        city: 'Boston',
        state: 'MA',
        zip: '02134',
        country: shop === 'retail-us' ? 'US' : 'CN',
      };
      const { caseNo, offer } = await changed(order, { kind: 'address', address });
      expect(offer).toMatchObject({
        remedy: 'change_order',
        money: { amount: 0 },
        confirm: false,
        change: { kind: 'address', difference: null, items: [] },
      });
      const view = await made(caseNo);
      expect(view).toMatchObject({
        kind: 'order_change',
        outcome: 'fulfilled',
        request: { change: { kind: 'address', methodId: null } },
        orderChange: { kind: 'address', difference: { amount: 0 }, offer: 1 },
        refunds: [],
      });
      const world = await inTheWorld(order);
      expect(world.order.shippingAddress).toEqual(address);
      expect(world.changes).toEqual([expect.objectContaining({ changeKey: `${caseNo}/change/1`, kind: 'address' })]);
      expect(await story.told(caseNo)).toContain('order_changed');
      const messages = await story.api('agent', 'GET', `/v1/cases/${caseNo}/messages?limit=200`);
      const decisions = await story.api('agent', 'GET', `/v1/cases/${caseNo}/decisions?limit=200`);
      const said = JSON.stringify([view, await story.events(caseNo), messages.body, decisions.body]);
      expect(said).toContain('order_changed');
      expect(said).not.toContain('Canary');
    },
    60_000,
  );

  it('has dearer articles, for exactly the difference and with a yes in writing; then nothing more can be changed (J1, C4, R7)', async () => {
    const { order, sku, price } = await withVariant('retail-us', (one, paid) => one > paid, ['card', 'paypal']);
    const paid = order.lines[0]?.net.amount ?? 0;
    const difference = { amount: price - paid, currency: 'USD' };
    const first = await asked(order, { kind: 'items' }, swap(order, sku));
    const { caseNo, case: opened } = first.body;
    expect(opened.offer).toMatchObject({
      money: { amount: 0 },
      charge: null,
      confirm: true,
      change: { kind: 'items', difference, items: [{ line: order.lines[0]?.lineNo, quantity: 1, sku }] },
      explanation: { arithmetic: [{ amount: price }, { amount: -paid }] },
    });
    expect(await story.accept(caseNo)).toMatchObject({ status: 422, body: { code: 'confirmation_missing' } });
    expect((await story.api('agent', 'POST', `/v1/cases/${caseNo}/offers/1/accept`, CONSENT)).status).toBe(200);
    expect(await made(caseNo)).toMatchObject({ outcome: 'fulfilled', orderChange: { kind: 'items', difference } });

    const { order: now } = await inTheWorld(order);
    expect(now.lines[0]).toMatchObject({ sku, net: { amount: price } });
    expect(now.payments).toMatchObject([{ captured: { amount: more.netOf(order) } }, { captured: difference }]);
    const { units, payments } = await story.ledger(order);
    expect(units.map((unit: Json) => unit.state)).toEqual(order.lines.map(() => 'free'));
    expect(payments.map((one: Json) => one.captured)).toEqual([more.netOf(order), difference.amount]);

    const { caseNo: second } = await changed(order, { kind: 'items' }, swap(order, order.lines[0]?.sku ?? ''));
    expect(await more.taskOf(second, 'stuck')).toMatchObject({
      role: 'agent',
      step: 'changeOrder',
      why: expect.stringContaining('already_modified'),
    });
    const instead = await story.act('agent', second, '/offers', { remedy: 'coupon', amount: 500, reason: 'Too late.' });
    expect(instead).toMatchObject({
      status: 200,
      body: { case: { offer: { version: 2, remedy: 'coupon' }, tasks: [] } },
    });
    expect((await story.accept(second, 2)).status).toBe(200);
    expect(await made(second)).toMatchObject({ outcome: 'fulfilled', orderChange: null });
    expect((await inTheWorld(order)).changes).toHaveLength(1);
  }, 60_000);

  it.each(['retail-us', 'retail-cn'] as const)(
    'has cheaper articles in %s, and the shop gives back exactly what they cost less; the ledger follows (J1, R7, R9)',
    async (shop) => {
      const { order, sku } = await withVariant(shop, (one, paid) => one < paid, ['card', 'paypal', 'wallet']);
      const line = (await inTheWorld(order)).order.lines[0];
      const { caseNo, offer } = await changed(order, { kind: 'items' }, swap(order, sku));
      const { difference } = offer.change;
      expect(difference.amount).toBeLessThan(0);
      expect(await made(caseNo)).toMatchObject({ outcome: 'fulfilled', orderChange: { kind: 'items', difference } });
      const { changes, order: now } = await inTheWorld(order);
      expect(changes).toEqual([expect.objectContaining({ kind: 'items', difference })]);
      // A reduction that the old article had stays with the new one.
      expect(now.lines[0].net.amount - line.net.amount).toBe(difference.amount);
      const [payment] = (await story.ledger(order)).payments;
      expect(payment.captured).toBe((order.payments[0]?.captured.amount ?? 0) + difference.amount);
    },
    60_000,
  );

  it('is paid by another means, and what was paid before goes back through the shop (J1, R7)', async () => {
    const another = ({ customerId, payments }: StoryOrder): string | undefined =>
      Object.entries(RETAIL.users[customerId]?.payment_methods ?? {}).find(
        ([id, { source }]) => source !== 'gift_card' && id !== payments[0]?.methodId,
      )?.[0];
    const order = await story.anOrder({
      status: 'pending',
      customer: 'same',
      where: (one) => one.payments[0]?.tender === 'card' && more.netOf(one) < ABOVE_LIMIT && another(one) !== undefined,
    });
    const methodId = another(order);
    const { caseNo } = await changed(order, { kind: 'payment', methodId });
    expect(await made(caseNo)).toMatchObject({
      outcome: 'fulfilled',
      request: { change: { kind: 'payment', methodId } },
      orderChange: { kind: 'payment', difference: { amount: 0 } },
    });
    const { order: now, refunds: byShop } = await inTheWorld(order);
    expect(byShop).toMatchObject([{ refundKey: `shop-${caseNo}/change/1`, amount: { amount: more.netOf(order) } }]);
    expect(now.payments[1]).toMatchObject({ methodId, captured: { amount: more.netOf(order) } });
    expect((await story.ledger(order)).payments.map((one: Json) => one.captured)).toEqual([0, more.netOf(order)]);

    // What is cancelled afterwards is paid back to the means that paid.
    const { caseNo: cancelling } = await more.agreed(order, { wish: 'cancel', items: undefined });
    await story.after(cancelling, 'P3D');
    const { refunds } = await made(cancelling);
    expect(refunds).toMatchObject([{ money: { amount: more.netOf(order) }, paymentId: now.payments[1].paymentId }]);
  }, 60_000);

  it('is changed no more once the warehouse was faster: the agent hears why and the customer may give up (R31, design 3.6)', async () => {
    const order = await more.anUnshipped();
    await more.troubleFor(order, { port: 'shop', operation: 'shop.change', fault: 'refuse', code: 'already_shipped' });
    const address = { name: 'A', line1: '1 Way', city: 'Boston', zip: '02134', country: 'US' };
    const { caseNo } = await changed(order, { kind: 'address', address });
    expect(await more.taskOf(caseNo, 'stuck')).toMatchObject({ why: expect.stringContaining('already_shipped') });
    expect((await story.api('agent', 'POST', `/v1/cases/${caseNo}/withdraw`, {})).status).toBe(200);
    expect(await story.until(caseNo, ({ stage }) => stage === 'closed')).toMatchObject({
      outcome: 'withdrawn',
      orderChange: null,
      tasks: [],
    });
  }, 60_000);

  it.each([
    ['delivered', 'order_already_shipped'],
    ['processed', 'order_already_shipped'],
    ['cancelled', 'order_cancelled'],
  ])(
    'but %s is refused a change with %s, and the address of the next ones is none of its business (J1)',
    async (status, code) => {
      const order = await story.anOrder({ status });
      const address = { name: 'A. Customer', line1: '1 Way', city: 'Boston', zip: '02134', country: 'US' };
      expect(await asked(order, { kind: 'address', address })).toMatchObject({ status: 422, body: { code } });
      const { caseNo } = await changed(order, { kind: 'default_address', address });
      expect(await made(caseNo)).toMatchObject({ outcome: 'fulfilled', orderChange: { kind: 'default_address' } });
      const [event, ...others] = await more.happenedInTheWorld(order, 'customer.address_changed');
      expect(others).toEqual([]);
      expect(event.data.change).toMatchObject({
        changeKey: `${caseNo}/change/1`,
        customerId: order.customerId,
        address,
      });
      expect((await inTheWorld(order)).changes).toEqual([]);
    },
    60_000,
  );

  it('is cancelled as a whole and paid back with its shipping, for a reason that the shop knows (J1, R11)', async () => {
    const order = await more.sold(await more.anUnshipped('card', 1), [{ lineNo: 1, quantity: 2, net: 3_001 }], 499);
    const cancel = { wish: 'cancel', items: undefined };
    expect(
      await story.open(order, {
        ...cancel,
        problem: 'defective',
        symptom: 's',
        evidence: ['https://photos.example/1.jpg'],
      }),
    ).toMatchObject({ status: 422, body: { code: 'remedy_not_allowed', disputable: true } });
    expect((await story.open(order, { ...cancel, problem: undefined })).body).toMatchObject({
      openQuestions: ['problem'],
    });
    const { caseNo, money } = await more.agreed(order, { ...cancel, problem: 'ordered_by_mistake' });
    expect(money).toBe(3_500);
    await story.after(caseNo, 'P3D');
    expect(await made(caseNo)).toMatchObject({
      kind: 'cancellation',
      outcome: 'fulfilled',
      unitsCancelled: true,
      refunds: [{ status: 'arrived', money: { amount: 3_500 } }],
    });
    expect((await inTheWorld(order)).order.status).toBe('cancelled');
    expect((await story.ledger(order)).payments).toMatchObject([{ captured: 3_500, held: 0, refunded: 3_500 }]);
  }, 60_000);
});
