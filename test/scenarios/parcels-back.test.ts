import type { Json } from '#test/support/story.ts';
import { more, registerOf, story, threeForAHundred, unit, unitsOf } from './goods-floor.ts';

describe('parcels that come back', () => {
  it.concurrent(
    'two parcels of one return: nothing is settled before the second is looked into, then once (R26, R27)',
    async () => {
      const order = await threeForAHundred();
      const { caseNo, money } = await more.agreed(order, { items: [{ line: 1, quantity: 3 }] });
      const { parcel } = await story.until(caseNo, (view) => view.parcel?.status === 'awaitingParcel');
      await more.inspectionPlan(order, { units: [unit(order, 'accepted'), unit(order, 'accepted')] });
      await story.sendParcel(caseNo);
      const second = { trackingNo: `OWN-${caseNo}`, another: true };
      const told = await story.api('agent', 'POST', `/v1/cases/${caseNo}/tracking`, second);
      expect(told).toMatchObject({ status: 200 });
      const again = await story.api('agent', 'POST', `/v1/cases/${caseNo}/tracking`, second);
      expect(again).toMatchObject({ status: 409, body: { code: 'not_now' } });
      await story.after(caseNo, 'P3D');
      expect(await story.until(caseNo, (view) => view.parcel.status === 'inspected')).toMatchObject({
        settled: null,
        refunds: [],
      });
      const all = [unit(order, 'accepted'), unit(order, 'accepted'), unit(order, 'accepted')];
      await story.world('POST', `/world/v1/returns/${parcel.rma}/send`, {
        trackingNo: second.trackingNo,
        arrivesIn: 'PT1H',
      });
      await story.after(caseNo, 'PT2H');
      await story.world('POST', `/world/v1/returns/${parcel.rma}/inspect`, { units: all });
      const { refunds } = await story.until(caseNo, ({ settled }) => settled !== null);
      expect(refunds).toEqual([expect.objectContaining({ money: { amount: money, currency: 'USD' } })]);
      expect(await unitsOf(order)).toEqual(['1.1 3333 settled', '1.2 3333 settled', '1.3 3334 settled']);
    },
    90_000,
  );

  it.concurrent(
    'a wrong thing in the box: kept and asked about, sent back when the customer wishes, nothing paid for it (R28)',
    async () => {
      const order = await threeForAHundred();
      const wrong = { lineNo: null, sku: 'none-of-ours', outcome: 'wrong_item', disposition: null };
      await more.inspectionPlan(order, { units: [unit(order, 'accepted'), wrong] });
      const { caseNo, view } = await more.returned(order, { items: [{ line: 1, quantity: 2 }] });
      expect(view).toMatchObject({
        settled: { accepted: 1, of: 2 },
        foreign: { status: 'asked', units: [{ line: null, quantity: 1 }] },
      });
      expect(await story.told(caseNo)).toContain('foreign_found');
      const answer = await story.api('agent', 'POST', `/v1/cases/${caseNo}/foreign-goods`, { choice: 'send_back' });
      expect(answer).toMatchObject({ status: 200 });
      const done = await story.until(caseNo, ({ foreign }) => foreign.status === 'done');
      expect(done.foreign).toMatchObject({ choice: 'send_back', trackingNo: expect.any(String) });
      expect(await more.happenedInTheWorld(order, 'disposal.done')).toHaveLength(1);
      const late = await story.api('agent', 'POST', `/v1/cases/${caseNo}/foreign-goods`, { choice: 'dispose' });
      expect(late).toMatchObject({ status: 409 });
    },
    90_000,
  );

  it.concurrent(
    'another serial number than the one that was sent: not ours, disposed of when nobody answers (R28, R33)',
    async () => {
      const order = await story.theOrder('watches', { deliveredDaysAgo: 3 });
      const { lines } = await story
        .world('GET', `/world/v1/orders/${encodeURIComponent(order.orderNo)}`)
        .then(({ order: found, ...flat }: Json) => found ?? flat);
      const line = lines.find(({ serials = [] }: Json) => serials.length > 0);
      const back = (serial: string): Json => ({
        lineNo: line.lineNo,
        sku: line.sku,
        outcome: 'accepted',
        disposition: 'sellable',
        serial,
      });
      await more.inspectionPlan(order, { units: [back('NOT-THE-ONE')] });
      const { caseNo, view } = await more.returned(order, { items: [{ line: line.lineNo, quantity: 1 }] });
      expect(view).toMatchObject({ settled: { accepted: 0, of: 1 }, refunds: [], foreign: { status: 'asked' } });
      await story.after(caseNo, 'P8D');
      expect((await story.until(caseNo, ({ foreign }) => foreign.status === 'done')).foreign).toMatchObject({
        choice: 'dispose',
      });
      expect(await story.refundsInTheWorld(order)).toEqual([]);
    },
    90_000,
  );

  it.concurrent(
    'the register counts a day of the shop: what went to stock, what is lost (D8)',
    async () => {
      const order = await threeForAHundred();
      const scrapped = unit(order, 'accepted', { disposition: 'scrap' });
      await more.inspectionPlan(order, {
        units: [unit(order, 'accepted'), scrapped, unit(order, 'missing', { disposition: null })],
      });
      const { caseNo } = await more.returned(order, { items: [{ line: 1, quantity: 3 }] });
      expect(await registerOf(caseNo)).toHaveLength(3);
      const sku = order.lines[0]?.sku;
      const list = await story.api('warehouse', 'GET', '/v1/returns?shop=retail-us&result=missing&limit=200');
      const [mine] = list.body.data.filter((row: Json) => row.caseNo === caseNo);
      expect(mine).toMatchObject({ sku, quantity: 1, result: 'missing', order: order.orderNo });
      const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date(mine.at));
      const totals = await story.api('finance', 'GET', `/v1/returns/totals?shop=retail-us&day=${day}`);
      expect(totals.status).toBe(200);
      const ofSku = totals.body.skus.find((one: Json) => one.sku === sku);
      expect(ofSku.stock).toBeGreaterThanOrEqual(1);
      expect(ofSku.loss).toBeGreaterThanOrEqual(2);
      expect(totals.body.received).toBe(
        totals.body.stock + totals.body.elsewhere + totals.body.loss - missingOf(totals.body, list.body.data, day),
      );
      const onDay = await story.api('warehouse', 'GET', `/v1/returns?shop=retail-us&day=${day}&limit=200`);
      expect(onDay.body.data.map((row: Json) => row.caseNo)).toContain(caseNo);
      expect(await story.api('warehouse', 'GET', `/v1/returns?day=${day}`)).toMatchObject({ status: 400 });
    },
    90_000,
  );
});

/** What was in no parcel is a loss and was not received. */
const missingOf = (_totals: Json, missing: readonly Json[], day: string): number =>
  missing
    .filter(({ at }) => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date(at)) === day)
    .reduce((sum, { quantity }) => sum + quantity, 0);
