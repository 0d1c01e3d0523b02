import { asideOf, stepOf } from '#domain/case/own-turn.ts';
import { aCase, type TestCase } from '#test/support/a-case.ts';
import { carriedOut, offered } from '#test/support/case-steps.ts';

const DAY = 86_400_000;
const ACCEPTED = { lineNo: 1, outcome: 'accepted' as const, disposition: 'sellable' as const };

/** A return whose first parcel is on the road. */
function onItsWay(): TestCase {
  const test = aCase();
  offered(test);
  test.ask('acceptOffer', { version: 1 });
  carriedOut(test);
  test.hear('parcelMoved', { trackingNo: 'track-1', status: 'in_transit' });
  return test;
}

const inspected = (test: TestCase): void =>
  void test.hear('returnInspected', { rma: test.state.parcel?.rma ?? '', units: [ACCEPTED] });

describe('several parcels of one return', () => {
  it('are told one by one, each number once, while the return is under way (R27)', () => {
    const test = onItsWay();
    expect(test.ask('giveTracking', { trackingNo: 'track-1', another: true }).ok).toBe(false);
    expect(test.ask('giveTracking', { trackingNo: 'more-1', another: true }).ok).toBe(true);
    expect(test.ask('giveTracking', { trackingNo: 'more-1', another: true }).ok).toBe(false);
    expect(test.state.parcel).toMatchObject({
      trackingNo: 'track-1',
      more: [{ trackingNo: 'more-1', status: 'inTransit' }],
    });
  });

  it('are settled once the warehouse has looked into the last of them (R26, R27)', () => {
    const test = onItsWay();
    test.ask('giveTracking', { trackingNo: 'more-1', another: true });
    inspected(test);
    expect(stepOf(test.state)).toBeUndefined();
    test.hear('parcelMoved', { trackingNo: 'more-1', status: 'delivered' });
    expect(stepOf(test.state)).toBeUndefined();
    inspected(test);
    expect(stepOf(test.state)).toEqual({ do: 'settleReturn' });
  });

  it('do not wait for ever for one that is lost or silent (R29)', () => {
    const [lost, silent] = [onItsWay(), onItsWay()];
    for (const test of [lost, silent]) {
      test.ask('giveTracking', { trackingNo: 'more-1', another: true });
      inspected(test);
    }
    lost.hear('parcelMoved', { trackingNo: 'more-1', status: 'lost' });
    silent.wait(8 * DAY);
    for (const test of [lost, silent]) expect(stepOf(test.state)).toEqual({ do: 'settleReturn' });
  });
});

describe('things in the box that are not ours (R28)', () => {
  const found = (): TestCase => {
    const test = onItsWay();
    test.put('foreignFound', { rma: 'RMA-1', units: [{ lineNo: null, sku: 'unknown', quantity: 1 }] });
    return test;
  };

  it('are kept and asked about; the customer says once', () => {
    const test = found();
    expect(test.told.map(({ template }) => template)).toContain('foreign_found');
    expect(test.state.clocks).toContainEqual(expect.objectContaining({ name: 'foreignGoods' }));
    expect(test.ask('chooseForeign', { choice: 'send_back' }).ok).toBe(true);
    expect(test.ask('chooseForeign', { choice: 'dispose' }).ok).toBe(false);
    expect(asideOf(test.state)).toEqual({ do: 'disposeForeign' });
  });

  it('are disposed of when nobody answers in time', () => {
    const test = found();
    inspected(test);
    carriedOut(test);
    carriedOut(test);
    test.wait(8 * DAY);
    expect(test.state.foreign).toMatchObject({ status: 'chosen', choice: 'dispose' });
  });
});
