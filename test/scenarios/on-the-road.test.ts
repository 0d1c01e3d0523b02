import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';
import { tellMore, type MoreOfStory } from './telling.ts';

describe('goods that are on their way to the customer', () => {
  let stack: SharedStack;
  let story: Story;
  let more: MoreOfStory;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
    more = tellMore(story);
  }, 120_000);
  afterAll(() => stack?.stop());

  const path = (of: StoryOrder): string => `/world/v1/orders/${encodeURIComponent(of.orderNo)}`;

  /** An order of one line that has left, and the number of its parcel. */
  async function onTheRoad(
    shop: 'retail-us' | 'retail-cn' = 'retail-us',
  ): Promise<{ order: StoryOrder; parcel: string }> {
    const order = await story.anOrder({
      shop,
      status: 'processed',
      where: (one) => one.lines.length === 1 && isByCard(one) && more.netOf(one) < 200_000,
    });
    const { order: found, ...flat } = await story.world('GET', path(order));
    return { order, parcel: (found ?? flat).parcels[0].trackingNo };
  }

  const isByCard = ({ shop, payments }: StoryOrder): boolean => shop === 'retail-cn' || payments[0]?.tender === 'card';
  const wholeOrder = { items: undefined };
  const parcelAct = (parcel: string, act: string, body: Json = {}): Promise<Json> =>
    story.world('POST', `/world/v1/parcels/${parcel}/${act}`, body);
  const unitStates = async (of: StoryOrder): Promise<string[]> =>
    (await story.ledger(of)).units.map(({ state }: Json) => state);

  it.concurrent(
    'refused at the door: paid back once the parcel is back and inspected, less its way back (D5, R12, R25, R30)',
    async () => {
      const { order, parcel } = await onTheRoad();
      const { caseNo, money } = await more.agreed(order, {
        ...wholeOrder,
        problem: 'refused_on_delivery',
        wish: undefined,
      });
      expect(money).toBe(more.netOf(order) - 799);
      await story.until(caseNo, ({ waitingOn }) => waitingOn === 'carrier');
      await parcelAct(parcel, 'refuse');
      await story.until(caseNo, ({ version, waitingOn }) => version > 6 && waitingOn === 'carrier');
      expect(await story.refundsInTheWorld(order)).toEqual([]);
      await story.after(caseNo, 'P4D');
      const { refunds } = await story.until(caseNo, ({ refunds: all }) => all[0]?.status === 'accepted');
      expect(refunds).toEqual([expect.objectContaining({ money: { amount: money, currency: 'USD' } })]);
      await story.after(caseNo, 'P3D');
      expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({ outcome: 'fulfilled' });
      expect(await unitStates(order)).toEqual(
        order.lines.flatMap(({ quantity }) => Array.from({ length: quantity }, () => 'settled')),
      );
      expect(await story.told(caseNo)).toEqual(expect.arrayContaining(['outbound_returned', 'return_settled']));
      expect((await more.madeAtTheProvider(order)).map(({ amount }) => amount)).toEqual([money]);
      const { settlements } = await story.ledger(order);
      expect(settlements.map(({ kind, amount }: Json) => [kind, amount])).toEqual([
        ['goods', more.netOf(order)],
        ['goods', -799],
      ]);
    },
    90_000,
  );

  it.concurrent(
    'delivered after all: no refund, the units are free, and the customer is told why (R3, R30)',
    async () => {
      const { order, parcel } = await onTheRoad();
      const { caseNo } = await more.agreed(order, { ...wholeOrder, problem: 'refused_on_delivery', wish: undefined });
      await parcelAct(parcel, 'scan', { status: 'delivered' });
      expect(await story.until(caseNo, ({ stage }) => stage === 'closed')).toMatchObject({
        outcome: 'lapsed',
        refunds: [],
      });
      expect(await story.told(caseNo)).toContain('outbound_delivered');
      expect(new Set(await unitStates(order))).toEqual(new Set(['free']));
    },
    60_000,
  );

  it.concurrent(
    'lost, then found: one refund, the claim is taken back, and people agree on the rest (R29, R45)',
    async () => {
      const { order, parcel } = await onTheRoad();
      const { caseNo, money } = await more.agreed(order, {
        ...wholeOrder,
        problem: 'not_arrived',
        wish: 'refund_only',
      });
      await story.until(caseNo, ({ waitingOn }) => waitingOn === 'carrier');
      await parcelAct(parcel, 'lose');
      await parcelAct(parcel, 'scan', { status: 'lost' });
      await story.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
      expect(await story.told(caseNo)).toContain('outbound_lost');
      await story.until(caseNo, ({ claims }) => claims[0]?.status === 'open');
      await story.after(caseNo, 'P8D');
      expect(await story.until(caseNo, ({ claims }) => claims[0]?.status === 'accepted')).toMatchObject({
        stage: 'followUp',
        claims: [{ trackingNo: parcel, reason: 'lost', paid: { amount: more.netOf(order) } }],
      });
      await parcelAct(parcel, 'find');
      await story.until(caseNo, ({ claims }) => claims[0]?.status === 'reversed');
      await story.after(caseNo, 'P2D');
      const found = await story.until(caseNo, ({ tasks }) => tasks.length > 0);
      expect(found.tasks).toEqual([expect.objectContaining({ kind: 'ask', department: 'service' })]);
      expect((await more.madeAtTheProvider(order)).map(({ amount }) => amount)).toEqual([money]);
      expect((await more.happenedInTheWorld(order, 'claim.reversed')).length).toBe(1);
    },
    90_000,
  );

  it.concurrent(
    'lost, to be sent again: the goods leave a second time under the same agreement (R4, R29)',
    async () => {
      const { order, parcel } = await onTheRoad();
      await story.world('PUT', `/world/v1/stock/${order.lines[0]?.sku}`, { available: 100 });
      const { caseNo } = await more.agreed(order, { ...wholeOrder, problem: 'not_arrived', wish: 'reship' });
      await story.until(caseNo, ({ waitingOn }) => waitingOn === 'carrier');
      await parcelAct(parcel, 'scan', { status: 'lost' });
      await story.until(caseNo, ({ shipments }) => shipments[0]?.status === 'created');
      await story.after(caseNo, 'P3D');
      expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
        outcome: 'fulfilled',
        refunds: [],
        shipments: [{ reason: 'reship', status: 'signed' }],
      });
      expect(await story.refundsInTheWorld(order)).toEqual([]);
    },
    90_000,
  );

  it.concurrent(
    'stopped in time: refunded in full, and the shop takes the lines out of the order (R31)',
    async () => {
      const { order } = await onTheRoad('retail-cn');
      await story.world('PUT', `${path(order)}/intercept-plan`, { outcome: 'intercepted' });
      const { caseNo, money } = await more.agreed(order, { ...wholeOrder, wish: 'cancel' });
      expect(money).toBeGreaterThanOrEqual(more.netOf(order));
      await story.until(caseNo, ({ waitingOn }) => waitingOn === 'warehouse');
      expect(await story.refundsInTheWorld(order)).toEqual([]);
      await story.after(caseNo, 'PT3H');
      await story.until(caseNo, ({ unitsCancelled, refunds }) => unitsCancelled && refunds[0]?.status !== 'planned');
      expect((await more.madeAtTheProvider(order)).reduce((sum, { amount }) => sum + amount, 0)).toBe(money);
      expect(await story.told(caseNo)).toContain('intercepted');
    },
    60_000,
  );

  it.concurrent(
    'too late to stop: once delivered it becomes the offer of a return (R31)',
    async () => {
      const { order, parcel } = await onTheRoad('retail-cn');
      const { caseNo } = await more.agreed(order, { ...wholeOrder, wish: 'cancel' });
      await story.until(caseNo, ({ waitingOn }) => waitingOn === 'warehouse');
      await story.after(caseNo, 'PT3H');
      await story.until(caseNo, ({ waitingOn }) => waitingOn === 'carrier');
      await parcelAct(parcel, 'scan', { status: 'delivered' });
      expect(await story.until(caseNo, ({ stage }) => stage === 'negotiation')).toMatchObject({
        offer: { version: 2, remedy: 'return_and_refund', freight: 'customer' },
        refunds: [],
      });
      await story.accept(caseNo, 2);
      expect(await story.until(caseNo, ({ parcel: way }) => way?.status === 'awaitingParcel')).toMatchObject({
        unitsCancelled: false,
      });
    },
    60_000,
  );
});
