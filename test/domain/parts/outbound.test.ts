import { asideOf, stepOf } from '#domain/case/own-turn.ts';
import { aCase, type TestCase } from '#test/support/a-case.ts';
import { carriedOut, offered, type Answer } from '#test/support/case-steps.ts';
import { onTheRoad, ROAD_STEPS } from '#test/support/case-road.ts';
import { waitingOn } from '#domain/case/waiting-on.ts';
import { interceptKeyOf } from '#domain/ids.ts';

const DAY = 86_400_000;
const ACCEPTED = { lineNo: 1, outcome: 'accepted' as const, disposition: 'sellable' as const };

/** A case whose offer about goods on the road was accepted, the parcel looked for once. */
function agreed(remedy: 'refused_delivery' | 'lost_parcel' | 'intercept', first: Answer = {}): TestCase {
  const test = aCase();
  offered(test, onTheRoad(test.state, remedy));
  test.ask('acceptOffer', { version: test.state.offer?.version ?? 1 });
  carriedOut(test, first);
  return test;
}

/** What the case does beside itself, as the workflow has it done. */
function aside(test: TestCase): string | undefined {
  const step = asideOf(test.state);
  if (step)
    test.write(ROAD_STEPS[step.do as 'openClaim']({ state: test.state, at: test.now, n: step.n ?? 0, answer: {} }));
  return step?.do;
}

const moved = (
  test: TestCase,
  status: 'refused' | 'returning' | 'returned' | 'lost' | 'in_transit' | 'delivered',
): void => void test.hear('parcelMoved', { trackingNo: 'out-1', status });

const inspected = (test: TestCase, units = [ACCEPTED]): void =>
  void test.hear('unannouncedInspected', { trackingNo: 'out-1', units });

describe('goods that never reached the customer', () => {
  it('are inspected at our own bench, by the parcel’s own number, as the warehouse would report them, once (R26, R30)', () => {
    const test = agreed('refused_delivery');
    moved(test, 'refused');
    const bench = { type: 'warehouse', id: 'packer-1' } as const;
    const look = (trackingNo: string) =>
      test.ask('inspectParcel', { parcel: { trackingNo }, units: [ACCEPTED] }, bench);
    expect(look('out-9')).toMatchObject({ ok: false, refusal: { code: 'parcel_unknown' } });
    expect(look('out-1').ok).toBe(true);
    expect(test.state.outbound?.parcels[0]).toMatchObject({ status: 'returned', inspected: [ACCEPTED] });
    expect(stepOf(test.state)).toEqual({ do: 'settleOutbound' });
    expect(look('out-1')).toMatchObject({ ok: false, refusal: { code: 'parcel_inspected' } });
    inspected(test);
    expect(test.state.outbound?.parcels[0]?.inspected).toEqual([ACCEPTED]);
  });

  it('pays nothing for a refused parcel before it is back and inspected (D5, R25, R30)', () => {
    const test = agreed('refused_delivery');
    for (const status of ['refused', 'returning', 'returned'] as const) {
      moved(test, status);
      expect(stepOf(test.state)).toBeUndefined();
      expect(test.state.refunds).toEqual([]);
    }
    expect(waitingOn(test.state)).toBe('warehouse');
    inspected(test);
    expect(stepOf(test.state)).toEqual({ do: 'settleOutbound' });
    carriedOut(test);
    carriedOut(test);
    expect(test.state.refunds).toEqual([expect.objectContaining({ n: 1, status: 'accepted' })]);
  });

  it('pays for a refused parcel that got lost on its way back (R30)', () => {
    const test = agreed('refused_delivery');
    moved(test, 'refused');
    moved(test, 'lost');
    expect(stepOf(test.state)).toEqual({ do: 'settleOutbound' });
  });

  it('ends without money when the parcel was delivered after all, and tells the customer (R30)', () => {
    const test = agreed('refused_delivery');
    moved(test, 'refused');
    moved(test, 'delivered');
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'lapsed', refunds: [] });
    expect(test.told.map(({ template }) => template)).toContain('outbound_delivered');
  });

  it('hears doubled, older and foreign news without harm (R45)', () => {
    const test = agreed('refused_delivery');
    moved(test, 'returned');
    inspected(test);
    const before = test.state;
    moved(test, 'refused');
    moved(test, 'returned');
    inspected(test);
    test.hear('parcelMoved', { trackingNo: 'other', status: 'lost' });
    test.hear('unannouncedReceived', { trackingNo: 'other' });
    expect(test.state).toEqual(before);
  });

  it('counts only its own units of a parcel that holds those of other cases as well (R27)', () => {
    const test = agreed('refused_delivery');
    moved(test, 'returned');
    inspected(test, [ACCEPTED, ACCEPTED, { ...ACCEPTED, lineNo: 2 }]);
    expect(test.state.outbound?.parcels[0]?.inspected).toEqual([ACCEPTED]);
  });

  it('takes the goods as they were sent when nobody inspects them in time (D2)', () => {
    const test = agreed('refused_delivery');
    moved(test, 'returned');
    test.wait(8 * DAY);
    expect(stepOf(test.state)).toEqual({ do: 'settleOutbound' });
  });

  it('asks the carrier about a silent parcel, then a person, whose word settles it (D7, R29)', () => {
    const test = agreed('lost_parcel');
    test.wait(2 * DAY);
    expect(stepOf(test.state)).toEqual({ do: 'traceOutbound', n: 1 });
    carriedOut(test);
    expect(test.state.tasks).toEqual([expect.objectContaining({ kind: 'traceParcel', step: 'traceOutbound' })]);
    const outcome = { step: 'traceOutbound' as const, status: 'lost' as const };
    test.ask('resolveTask', { task: 't1', how: 'record', outcome, evidence: 'the carrier says so' });
    expect(test.state.tasks).toEqual([]);
    expect(stepOf(test.state)).toEqual({ do: 'settleOutbound' });
  });

  it('claims a lost parcel of the carrier beside the refund, and takes the claim back when it turns up (R29)', () => {
    const test = agreed('lost_parcel', { scan: 'lost' });
    expect(asideOf(test.state)).toBeUndefined();
    carriedOut(test);
    carriedOut(test);
    expect(test.state.refunds).toHaveLength(1);
    expect(aside(test)).toBe('openClaim');
    test.hear('claimReported', { key: 'AS-2026-000001/claim/1', report: { status: 'accepted', version: 3 } });
    moved(test, 'in_transit');
    expect(aside(test)).toBe('reverseClaim');
    expect(test.state.claims).toEqual([expect.objectContaining({ status: 'reversed' })]);
    moved(test, 'delivered');
    expect(test.state.refunds).toHaveLength(1);
    expect(test.state.tasks).toEqual([expect.objectContaining({ kind: 'ask', department: 'service' })]);
    expect(aside(test)).toBeUndefined();
  });

  it('never makes a claim for a parcel that was found before (R29)', () => {
    const test = agreed('lost_parcel');
    moved(test, 'lost');
    moved(test, 'in_transit');
    expect(test.state.claims).toEqual([expect.objectContaining({ status: 'dropped' })]);
    expect(asideOf(test.state)).toBeUndefined();
  });

  it('pays in full what the warehouse has stopped in time, once the shop took it out of the order (R31)', () => {
    const test = agreed('intercept');
    expect(test.state.intercept?.status).toBe('asked');
    expect(waitingOn(test.state)).toBe('warehouse');
    expect(test.ask('withdraw', {}).ok).toBe(false);
    const key = interceptKeyOf(test.state.caseNo, 1);
    test.hear('interceptAnswered', { key, outcome: 'intercepted' });
    test.hear('interceptAnswered', { key, outcome: 'tooLate' });
    expect(test.state.intercept?.status).toBe('intercepted');
    for (const step of ['cancelUnits', 'planRefund', 'requestRefund']) {
      expect(stepOf(test.state)).toMatchObject({ do: step });
      carriedOut(test);
    }
  });

  it('looks for the answer that nobody told, and offers a return for what could not be stopped (R31, R45)', () => {
    const test = agreed('intercept');
    test.wait(DAY);
    expect(stepOf(test.state)).toEqual({ do: 'traceIntercept' });
    carriedOut(test, { race: 'tooLate' });
    carriedOut(test, { scan: 'in_transit' });
    expect(stepOf(test.state)).toBeUndefined();
    moved(test, 'delivered');
    expect(stepOf(test.state)).toEqual({ do: 'offerReturn' });
    carriedOut(test);
    expect(test.state).toMatchObject({ stage: 'negotiation', offer: { remedy: 'return_and_refund', status: 'open' } });
  });
});
