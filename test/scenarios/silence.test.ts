import type { Json } from '#test/support/story.ts';
import { more, paid, registerOf, story, threeForAHundred, unit, unitsOf } from './goods-floor.ts';

describe('goods that nobody speaks of', () => {
  it('a silent warehouse after delivery: at the end of its time they count as accepted, and a late inspection pays nothing more (D2, R41, R45)', async () => {
    const order = await threeForAHundred();
    await more.inspectionPlan(order, { units: 'manual' });
    const { caseNo } = await more.sent(order, { items: [{ line: 1, quantity: 2 }] });
    await story.after(caseNo, 'P3D');
    expect(await story.read(caseNo)).toMatchObject({
      stage: 'execution',
      waitingOn: 'warehouse',
      parcel: { status: 'delivered' },
      settled: null,
    });
    await story.after(caseNo, 'P7D');
    const { refunds, settled } = await story.until(caseNo, ({ refunds: [refund] }) => refund !== undefined);
    expect(settled).toEqual({ accepted: 2, of: 2 });
    expect(refunds[0].money.amount).toBe(6_666);
    expect(await more.eventsOf(caseNo, 'returnInspected')).toEqual([
      expect.objectContaining({ by: { type: 'system', id: 'merchantReceives' } }),
    ]);

    await story.world('POST', `/world/v1/returns/RMA-${caseNo}-1/inspect`, {
      units: [unit(order, 'refused'), unit(order, 'accepted')],
    });
    await story.until(caseNo, ({ version }) => version > 0);
    expect(await paid(caseNo)).toMatchObject({ outcome: 'fulfilled' });
    expect(await more.eventsOf(caseNo, 'lateEventNoted')).toEqual([
      expect.objectContaining({ data: { what: 'goods inspected', effect: 'stock' } }),
    ]);
    expect(await story.refundsInTheWorld(order)).toHaveLength(1);
    expect(
      (await registerOf(caseNo)).map(({ result, disposition, quantity }) => `${quantity} ${result} ${disposition}`),
    ).toEqual(['1 refused back_to_customer', '1 accepted sellable']);
  }, 90_000);

  it('a silent parcel on our label: the carrier is asked, a person asks too and records the loss, the customer is refunded (R29, B6)', async () => {
    const order = await threeForAHundred();
    const { caseNo } = await more.sent(order, { items: [{ line: 1, quantity: 1 }] }, { arrivesIn: 'P30D' });
    const { parcel } = await story.until(caseNo, ({ parcel: way }) => way.status === 'inTransit');
    await story.world('POST', `/world/v1/parcels/${parcel.trackingNo}/lose`);
    await story.after(caseNo, 'P7DT1H');
    expect(await more.taskOf(caseNo, 'traceParcel')).toMatchObject({
      role: 'agent',
      step: 'traceParcel',
      why: `no scan of ${parcel.trackingNo}`,
    });

    await more.resolve(caseNo, 'traceParcel', { how: 'retry' });
    await more.taskOf(caseNo, 'traceParcel');
    await more.resolve(caseNo, 'traceParcel', {
      how: 'record',
      outcome: { step: 'traceParcel', status: 'lost' },
      evidence: 'letter of the carrier, 4711',
    });
    expect(await story.until(caseNo, ({ settled }) => settled !== null)).toMatchObject({
      settled: { accepted: 1, of: 1 },
      tasks: [],
    });
    const { refunds } = await paid(caseNo);
    expect(refunds[0].money.amount).toBe(3_333);
    expect(await registerOf(caseNo)).toEqual([]);
  }, 90_000);

  it('a parcel that is only slow frees the task by itself (B6, R45)', async () => {
    const order = await threeForAHundred();
    const { caseNo } = await more.sent(order, { items: [{ line: 1, quantity: 1 }] }, { arrivesIn: 'P10D' });
    await story.after(caseNo, 'P8D');
    await more.taskOf(caseNo, 'traceParcel');
    await story.after(caseNo, 'P3D');
    expect(await story.read(caseNo)).toMatchObject({ tasks: [], settled: { accepted: 1, of: 1 } });
    expect(await paid(caseNo)).toMatchObject({ outcome: 'fulfilled' });
  }, 60_000);

  it('a scan that never reached us is found by asking the carrier, without a person (R29, R45)', async () => {
    const order = await threeForAHundred();
    const { caseNo } = await more.sent(order, { items: [{ line: 1, quantity: 1 }] });
    await story.until(caseNo, ({ parcel }) => parcel.status === 'inTransit');
    await more.troubleFor(order, { port: 'carrier', operation: 'webhook', fault: 'drop' });
    await more.troubleFor(order, { port: 'warehouse', operation: 'webhook', fault: 'drop' });
    await story.after(caseNo, 'P8D');
    expect(await story.read(caseNo)).toMatchObject({ parcel: { status: 'delivered' }, tasks: [] });
    await story.after(caseNo, 'P7D');
    expect(await story.read(caseNo)).toMatchObject({ settled: { accepted: 1, of: 1 } });
  }, 60_000);

  it('a parcel the customer sent on another carrier and that is lost is not our loss (R29)', async () => {
    const order = await threeForAHundred();
    const { caseNo } = await more.agreed(order, { items: [{ line: 1, quantity: 1 }] });
    await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    const trackingNo = `OTHER-${caseNo}`;
    expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/tracking`, { trackingNo })).toMatchObject({
      status: 200,
    });
    await story.sendParcel(caseNo, { trackingNo, arrivesIn: 'P30D' });
    expect(await story.read(caseNo)).toMatchObject({ parcel: { status: 'inTransit', trackingNo, ourLabel: false } });
    await story.world('POST', `/world/v1/parcels/${trackingNo}/scan`, { status: 'lost' });
    expect(await story.until(caseNo, ({ stage }) => stage === 'closed')).toMatchObject({
      outcome: 'lapsed',
      refunds: [],
    });
    expect(await unitsOf(order)).toEqual(['1.1 3333 free', '1.2 3333 free', '1.3 3334 free']);
    expect((await story.told(caseNo)).at(-1)).toBe('closed');
  }, 60_000);

  it('a parcel on another carrier that arrives is paid like any other (D2)', async () => {
    const order = await threeForAHundred();
    const { caseNo } = await more.agreed(order, { items: [{ line: 1, quantity: 3 }] });
    await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    const trackingNo = `OTHER-${caseNo}`;
    await story.api('agent', 'POST', `/v1/cases/${caseNo}/tracking`, { trackingNo });
    await story.sendParcel(caseNo, { trackingNo });
    await story.after(caseNo, 'P3D');
    const { refunds } = await paid(caseNo);
    expect(refunds.map(({ money }: Json) => money.amount)).toEqual([10_000]);
    expect((await registerOf(caseNo)).map(({ tracking, quantity }) => `${quantity} ${tracking}`)).toEqual([
      `3 ${trackingNo}`,
    ]);
  }, 60_000);
});
