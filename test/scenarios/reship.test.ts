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

const oneByCard = ({ payments, lines }: StoryOrder): boolean =>
  payments.length === 1 && payments[0]?.tender === 'card' && lines.length === 1 && lines[0]?.quantity === 1;

const unitsOf = async (order: StoryOrder): Promise<string[]> =>
  (await story.ledger(order)).units.map(
    ({ unit, sku, net, state, settledAs }: Json) => `${unit} ${sku} ${net} ${settledAs ?? state}`,
  );

const MISSING = {
  problem: 'missing_item',
  wish: 'reship',
  symptom: 'It was not in the parcel.',
  evidence: ['https://photos.example/box.jpg'],
};

/** An item that never came, agreed to be sent once more. */
async function agreed(plan?: Json): Promise<{ order: StoryOrder; net: number; sku: string; caseNo: string }> {
  const order = await story.anOrder({ where: oneByCard });
  const [line] = order.lines;
  const sku = line?.sku ?? '';
  await story.world('PUT', `/world/v1/stock/${sku}`, { available: 50 });
  if (plan) await story.world('PUT', `/world/v1/orders/${order.orderNo}/shipment-plan`, plan);
  const { caseNo, money } = await more.agreed(order, MISSING);
  expect(money).toBe(0);
  await story.until(caseNo, ({ shipments }) => shipments[0]?.status === 'created');
  return { order, net: line?.net.amount ?? 0, sku, caseNo };
}

const scan = (trackingNo: string, status: string): Promise<Json> =>
  story.world('POST', `/world/v1/parcels/${trackingNo}/scan`, { status });

describe('goods that are sent once more', () => {
  it('leave, are told and followed until they are signed for, with nothing to send back (C1, D3, R4)', async () => {
    const { order, net, sku, caseNo } = await agreed();
    const ordered = await story.read(caseNo);
    expect(ordered).toMatchObject({ waitingOn: 'warehouse', parcel: null, shipments: [{ reason: 'reship' }] });
    expect(ordered.next).toMatchObject({ clock: 'shipmentDue' });
    await story.after(caseNo, 'PT7H');
    const left = await story.until(caseNo, ({ shipments }) => shipments[0]?.status === 'inTransit');
    expect(left).toMatchObject({ waitingOn: 'carrier', shipments: [{ trackingNo: expect.any(String) }] });
    await story.after(caseNo, 'P2D');
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({ outcome: 'fulfilled' });
    expect(await unitsOf(order)).toEqual([`1 ${sku} ${net} reshipped`, `2 ${sku} ${net} free`]);
    expect((await story.told(caseNo)).slice(-3)).toEqual(['shipment_ordered', 'shipment_sent', 'shipment_delivered']);
  }, 120_000);

  it('that are late in leaving are slipped before the day that was told passes, and asked about after it (D7, B6)', async () => {
    const { caseNo } = await agreed({ manual: true });
    await story.after(caseNo, 'P6D');
    const stuck = await story.until(caseNo, ({ tasks }) => tasks.length > 0);
    expect(stuck).toMatchObject({ tasks: [{ step: 'traceShipment' }], shipments: [{ status: 'created' }] });
    expect(await story.told(caseNo)).toContain('slip');
    await story.world('POST', `/world/v1/shipments/${encodeURIComponent(`${caseNo}/shipment/1`)}/ship`, {});
    await story.until(caseNo, ({ shipments }) => shipments[0]?.status === 'inTransit');
  }, 120_000);

  it('and get lost are sent again by themselves; the first parcel, found, changes nothing (D3, R29, R45)', async () => {
    const { order, net, sku, caseNo } = await agreed({ deliversAfter: 'manual' });
    await story.after(caseNo, 'PT7H');
    const { shipments } = await story.until(caseNo, (view) => view.shipments[0]?.status === 'inTransit');
    await story.world('PUT', `/world/v1/orders/${order.orderNo}/shipment-plan`, {});
    await scan(shipments[0].trackingNo, 'lost');
    const again = await story.until(caseNo, (view) => view.shipments[1]?.status === 'created');
    expect(again.shipments).toMatchObject([
      { n: 1, status: 'lost', replacedBy: 2 },
      { n: 2, status: 'created', replacedBy: null },
    ]);
    expect(await story.told(caseNo)).toContain('shipment_lost');
    await story.after(caseNo, 'P3D');
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({ outcome: 'fulfilled' });
    await scan(shipments[0].trackingNo, 'delivered');
    await story.until(caseNo, (view) => view.shipments[0]?.status === 'signed');
    expect(await unitsOf(order)).toEqual([`1 ${sku} ${net} reshipped`, `2 ${sku} ${net} free`]);
    expect((await more.eventsOf(caseNo, 'lateEventNoted')).map(({ data }) => data.effect)).toEqual(['kept']);
  }, 120_000);

  it('and get lost a second time are a person’s to decide, who may send them once more (D3, B6)', async () => {
    const { caseNo } = await agreed({ deliversAfter: 'manual' });
    for (const n of [0, 1]) {
      await story.after(caseNo, 'PT7H');
      const { shipments } = await story.until(caseNo, (view) => view.shipments[n]?.status === 'inTransit');
      await scan(shipments[n].trackingNo, 'lost');
      await story.until(caseNo, (view) => view.shipments[n]?.status === 'lost');
      if (n === 0) await story.until(caseNo, (view) => view.shipments[1]?.status === 'created');
    }
    await more.resolve(caseNo, 'stuck', { how: 'retry' });
    const thrice = await story.until(caseNo, ({ shipments }) => shipments[2]?.status === 'created');
    expect(thrice.shipments).toMatchObject([{ replacedBy: 2 }, { replacedBy: 3 }, { replacedBy: null }]);
  }, 120_000);

  it('and are gone when it is agreed are paid back instead, if the customer likes (D3)', async () => {
    const order = await story.anOrder({ where: oneByCard });
    const [line] = order.lines;
    await story.world('PUT', `/world/v1/stock/${line?.sku}`, { available: 50 });
    const caseNo = await story.opened(order, MISSING);
    await story.world('PUT', `/world/v1/stock/${line?.sku}`, { available: 0 });
    await story.accept(caseNo);
    const again = await story.until(caseNo, ({ offer }) => offer.version === 2);
    await story.world('PUT', `/world/v1/stock/${line?.sku}`, { available: 50 });
    expect(again.offer).toMatchObject({ remedy: 'refund_only', money: { amount: line?.net.amount } });
    await story.accept(caseNo, 2);
    await story.after(caseNo, 'P3D');
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      refunds: [{ status: 'arrived', money: { amount: line?.net.amount } }],
    });
  }, 120_000);

  it('cannot be withdrawn once they are ordered (C4)', async () => {
    const { caseNo } = await agreed();
    expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/withdraw`, {})).toMatchObject({
      status: 409,
      body: { code: 'not_now' },
    });
  }, 60_000);
});
