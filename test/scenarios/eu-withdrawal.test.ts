import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack, type Stack } from '#test/support/stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';
import { tellMore, type MoreOfStory } from './telling.ts';

const RECEIPT = { evidence: ['https://post.example/receipt-1.jpg'] };
const dollars = (amount: number): Json => ({ amount, currency: 'USD' });

/** The shipped rules of the European Union serve the shop, in the currency of its orders. */
function europeanShop(): string {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-eu-'));
  cpSync('policies', folder, { recursive: true });
  const rules = readFileSync('policies/eu.yaml', 'utf8').replace('currency: EUR', 'currency: USD');
  writeFileSync(join(folder, 'eu.yaml'), rules);
  const shops = "retail-us:\n  locale: en\n  policies:\n    - { from: '2026-01-01', policy: eu }\n";
  writeFileSync(join(folder, 'shops.yaml'), shops);
  return folder;
}

/** The end of the so-many-th day after that instant, in Berlin. */
function endOfDayInBerlin(at: number, days: number): number {
  const dayOf = (instant: number): string =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(instant);
  const last = dayOf(Date.parse(`${dayOf(at)}T12:00:00Z`) + days * 86_400_000);
  const next = dayOf(Date.parse(`${last}T12:00:00Z`) + 86_400_000);
  const noon = Date.parse(`${next}T12:00:00Z`);
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hour: 'numeric', hour12: false }).format(noon),
  );
  return noon - hour * 3_600_000;
}

describe('EU withdrawal with two parcels and proof of posting', () => {
  let folder: string;
  let stack: Stack;
  let story: Story;
  let more: MoreOfStory;

  beforeAll(async () => {
    folder = europeanShop();
    stack = await startStack({ extra: { AFTERCARE_POLICIES: folder } });
    story = tell(stack);
    more = tellMore(story);
  }, 120_000);
  afterAll(async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const prove = (caseNo: string, body: Json) =>
    story.api('agent', 'POST', `/v1/cases/${caseNo}/proof-of-posting`, { ...RECEIPT, ...body });
  const unitsOf = async (order: StoryOrder): Promise<string[]> =>
    (await story.ledger(order)).units.map(({ unit, state, settledAs }: Json) => `${unit} ${state} ${settledAs}`);

  /** Three units for 100.00 and 5.99 of shipping; the label is out, and some days have passed. */
  async function labelled(days: string): Promise<{ order: StoryOrder; caseNo: string; rma: string }> {
    const found = await story.anOrder({
      where: (one) => one.payments[0]?.tender === 'card' && one.lines.length === 1,
    });
    const order = await more.sold(found, [{ lineNo: 1, quantity: 3, net: 10_000 }], 599);
    const { caseNo, money } = await more.agreed(order, { items: [{ line: 1, quantity: 3 }] });
    expect(money).toBe(10_599);
    const { parcel } = await story.until(caseNo, (view) => view.parcel?.status === 'awaitingParcel');
    await story.after(caseNo, days);
    return { order, caseNo, rma: parcel.rma };
  }

  it.concurrent(
    'pays all of it once both parcels were shown to be sent, by the fourteenth day, and once (R16, R25, R27)',
    async () => {
      const { order, caseNo, rma } = await labelled('P11D');
      const own = `OWN-${caseNo}`;
      await story.sendParcel(caseNo, { arrivesIn: 'P9D' });
      const { parcel } = await story.read(caseNo);
      await story.api('agent', 'POST', `/v1/cases/${caseNo}/tracking`, { trackingNo: own, another: true });
      expect(await prove(caseNo, { trackingNo: parcel.trackingNo })).toMatchObject({ status: 200 });
      expect(await story.read(caseNo)).toMatchObject({ parcel: { posted: true, paidAhead: false }, refunds: [] });
      expect(await prove(caseNo, { trackingNo: own })).toMatchObject({ status: 200 });
      const paid = await story.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
      expect(paid).toMatchObject({
        stage: 'execution',
        parcel: { status: 'inTransit', paidAhead: true },
        settled: { accepted: 3, of: 3 },
        settlement: [
          { kind: 'goods', amount: 10_000, line: 1 },
          { kind: 'shipping', amount: 599 },
        ],
        refunds: [{ money: dollars(10_599) }],
      });
      expect(await unitsOf(order)).toEqual(['1 settled in_transit', '2 settled in_transit', '3 settled in_transit']);
      const { openedAt, clocks } = paid;
      const promise = clocks.find(({ name }: Json) => name === 'refundArrival');
      expect(Date.parse(promise.dueAt)).toBe(endOfDayInBerlin(Date.parse(openedAt), 14));
      expect(await prove(caseNo, {})).toMatchObject({ status: 409, body: { code: 'not_now' } });

      await story.after(caseNo, 'P2DT12H');
      expect(await story.until(caseNo, ({ refunds }) => refunds[0].status === 'arrived')).toMatchObject({
        stage: 'execution',
        waitingOn: 'carrier',
      });
      await story.world('POST', `/world/v1/returns/${rma}/send`, { trackingNo: own, arrivesIn: 'PT1H' });
      await story.after(caseNo, 'P7D');
      const done = await story.until(caseNo, ({ stage }) => stage === 'followUp');
      expect(done).toMatchObject({ outcome: 'fulfilled', recoveries: [], refunds: [{ n: 1, status: 'arrived' }] });
      expect(await unitsOf(order)).toEqual(['1 settled returned', '2 settled returned', '3 settled returned']);
      expect((await more.madeAtTheProvider(order)).map(({ amount }) => amount)).toEqual([10_599]);
    },
    90_000,
  );

  it.concurrent(
    'that is not sent in time is held, and a supervisor pays a part of it (B5, C5, D2)',
    async () => {
      const { order, caseNo } = await labelled('P15D');
      const held = await story.until(caseNo, ({ tasks }) => tasks.length > 0);
      expect(held).toMatchObject({ stage: 'execution', waitingOn: 'supervisor', refunds: [] });
      expect(held.tasks).toEqual([expect.objectContaining({ kind: 'lateReturn', role: 'supervisor' })]);
      expect(await story.told(caseNo)).toContain('return_late');
      const decide = (amount: number) =>
        story.act('supervisor', caseNo, '/tasks/t1/decide', { verdict: 'grant', amount, reason: 'a week late' });
      expect(await decide(10_600)).toMatchObject({ status: 422, body: { code: 'amount_above_net' } });
      expect(await decide(4_000)).toMatchObject({ status: 200 });
      const paid = await story.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
      expect(paid).toMatchObject({ refunds: [{ money: dollars(4_000) }], parcel: { paidAhead: true } });
      await story.sendParcel(caseNo);
      await story.after(caseNo, 'P3D');
      expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
        outcome: 'fulfilled',
        recoveries: [],
        refunds: [{ status: 'arrived', money: dollars(4_000) }],
      });
      expect(await unitsOf(order)).toEqual(['1 settled returned', '2 settled returned', '3 settled returned']);
    },
    90_000,
  );

  it.concurrent(
    'what then comes worn, wrong or not at all is judged: a deduction to contest, and money to be asked back (R10, R13, R28)',
    async () => {
      const { order, caseNo, rma } = await labelled('P1D');
      const unit = (outcome: string, extra: Json = {}): Json => ({
        lineNo: 1,
        sku: order.lines[0]?.sku,
        outcome,
        disposition: outcome.startsWith('accepted') ? 'sellable' : null,
        ...extra,
      });
      const worn = { deduction: dollars(500), reason: 'scratched', evidence: ['https://photos.example/scratch.jpg'] };
      const units = [unit('accepted'), unit('accepted_with_deduction', worn), unit('missing')];
      await more.inspectionPlan(order, { units });
      await story.sendParcel(caseNo, { arrivesIn: 'P4D' });
      expect(await prove(caseNo, {})).toMatchObject({ status: 200 });
      await story.after(caseNo, 'P3D');
      await story.until(caseNo, ({ refunds }) => refunds[0]?.status === 'arrived');
      await story.after(caseNo, 'P2D');
      const view = await story.until(caseNo, ({ recoveries }) => recoveries.length > 0);
      // Two of three units: 66.66 of 100.00, and the shipping goes back with the last one only.
      expect(view).toMatchObject({
        settled: { accepted: 2, of: 3 },
        recoveries: [{ n: 1, money: dollars(10_599 - 6_666), reason: 'goods', status: 'open' }],
        deductions: [{ n: 1, amount: 500, taken: 0, state: 'proposed' }],
      });
      expect(await story.told(caseNo)).toEqual(expect.arrayContaining(['recovery_due', 'deduction_proposed']));
      expect(await unitsOf(order)).toEqual(['1 settled returned', '2 settled returned', '3 settled refunded']);
      const outcome = { step: 'recover', how: 'recovered' };
      await more.resolve(caseNo, 'recoverMoney', { how: 'record', outcome, evidence: 'bank transfer 7731' });
      expect(await unitsOf(order)).toEqual(['1 settled returned', '2 settled returned', '3 free null']);

      await story.api('agent', 'POST', `/v1/cases/${caseNo}/deductions/1/contest`, { reason: 'It came like that.' });
      const contested = await more.taskOf(caseNo, 'deduction');
      const decided = { amount: 200, reason: 'half of it was there' };
      await story.act('supervisor', caseNo, `/tasks/${contested.id}/deduction`, decided);
      const second = await story.until(caseNo, ({ recoveries }) => recoveries.length > 1);
      expect(second.recoveries[1]).toMatchObject({ money: dollars(200), reason: 'wear', status: 'open' });
      await more.resolve(caseNo, 'recoverMoney', { how: 'record', outcome, evidence: 'bank transfer 7740' });
      expect(await story.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
        outcome: 'partly_fulfilled',
        tasks: [],
      });
      const [payment] = (await story.ledger(order)).payments;
      expect(payment).toMatchObject({ refunded: 6_666 - 200, held: 0 });
      expect(rma).toMatch(/^RMA-/);

      // What was got back for the missing unit is the customer's to ask for again.
      const next = await story.opened(order, { items: [{ line: 1, quantity: 1 }] });
      expect((await story.read(next)).offer.money).toEqual(dollars(3_334 + 599));
    },
    90_000,
  );
});
