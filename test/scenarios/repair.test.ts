import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Answer, type Json, type Story, type StoryOrder } from '#test/support/story.ts';
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

const DAY_MS = 86_400_000;
const BROKEN = {
  problem: 'defective',
  wish: 'repair',
  symptom: '开机后屏幕闪烁。',
  evidence: ['https://photos.example/flicker.jpg'],
};
const yuan = (amount: number): Json => ({ amount, currency: 'CNY' });

/** One unit of one article, paid by one card, within what is offered without a person. */
const anArticle = (deliveredDaysAgo: number): Promise<StoryOrder> =>
  story.anOrder({
    shop: 'retail-cn',
    deliveredDaysAgo,
    where: ({ payments, lines }) =>
      payments.length === 1 &&
      payments[0]?.tender === 'card' &&
      lines.length === 1 &&
      lines[0]?.quantity === 1 &&
      lines[0].net.amount < 300_000,
  });

const repairPlan = (of: StoryOrder, plan: Json): Promise<Json> =>
  story.world('PUT', `/world/v1/orders/${encodeURIComponent(of.orderNo)}/repair-plan`, plan);
const repairInTheWorld = async (of: StoryOrder): Promise<Json> =>
  (await story.world('GET', `/world/v1/orders/${encodeURIComponent(of.orderNo)}`)).repairs.at(-1);
const pay = (caseNo: string, of: StoryOrder, n = 1): Promise<Json> =>
  story.world('POST', `/world/v1/charges/${encodeURIComponent(`${caseNo}/charge/${n}`)}/pay`, {
    methodId: of.payments[0]?.methodId,
  });
const answer = (caseNo: string, version: number, said: 'approve' | 'decline', body: Json = {}): Promise<Answer> =>
  story.api('agent', 'POST', `/v1/cases/${caseNo}/quotes/${version}/${said}`, body);
const yes = { confirmation: { text: '同意报价。' } };

/** The goods are sent, and come to the workshop. */
async function atTheWorkshop(caseNo: string): Promise<void> {
  await story.until(caseNo, ({ repairs }) => repairs.at(-1)?.status === 'intake');
  await story.sendParcel(caseNo);
  await story.after(caseNo, 'P3D');
  await story.until(caseNo, ({ parcel }) => parcel?.status === 'inspected');
}

const repairIs = (caseNo: string, status: string): Promise<Json> =>
  story.until(caseNo, ({ repairs }) => repairs.at(-1)?.status === status);

/** What goes back is on the road in six hours and signed for two days later. */
async function backHome(caseNo: string): Promise<Json> {
  await story.until(caseNo, ({ shipments }) => ['created', 'inTransit'].includes(shipments.at(-1)?.status));
  await story.after(caseNo, 'P3D');
  return story.until(caseNo, ({ shipments }) => shipments.at(-1)?.status === 'signed');
}

/** Asked days later, the customer says that it helped: the case is over. */
async function solved(caseNo: string): Promise<void> {
  await story.after(caseNo, 'P4D');
  await story.until(caseNo, ({ revisit }) => revisit?.asked === true);
  expect(await story.revisit(caseNo, { solved: true, score: 5 })).toMatchObject({
    status: 200,
    body: { stage: 'closed' },
  });
}

const unitsOf = async (order: StoryOrder): Promise<string[]> =>
  (await story.ledger(order)).units.map(({ unit, settledAs, state }: Json) => `${unit} ${settledAs ?? state}`);

describe('a repair', () => {
  it('is free under warranty and done in a week, and the units stay the customer’s (D4, F1, R1)', async () => {
    const order = await anArticle(30);
    const opened = await story.open(order, BROKEN);
    expect(opened.body.case.offer).toMatchObject({
      remedy: 'repair',
      money: yuan(0),
      charge: null,
      confirm: false,
      freight: 'merchant',
      repair: { free: true, days: 7, backFreight: null },
      explanation: { rule: 'repair-in-warranty' },
    });
    const { caseNo } = opened.body;
    expect(await story.accept(caseNo)).toMatchObject({ status: 200 });
    await story.until(caseNo, ({ repairs }) => repairs[0]?.status === 'intake');
    await story.sendParcel(caseNo);
    await story.after(caseNo, 'P2D');
    await story.until(caseNo, ({ parcel }) => parcel?.status === 'delivered' || parcel?.status === 'inspected');
    const working = (await story.read(caseNo)).clocks.find(({ name }: Json) => name === 'repairDue');
    expect(Date.parse(working.dueAt) - Date.parse(working.startedAt)).toBe(7 * DAY_MS);
    expect(working).toMatchObject({ waitsFor: 'warehouse', then: 'trace' });

    await story.after(caseNo, 'P2D');
    expect(await repairIs(caseNo, 'repairing')).toMatchObject({
      waitingOn: 'warehouse',
      repairs: [{ n: 1, quotes: [{ version: 1, money: yuan(0), answer: 'approved' }] }],
    });
    await story.after(caseNo, 'P3D');
    await repairIs(caseNo, 'repaired');
    expect(await repairInTheWorld(order)).toMatchObject({ repairKey: `${caseNo}/repair/1`, status: 'repaired' });
    expect(await backHome(caseNo)).toMatchObject({
      shipments: [{ n: 1, reason: 'repair_back', status: 'signed' }],
      repairs: [{ shipment: 1, goesBackAs: 'repaired' }],
    });
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      outcome: 'fulfilled',
      refunds: [],
      charges: [],
    });

    const events = await story.events(caseNo);
    const at = (type: string, holds: (data: Json) => boolean): number =>
      Date.parse(events.find((one) => one.type === type && holds(one.data))?.at);
    const came = at('clocksSet', ({ clocks }) => clocks.some(({ name }: Json) => name === 'repairDue'));
    const done = at('repairReported', ({ report }) => report.status === 'repaired');
    expect(done - came).toBeLessThanOrEqual(7 * DAY_MS);
    expect(events.filter(({ type }) => type === 'slipTold')).toEqual([]);
    const free = events.find(({ type }) => type === 'quoteAnswered');
    expect(free).toMatchObject({
      by: { type: 'system', id: 'free of charge' },
      data: { version: 1, answer: 'approved' },
    });
    expect(await story.told(caseNo)).toEqual(expect.arrayContaining(['repair_free', 'repair_done', 'repair_back']));
    await solved(caseNo);
    expect(await unitsOf(order)).toEqual(['1 free']);
    // A customer's own goods are no stock of ours (D8).
    expect(await more.happenedInTheWorld(order, 'stock.moved')).toEqual([]);
  }, 180_000);

  it('for money waits for a yes to the very price on the table, and is paid before the goods go back (C4, D4, R44)', async () => {
    const order = await anArticle(400);
    await repairPlan(order, {
      quotes: [
        { amount: yuan(19_900), reason: '更换屏幕', days: 3 },
        { amount: yuan(25_900), reason: '主板也有故障', days: 4, after: 'P1D' },
      ],
    });
    const caseNo = await story.opened(order, BROKEN);
    expect((await story.read(caseNo)).offer).toMatchObject({
      remedy: 'repair',
      freight: 'customer',
      repair: { free: false, backFreight: yuan(1_500) },
      explanation: { rule: 'repair-for-money' },
    });
    await story.accept(caseNo);
    await atTheWorkshop(caseNo);
    await story.after(caseNo, 'P1D');
    expect(await repairIs(caseNo, 'quoted')).toMatchObject({
      waitingOn: 'customer',
      next: { clock: 'quoteAnswer' },
      repairs: [{ quotes: [{ version: 1, money: yuan(19_900), reason: '更换屏幕', days: 3, answer: null }] }],
    });
    expect(await answer(caseNo, 1, 'approve')).toMatchObject({ status: 422, body: { code: 'confirmation_missing' } });
    expect(await answer(caseNo, 2, 'approve', yes)).toMatchObject({ status: 409, body: { code: 'quote_superseded' } });
    expect(await answer(caseNo, 1, 'approve', yes)).toMatchObject({ status: 200 });
    await repairIs(caseNo, 'repairing');
    expect((await story.read(caseNo)).charges).toEqual([]);

    await story.after(caseNo, 'P1D');
    await story.until(caseNo, ({ repairs }) => repairs[0].quotes.length === 2);
    expect(await answer(caseNo, 1, 'approve', yes)).toMatchObject({
      status: 409,
      body: { code: 'quote_superseded' },
    });
    expect(await answer(caseNo, 2, 'approve', yes)).toMatchObject({ status: 200 });
    await repairIs(caseNo, 'repairing');
    await story.after(caseNo, 'P4D');
    expect(await story.until(caseNo, ({ charges }) => charges[0]?.status === 'awaiting')).toMatchObject({
      waitingOn: 'customer',
      next: { clock: 'chargeDue' },
      charges: [{ n: 1, kind: 'payment', money: yuan(25_900), payUrl: expect.stringMatching(/^http/) }],
      shipments: [],
    });
    await pay(caseNo, order);
    await backHome(caseNo);
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      outcome: 'fulfilled',
      charges: [{ status: 'paid', taken: yuan(25_900) }],
      refunds: [],
    });
    expect(await story.told(caseNo)).toEqual(
      expect.arrayContaining(['repair_quoted', 'quote_approved', 'charge_awaiting', 'charge_paid', 'repair_back']),
    );
    expect(JSON.stringify(await story.events(caseNo))).not.toContain('同意报价');
  }, 180_000);

  it('whose price is declined goes back unrepaired, its freight paid first by the policy’s rule (C4, C5, D4)', async () => {
    const order = await anArticle(400);
    await repairPlan(order, { quotes: [{ amount: yuan(60_000), reason: '更换主板', days: 5 }] });
    const caseNo = await story.opened(order, BROKEN);
    await story.accept(caseNo);
    await atTheWorkshop(caseNo);
    await story.after(caseNo, 'P1D');
    await repairIs(caseNo, 'quoted');
    expect(await answer(caseNo, 1, 'decline')).toMatchObject({ status: 200 });
    await repairIs(caseNo, 'declined');
    expect(await answer(caseNo, 1, 'approve', yes)).toMatchObject({ status: 409, body: { code: 'not_now' } });
    await story.until(caseNo, ({ charges }) => charges[0]?.status === 'awaiting');
    await pay(caseNo, order);
    await backHome(caseNo);
    expect(await story.until(caseNo, ({ stage }) => stage === 'closed')).toMatchObject({
      outcome: 'withdrawn',
      repairs: [{ status: 'declined', goesBackAs: 'unrepaired' }],
      charges: [{ money: yuan(1_500), taken: yuan(1_500) }],
      refunds: [],
    });
    expect(await repairInTheWorld(order)).toMatchObject({ status: 'declined', quotes: [{ answer: 'declined' }] });
    expect(await unitsOf(order)).toEqual(['1 free']);
  }, 180_000);

  it('whose price nobody answers goes back, and what nobody pays is kept for a person to let go (C6, D4, D7)', async () => {
    const order = await anArticle(400);
    await repairPlan(order, { quotes: [{ amount: yuan(30_000), reason: '更换电池', days: 2 }] });
    const caseNo = await story.opened(order, BROKEN);
    await story.accept(caseNo);
    await atTheWorkshop(caseNo);
    await story.after(caseNo, 'P1D');
    await repairIs(caseNo, 'quoted');
    await story.after(caseNo, 'P3D');
    await repairIs(caseNo, 'declined');
    expect(await answer(caseNo, 1, 'approve', yes)).toMatchObject({ status: 409, body: { code: 'quote_lapsed' } });
    await story.until(caseNo, ({ charges }) => charges[0]?.status === 'awaiting');
    await story.after(caseNo, 'P3D');
    const kept = await story.until(caseNo, ({ tasks }) => tasks[0]?.step === 'repairPayment');
    // whoever it has climbed to by then
    expect(kept).toMatchObject({ tasks: [{ kind: 'stuck' }], shipments: [] });
    expect(await story.told(caseNo)).toEqual(expect.arrayContaining(['reminder_quoteAnswer', 'reminder_chargeDue']));
    const recorded = { how: 'record', outcome: { step: 'repairPayment', how: 'waived' }, evidence: '主管同意' };
    expect(await story.act('supervisor', caseNo, `/tasks/${kept.tasks[0].id}/resolve`, recorded)).toMatchObject({
      status: 200,
    });
    await backHome(caseNo);
    expect(await story.until(caseNo, ({ stage }) => stage === 'closed')).toMatchObject({
      outcome: 'lapsed',
      repairs: [{ goesBackAs: 'unrepaired' }],
    });
  }, 180_000);

  it('that cannot be done is an exchange of the goods that are here: nobody sends anything again (D3, D4, R47)', async () => {
    const order = await anArticle(30);
    const [line] = order.lines;
    await story.world('PUT', `/world/v1/stock/${line?.sku}`, { available: 9 });
    await repairPlan(order, { outcome: 'unrepairable' });
    const caseNo = await story.opened(order, BROKEN);
    await story.accept(caseNo);
    await atTheWorkshop(caseNo);
    await story.after(caseNo, 'P1D');
    await repairIs(caseNo, 'repairing');
    await story.after(caseNo, 'P3D');
    const offered = await story.until(caseNo, ({ offer }) => offer?.version === 2);
    expect(offered).toMatchObject({
      stage: 'negotiation',
      offer: { remedy: 'exchange', charge: null, explanation: { rule: 'replaced-instead-of-repair' } },
      repairs: [{ status: 'unrepairable' }],
    });
    // What is here is not taken back by a word (R47).
    expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/withdraw`, {})).toMatchObject({ status: 409 });
    expect(await story.accept(caseNo, 2)).toMatchObject({ status: 200 });
    await story.until(caseNo, ({ settled }) => settled !== null);
    expect((await backHome(caseNo)).shipments).toEqual([expect.objectContaining({ reason: 'exchange' })]);
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      outcome: 'fulfilled',
      settled: { accepted: 1, of: 1 },
      refunds: [],
    });
    expect((await unitsOf(order))[0]).toBe('1 exchanged');
    expect(await more.happenedInTheWorld(order, 'return.authorised')).toHaveLength(1);
  }, 180_000);

  it('of goods that come a third time after two repairs is an exchange by policy, agreed as offered (C2, D3, D4)', async () => {
    const order = await anArticle(30);
    await story.world('PUT', `/world/v1/stock/${order.lines[0]?.sku}`, { available: 9 });
    // A quick workshop; each later case sends its parcel before its clock is brought to where the order's is.
    await repairPlan(order, { quotes: [{ amount: yuan(0), after: 'PT1H', days: 1 }], after: 'PT6H' });
    const path = `/world/v1/orders/${encodeURIComponent(order.orderNo)}/shipment-plan`;
    await story.world('PUT', path, { shipsAfter: 'PT1H', deliversAfter: 'PT6H' });

    for (let times = 0; times < 2; times += 1) {
      const opened = await story.open(order, BROKEN);
      expect(opened.body.case.offer).toMatchObject({
        remedy: 'repair',
        explanation: { rule: 'repair-in-warranty' },
      });
      const { caseNo } = opened.body;
      expect(await story.accept(caseNo)).toMatchObject({ status: 200 });
      await story.until(caseNo, ({ repairs }) => repairs[0]?.status === 'intake');
      await story.sendParcel(caseNo, { arrivesIn: 'PT2H' });
      await more.catchUp(caseNo, order);
      await story.after(caseNo, 'P1D');
      await repairIs(caseNo, 'repaired');
      await story.after(caseNo, 'P1D');
      await story.until(caseNo, ({ stage }) => stage === 'followUp');
      await story.after(caseNo, 'P3DT1H');
      await story.until(caseNo, ({ revisit }) => revisit?.asked === true);
      expect(await story.revisit(caseNo, { solved: true })).toMatchObject({ status: 200, body: { stage: 'closed' } });
    }

    const third = await story.open(order, BROKEN);
    expect(third.body.case.offer).toMatchObject({
      remedy: 'exchange',
      charge: null,
      explanation: { rule: 'third-failure', facts: { repairsOfUnit: 2 } },
    });
    const { caseNo } = third.body;
    expect(await story.accept(caseNo)).toMatchObject({ status: 200 });
    await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    await story.sendParcel(caseNo, { arrivesIn: 'PT2H' });
    await more.catchUp(caseNo, order);
    await story.after(caseNo, 'P1D');
    await story.until(caseNo, ({ shipments }) => shipments.at(-1)?.status === 'signed');
    expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      outcome: 'fulfilled',
      settled: { accepted: 1, of: 1 },
      refunds: [],
    });
    expect(await unitsOf(order)).toEqual(['1 exchanged', '2 free']);
  }, 180_000);

  it('whose goods get lost on our way back is paid back, with all that was paid for them (D4, R7, R29)', async () => {
    const order = await anArticle(30);
    const [line] = order.lines;
    await repairPlan(order, { quotes: [{ amount: yuan(9_900), reason: '更换按键', days: 2 }] });
    const caseNo = await story.opened(order, BROKEN);
    await story.accept(caseNo);
    await atTheWorkshop(caseNo);
    await story.after(caseNo, 'P1D');
    await repairIs(caseNo, 'quoted');
    await answer(caseNo, 1, 'approve', yes);
    await repairIs(caseNo, 'repairing');
    await story.after(caseNo, 'P3D');
    await story.until(caseNo, ({ charges }) => charges[0]?.status === 'awaiting');
    await pay(caseNo, order);
    await story.until(caseNo, ({ shipments }) => shipments[0]?.status === 'created');
    await story.after(caseNo, 'PT7H');
    const { shipments } = await story.until(caseNo, (view) => view.shipments[0]?.status === 'inTransit');
    await story.world('PUT', `/world/v1/stock/${line?.sku}`, { available: 0 });
    await story.world('POST', `/world/v1/parcels/${shipments[0].trackingNo}/scan`, { status: 'lost' });
    const offered = await story.until(caseNo, ({ offer }) => offer?.version === 2);
    expect(offered.offer).toMatchObject({
      remedy: 'return_and_refund',
      money: line?.net,
      explanation: { rule: 'refunded-instead-of-repair', facts: { repairOutcome: 'lost' } },
    });
    await story.accept(caseNo, 2);
    await story.until(caseNo, ({ refunds }) => refunds.length === 2);
    await story.after(caseNo, 'P5D');
    const paid = await story.until(caseNo, ({ stage }) => stage === 'followUp');
    const amounts = paid.refunds.map(({ money }: Json) => money.amount).toSorted((a: number, b: number) => a - b);
    expect(amounts).toEqual([line?.net.amount ?? 0, 9_900].toSorted((a, b) => a - b));
    expect(paid.refunds.every(({ status }: Json) => status === 'arrived')).toBe(true);
  }, 180_000);
});
