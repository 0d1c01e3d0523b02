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

const DEFECTIVE = {
  problem: 'defective',
  symptom: 'It does not switch on.',
  evidence: ['https://photos.example/dark.jpg'],
};
const oneByCard = ({ payments, lines }: StoryOrder): boolean =>
  payments.length === 1 && payments[0]?.tender === 'card' && lines.length === 1 && lines[0]?.quantity === 1;
/** The policy sends a VIP the new goods first. */
const ordinary = (one: StoryOrder): boolean => oneByCard(one) && one.tier === 'standard';

const serialOf = ({ lines }: StoryOrder): string | undefined => (lines[0] as Json).serials?.[0];

const shop = async (path: string): Promise<Json> => {
  const headers = {
    authorization: `Bearer ${stack.token}`,
    'x-business-time': new Date().toISOString(),
    'x-timeline': 'anybody',
  };
  return (await story.call('GET', `${stack.world}/shop/v1${path}`, { headers })).body;
};

/** Another variant of what the order's first line is, dearer or cheaper than it, of which there are some. */
async function variantOf(order: StoryOrder, is: (price: number) => boolean): Promise<Json> {
  const [line] = order.lines;
  const { productId } = await shop(`/skus/${encodeURIComponent(line?.sku ?? '')}`);
  const { variants } = await shop(`/products/${productId}`);
  return variants.find(({ sku, price, available }: Json) => sku !== line?.sku && available > 3 && is(price.amount));
}

/** An order by card of one unit for which there is such a variant. */
async function exchangeable(
  is: (price: number, net: number) => boolean = () => true,
): Promise<{ order: StoryOrder; net: number; sku: string; price: number }> {
  for (;;) {
    const order = await story.anOrder({ where: ordinary });
    const net = order.lines[0]?.net.amount ?? 0;
    const variant = await variantOf(order, (price) => is(price, net));
    if (variant) return { order, net, sku: variant.sku, price: variant.price.amount };
  }
}

const instead = (sku: string): Json => ({ wish: 'exchange', replacements: [{ line: 1, quantity: 1, sku }] });
const onStock = async (sku: string): Promise<number> => (await story.world('GET', `/world/v1/stock/${sku}`)).available;
const unitsOf = async (order: StoryOrder): Promise<string[]> =>
  (await story.ledger(order)).units.map(
    ({ unit, sku, net, state, settledAs }: Json) => `${unit} ${sku} ${net} ${settledAs ?? state}`,
  );

/** The old goods come back and pass; the new ones leave six hours later and arrive two days after. */
async function goodsChangeHands(caseNo: string): Promise<Json> {
  await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
  await story.sendParcel(caseNo);
  await story.after(caseNo, 'P3D');
  await story.until(caseNo, ({ shipments }) => shipments.at(-1)?.status !== 'reserved');
  await story.after(caseNo, 'P3D');
  return story.until(caseNo, ({ shipments }) => shipments.at(-1)?.status === 'signed');
}

describe('an exchange', () => {
  it('for the same article is even: goods come back, others go out, and can be returned in their place (D3, R4, R15, R32)', async () => {
    const order = await story.anOrder({ where: ordinary });
    const [line] = order.lines;
    const sku = line?.sku ?? '';
    const net = line?.net.amount ?? 0;
    await story.world('PUT', `/world/v1/stock/${sku}`, { available: 50 });
    const caseNo = await story.opened(order, { ...DEFECTIVE, wish: 'exchange' });
    const offered = await story.read(caseNo);
    expect(offered.offer).toMatchObject({
      remedy: 'exchange',
      money: { amount: 0 },
      charge: null,
      goods: [{ line: 1, sku, quantity: 1 }],
      explanation: { rule: 'quality-exchange' },
    });
    expect(await story.accept(caseNo)).toMatchObject({ status: 200 });
    await story.until(caseNo, ({ shipments }) => shipments[0]?.status === 'reserved');
    expect(await onStock(sku)).toBe(49);

    const { shipments } = await goodsChangeHands(caseNo);
    expect(shipments).toEqual([
      expect.objectContaining({ n: 1, reason: 'exchange', status: 'signed', trackingNo: expect.any(String) }),
    ]);
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      outcome: 'fulfilled',
      refunds: [],
      charges: [],
      settled: { accepted: 1, of: 1 },
    });
    expect(await unitsOf(order)).toEqual([`1 ${sku} ${net} exchanged`, `2 ${sku} ${net} free`]);
    expect((await story.told(caseNo)).slice(-4)).toEqual([
      'exchange_settled',
      'shipment_ordered',
      'shipment_sent',
      'shipment_delivered',
    ]);
    const moved = (await more.happenedInTheWorld(order, 'stock.moved')).map(({ data }: Json) => [data.sku, data.by]);
    // Put aside once, and the good one that came back is on the shelf again (D8).
    expect(moved.filter(([, by]) => by < 0)).toEqual([[sku, -1]]);

    const { caseNo: later, money } = await more.agreed(order, { problem: 'no_longer_wanted' });
    expect(money).toBe(net);
    expect(await unitsOf(order)).toEqual([`1 ${sku} ${net} exchanged`, `2 ${sku} ${net} tied`]);
    expect(later).not.toBe(caseNo);
  }, 120_000);

  it('for a dearer variant ships when the difference is paid, and the new one is worth both (C4, R4, R15)', async () => {
    const { order, net, sku, price } = await exchangeable((dear, paid) => dear > paid);
    const opened = await story.open(order, { ...DEFECTIVE, ...instead(sku) });
    expect(opened.body.case.offer).toMatchObject({
      remedy: 'exchange',
      money: { amount: 0 },
      charge: { amount: price - net, currency: 'USD' },
      confirm: true,
    });
    const { caseNo } = opened.body;
    const agreed = { confirmation: { text: 'I agree to pay the difference.' } };
    await story.api('agent', 'POST', `/v1/cases/${caseNo}/offers/1/accept`, agreed);
    const asked = await story.until(caseNo, ({ charges }) => charges[0]?.status === 'awaiting');
    expect(asked).toMatchObject({
      waitingOn: 'customer',
      parcel: { status: 'planned' },
      shipments: [{ status: 'reserved' }],
      charges: [{ kind: 'payment', money: { amount: price - net }, payUrl: expect.stringMatching(/^http/) }],
    });
    expect(asked.next).toMatchObject({ clock: 'chargeDue', reminder: true });

    await story.world('POST', `/world/v1/charges/${encodeURIComponent(`${caseNo}/charge/1`)}/pay`, {});
    await goodsChangeHands(caseNo);
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      outcome: 'fulfilled',
      charges: [{ status: 'paid', taken: { amount: price - net } }],
      refunds: [],
    });
    expect((await unitsOf(order)).at(-1)).toBe(`2 ${sku} ${price} free`);
    const { payments } = await story.ledger(order);
    expect(payments.map(({ captured }: Json) => captured)).toEqual(expect.arrayContaining([net, price - net]));
    expect(payments).toHaveLength(2);
    expect((await story.world('GET', `/world/v1/orders/${order.orderNo}`)).exchanges).toEqual([
      expect.objectContaining({ difference: { amount: price - net, currency: 'USD' } }),
    ]);
    const { money } = await more.agreed(order, { problem: 'no_longer_wanted' });
    expect(money).toBe(price);
  }, 120_000);

  it('whose difference is not paid lapses: reminded, nothing ships, nothing is taken, the stock is free again (R15, R32)', async () => {
    const { order, sku } = await exchangeable((dear, paid) => dear > paid);
    const before = await onStock(sku);
    const caseNo = await story.opened(order, { ...DEFECTIVE, ...instead(sku) });
    const agreed = { confirmation: { text: 'I agree to pay the difference.' } };
    await story.api('agent', 'POST', `/v1/cases/${caseNo}/offers/1/accept`, agreed);
    await story.until(caseNo, ({ charges }) => charges[0]?.status === 'awaiting');
    expect(await onStock(sku)).toBe(before - 1);
    await story.after(caseNo, 'P6D');
    expect(await story.until(caseNo, ({ stage }) => stage === 'closed')).toMatchObject({
      outcome: 'lapsed',
      charges: [{ status: 'cancelled' }],
      shipments: [{ status: 'cancelled', trackingNo: null }],
      refunds: [],
    });
    expect(await onStock(sku)).toBe(before);
    expect(await story.told(caseNo)).toEqual(
      expect.arrayContaining(['charge_awaiting', 'reminder_chargeDue', 'charge_lapsed']),
    );
    expect(await story.world('GET', `/world/v1/orders/${order.orderNo}`)).toMatchObject({
      charges: [{ status: 'cancelled' }],
      shipments: [],
      reservations: [{ status: 'released' }],
    });
    expect((await unitsOf(order))[0]).toMatch(/ free$/);
  }, 120_000);

  it('for a cheaper variant gives the difference back once the goods are accepted (R7, R15)', async () => {
    const { order, net, sku, price } = await exchangeable((dear, paid) => dear < paid);
    const { caseNo, money } = await more.agreed(order, { ...DEFECTIVE, ...instead(sku) });
    expect(money).toBe(net - price);
    await goodsChangeHands(caseNo);
    const paid = await story.until(caseNo, ({ stage }) => stage === 'followUp');
    expect(paid).toMatchObject({
      outcome: 'fulfilled',
      refunds: [{ status: 'arrived', money: { amount: net - price, currency: 'USD' } }],
      settlement: [
        { kind: 'goods', amount: net, line: 1 },
        { kind: 'exchange', amount: -price, line: 1 },
      ],
    });
    expect((await story.ledger(order)).settlements.map(({ kind, amount }: Json) => `${kind} ${amount}`)).toEqual([
      `goods ${net}`,
      `exchange ${-price}`,
    ]);
    expect(await more.madeAtTheProvider(order)).toEqual([
      { key: `${caseNo}/refund/1`, status: 'succeeded', amount: net - price },
    ]);
    expect((await unitsOf(order)).at(-1)).toBe(`2 ${sku} ${price} free`);
  }, 120_000);

  it('whose goods are gone when it is agreed goes back to negotiation, with the money offered (D3)', async () => {
    const { order, net, sku } = await exchangeable((dear, paid) => dear < paid);
    const caseNo = await story.opened(order, { ...DEFECTIVE, ...instead(sku) });
    const before = await onStock(sku);
    await story.world('PUT', `/world/v1/stock/${sku}`, { available: 0 });
    await story.accept(caseNo);
    const again = await story.until(caseNo, ({ offer }) => offer.version === 2);
    await story.world('PUT', `/world/v1/stock/${sku}`, { available: before });
    expect(again).toMatchObject({
      stage: 'negotiation',
      waitingOn: 'customer',
      offer: { remedy: 'return_and_refund', money: { amount: net }, explanation: { rule: 'out of stock' } },
      shipments: [{ status: 'outOfStock' }],
    });
    expect(await story.told(caseNo)).toContain('shipment_out_of_stock');
    await story.accept(caseNo, 2);
    await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    await story.sendParcel(caseNo);
    await story.after(caseNo, 'P6D');
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      outcome: 'fulfilled',
      refunds: [{ status: 'arrived', money: { amount: net } }],
    });
  }, 120_000);

  it('may be withdrawn until it is paid: the stock is free again and nobody can pay any more (R32, C4)', async () => {
    const { order, sku } = await exchangeable((dear, paid) => dear > paid);
    const before = await onStock(sku);
    const caseNo = await story.opened(order, { ...DEFECTIVE, ...instead(sku) });
    await story.api('agent', 'POST', `/v1/cases/${caseNo}/offers/1/accept`, { confirmation: { text: 'I agree.' } });
    await story.until(caseNo, ({ charges }) => charges[0]?.status === 'awaiting');
    expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/withdraw`, {})).toMatchObject({ status: 200 });
    expect(await story.until(caseNo, ({ stage }) => stage === 'closed')).toMatchObject({
      outcome: 'withdrawn',
      shipments: [{ status: 'cancelled' }],
      charges: [{ status: 'cancelled' }],
    });
    expect(await onStock(sku)).toBe(before);
  }, 60_000);

  it('of which a part passes replaces that part, and gives back what was paid for the rest (R15, R26)', async () => {
    const { order: one, sku, price } = await exchangeable();
    const order = await more.sold(one, [{ lineNo: 1, quantity: 2, net: 2 * price - 1_001 }]);
    await story.world('PUT', `/world/v1/stock/${sku}`, { available: 50 });
    const unit = (outcome: string, disposition: string): Json => ({
      lineNo: 1,
      sku: order.lines[0]?.sku,
      outcome,
      disposition,
    });
    await more.inspectionPlan(order, { units: [unit('accepted', 'sellable'), unit('refused', 'back_to_customer')] });
    const caseNo = await story.opened(order, {
      ...DEFECTIVE,
      wish: 'exchange',
      items: [{ line: 1, quantity: 2 }],
      replacements: [{ line: 1, quantity: 2, sku }],
    });
    expect((await story.read(caseNo)).offer).toMatchObject({ charge: { amount: 1_001 } });
    await story.api('agent', 'POST', `/v1/cases/${caseNo}/offers/1/accept`, { confirmation: { text: 'I agree.' } });
    await story.until(caseNo, ({ charges }) => charges[0]?.status === 'awaiting');
    await story.world('POST', `/world/v1/charges/${encodeURIComponent(`${caseNo}/charge/1`)}/pay`, {});
    await goodsChangeHands(caseNo);
    const paid = await story.until(caseNo, ({ stage }) => stage === 'followUp');
    // The first of two units had cost a cent less than the second (R8).
    const back = 1_001 - (price - Math.floor((2 * price - 1_001) / 2));
    expect(paid).toMatchObject({
      outcome: 'partly_fulfilled',
      settled: { accepted: 1, of: 2 },
      refunds: [{ status: 'arrived', money: { amount: back } }],
      shipments: [
        { n: 1, status: 'cancelled' },
        { n: 2, status: 'signed', lines: [{ line: 1, sku, quantity: 1 }] },
      ],
    });
    const { reservations } = await story.world('GET', `/world/v1/orders/${order.orderNo}`);
    expect(reservations.map(({ status }: Json) => status).toSorted()).toEqual(['released', 'used']);
    const charge = (await story.ledger(order)).payments.find(({ captured }: Json) => captured === 1_001);
    expect(charge).toMatchObject({ refunded: back });
  }, 120_000);

  it('of two units in two parcels waits for both; one of another serial number is not ours, and nothing goes for it (R26, R27, R28, R33)', async () => {
    const one = await story.anOrder({
      shop: 'retail-cn',
      deliveredDaysAgo: 3,
      where: (order) =>
        order.payments.length === 1 &&
        order.lines.length === 1 &&
        serialOf(order) !== undefined &&
        (order.lines[0]?.net.amount ?? 0) < 140_000,
    });
    const [line] = one.lines;
    const yuan = (amount: number): Json => ({ amount, currency: 'CNY' });
    await story.world('PUT', `/world/v1/orders/${one.orderNo}/sold`, {
      lines: [{ lineNo: 1, quantity: 2, net: yuan(2 * (line?.net.amount ?? 0)) }],
      shipping: yuan(0),
    });
    await story.world('PUT', `/world/v1/stock/${line?.sku}`, { available: 50 });
    const back = (serial: string | undefined): Json => ({
      lineNo: 1,
      sku: line?.sku,
      outcome: 'accepted',
      disposition: 'sellable',
      serial,
    });
    await more.inspectionPlan(one, { units: [back(serialOf(one))] });
    const { caseNo } = await more.agreed(one, { ...DEFECTIVE, wish: 'exchange', items: [{ line: 1, quantity: 2 }] });
    const { parcel } = await story.until(caseNo, (view) => view.parcel?.status === 'awaitingParcel');
    await story.sendParcel(caseNo);
    const trackingNo = `OWN-${caseNo}`;
    expect(
      await story.api('agent', 'POST', `/v1/cases/${caseNo}/tracking`, { trackingNo, another: true }),
    ).toMatchObject({ status: 200 });
    await story.after(caseNo, 'P3D');
    expect(await story.until(caseNo, (view) => view.parcel.status === 'inspected')).toMatchObject({
      settled: null,
      shipments: [{ n: 1, status: 'reserved' }],
    });
    await story.world('POST', `/world/v1/returns/${parcel.rma}/send`, { trackingNo, arrivesIn: 'PT1H' });
    await story.after(caseNo, 'PT2H');
    await story.world('POST', `/world/v1/returns/${parcel.rma}/inspect`, {
      units: [back(serialOf(one)), back('NOT-THE-ONE')],
    });
    expect(await story.until(caseNo, ({ settled }) => settled !== null)).toMatchObject({
      settled: { accepted: 1, of: 2 },
      foreign: { status: 'asked', units: [{ line: 1, quantity: 1 }] },
      refunds: [],
    });
    expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/foreign-goods`, { choice: 'dispose' })).toMatchObject({
      status: 200,
    });
    await story.until(
      caseNo,
      ({ foreign, shipments }) => foreign.status === 'done' && shipments[1]?.status === 'created',
    );
    await story.after(caseNo, 'P3D');
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      outcome: 'partly_fulfilled',
      shipments: [
        { n: 1, status: 'cancelled' },
        { n: 2, status: 'signed', lines: [{ line: 1, quantity: 1 }] },
      ],
    });
    expect((await unitsOf(one)).map((unit) => unit.split(' ').at(-1))).toEqual(['exchanged', 'free', 'free']);
  }, 120_000);

  it('of goods that are known to be gone is answered with a return (C2, D3)', async () => {
    const { order, net, sku } = await exchangeable();
    const before = await onStock(sku);
    await story.world('PUT', `/world/v1/stock/${sku}`, { available: 0 });
    const opened = await story.open(order, { ...DEFECTIVE, ...instead(sku) });
    await story.world('PUT', `/world/v1/stock/${sku}`, { available: before });
    expect(opened.body.case.offer).toMatchObject({
      remedy: 'return_and_refund',
      money: { amount: net },
      explanation: { rule: 'exchange-out-of-stock' },
    });
  }, 60_000);

  /** Variants of one product have its name. */
  const nameOf = ({ lines }: StoryOrder): unknown => (lines[0] as Json).name;

  it('for what the shop does not sell, or another product, is refused by name (D3)', async () => {
    const { order } = await exchangeable();
    const other = await story.anOrder({
      where: (one) => one.lines.length === 1 && nameOf(one) !== nameOf(order),
    });
    const unknown = await story.open(order, { ...DEFECTIVE, ...instead('no-such-article') });
    expect(unknown).toMatchObject({ status: 422, body: { code: 'replacement_unknown' } });
    const foreign = await story.open(other, { ...DEFECTIVE, ...instead(order.lines[0]?.sku ?? '') });
    expect(foreign).toMatchObject({ status: 422, body: { code: 'replacement_of_other_product' } });
  }, 60_000);
});
