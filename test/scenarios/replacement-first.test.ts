import { startStack, type Stack } from '#test/support/stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';
import { tellMore, type MoreOfStory } from './telling.ts';

// A world of its own: VIPs who paid one article by card are few.
let stack: Stack;
let story: Story;
let more: MoreOfStory;

beforeAll(async () => {
  stack = await startStack();
  story = tell(stack);
  more = tellMore(story);
}, 120_000);
afterAll(() => stack?.stop());

const oneByCard = ({ payments, lines }: StoryOrder): boolean =>
  payments.length === 1 && payments[0]?.tender === 'card' && lines.length === 1 && lines[0]?.quantity === 1;

const unitsOf = async (order: StoryOrder): Promise<string[]> =>
  (await story.ledger(order)).units.map(
    ({ unit, sku, net, state, settledAs }: Json) => `${unit} ${sku} ${net} ${settledAs ?? state}`,
  );

const DEFECTIVE = {
  problem: 'defective',
  wish: 'exchange',
  symptom: 'It does not switch on.',
  evidence: ['https://photos.example/dark.jpg'],
};

/** The policy sends a VIP the new goods first. */
async function agreed(): Promise<{ order: StoryOrder; net: number; sku: string; caseNo: string }> {
  const order = await story.anOrder({ where: (one) => oneByCard(one) && one.tier === 'vip' });
  const [line] = order.lines;
  const sku = line?.sku ?? '';
  await story.world('PUT', `/world/v1/stock/${sku}`, { available: 50 });
  const { caseNo } = await more.agreed(order, DEFECTIVE);
  return { order, net: line?.net.amount ?? 0, sku, caseNo };
}

describe('an exchange whose new goods go first', () => {
  it('holds their price on the card, and lets it go when the old ones are back (D3, J3)', async () => {
    const { order, net, sku, caseNo } = await agreed();
    const sent = await story.until(
      caseNo,
      ({ parcel, shipments }) => parcel?.status === 'awaitingParcel' && shipments[0]?.status === 'created',
    );
    expect(sent).toMatchObject({
      offer: { explanation: { rule: 'vip-exchange' }, hold: { amount: net } },
      charges: [{ kind: 'hold', status: 'authorised', money: { amount: net } }],
    });
    await story.after(caseNo, 'P3D');
    await story.until(caseNo, ({ shipments }) => shipments[0]?.status === 'signed');
    await story.sendParcel(caseNo);
    await story.after(caseNo, 'P3D');
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      outcome: 'fulfilled',
      charges: [{ kind: 'hold', status: 'cancelled', taken: null }],
      refunds: [],
    });
    expect(await unitsOf(order)).toEqual([`1 ${sku} ${net} exchanged`, `2 ${sku} ${net} free`]);
    expect(await story.told(caseNo)).toEqual(
      expect.arrayContaining(['hold_placed', 'shipment_delivered', 'hold_released']),
    );
    expect((await story.world('GET', `/world/v1/orders/${order.orderNo}`)).authorisations).toEqual([
      expect.objectContaining({ status: 'voided' }),
    ]);
  }, 120_000);

  it('takes what was held when the old ones never come, holding it anew while the bank lets go of it (D3, R15, R41)', async () => {
    const { order, net, sku, caseNo } = await agreed();
    await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    await story.after(caseNo, 'P3D');
    await story.until(caseNo, ({ shipments }) => shipments[0]?.status === 'signed');
    // A bank holds money for seven days, the policy waits longer for the old goods.
    await story.after(caseNo, 'P5D');
    await story.until(caseNo, ({ charges }) => charges.at(-1)?.n === 2 && charges.at(-1)?.status === 'authorised');
    await story.after(caseNo, 'P5D');
    await story.after(caseNo, 'P2D');
    const paid = await story.until(caseNo, ({ stage }) => stage === 'followUp');
    expect(paid.charges.at(-1)).toMatchObject({
      kind: 'hold',
      status: 'paid',
      taken: { amount: net, currency: 'USD' },
    });
    expect(paid).toMatchObject({ outcome: 'fulfilled', refunds: [] });
    expect(await story.told(caseNo)).toContain('hold_captured');
    const { payments } = await story.ledger(order);
    expect(payments.map(({ captured }: Json) => captured)).toEqual([net, net]);
    // Both are the customer's: what was paid for the first, and what was taken for the second.
    await story.after(caseNo, 'P6D');
    await story.revisit(caseNo, { solved: true });
    expect(await unitsOf(order)).toEqual([`1 ${sku} ${net} free`, `2 ${sku} ${net} free`]);
  }, 180_000);

  it('follows the old ones where the card cannot hold the money (D3, C4)', async () => {
    const order = await story.anOrder({ where: (one) => oneByCard(one) && one.tier === 'vip' });
    await story.world('PUT', `/world/v1/stock/${order.lines[0]?.sku}`, { available: 50 });
    const method = `/world/v1/payment-methods/${order.payments[0]?.methodId}`;
    await story.world('PUT', method, { declines: true });
    const { caseNo } = await more.agreed(order, DEFECTIVE);
    const waits = await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    expect(waits).toMatchObject({ shipments: [{ status: 'reserved' }], charges: [{ status: 'failed' }] });
    expect(await story.told(caseNo)).toContain('hold_failed');
    await story.sendParcel(caseNo);
    await story.after(caseNo, 'P3D');
    await story.until(caseNo, ({ shipments }) => shipments[0]?.status !== 'reserved');
    await story.after(caseNo, 'P3D');
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({ outcome: 'fulfilled' });
  }, 120_000);
});
