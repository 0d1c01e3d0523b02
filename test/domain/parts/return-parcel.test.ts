import type { CaseEvent } from '#domain/case/events.ts';
import {
  applyToReturn,
  isExpected,
  isNewsOfParcel,
  PARCEL_STATUSES,
  plannedReturn,
  silenceKey,
  type ParcelStatus,
  type ReturnParcel,
} from '#domain/parts/return-parcel.ts';
import { units } from '#test/support/case-stages.ts';

type Happened = Pick<CaseEvent, 'type' | 'data'>;
const after = (part: ReturnParcel, ...happened: readonly Happened[]): ReturnParcel =>
  happened.reduce(
    (now, one) => applyToReturn(now, { seq: 1, at: 7, by: { type: 'provider' }, ...one } as CaseEvent),
    part,
  );

const authorised: Happened = { type: 'returnAuthorised', data: { rma: 'RMA-1', trackingNo: 'T1', carrier: 'test' } };
const scan = (status: ParcelStatus): Happened => ({ type: 'parcelMoved', data: { trackingNo: 'T1', status } });
const inspected: Happened = { type: 'returnInspected', data: { rma: 'RMA-1', units: units('accepted') } };

describe('the way back of the goods', () => {
  it('goes from the label over carrier and warehouse to the settlement (D2)', () => {
    const way = [
      authorised,
      scan('in_transit'),
      scan('delivered'),
      inspected,
      { type: 'returnSettled', data: { accepted: 1, of: 1 } },
    ] as const;
    const seen = way.map((_one, n) => after(plannedReturn, ...way.slice(0, n + 1)).status);
    expect(seen).toEqual(['awaitingParcel', 'inTransit', 'delivered', 'inspected', 'settled']);
  });

  it('never goes back: what is older than known changes nothing but when it was heard of (R45)', () => {
    const delivered = after(plannedReturn, authorised, scan('delivered'));
    expect(after(delivered, scan('in_transit'))).toMatchObject({ status: 'delivered', heardAt: 7, news: 2 });
    expect(after(delivered, inspected, { type: 'returnReceived', data: { rma: 'RMA-1' } }).status).toBe('inspected');
  });

  it('has no news left once it is settled, but remembers that the warehouse has looked (R29)', () => {
    const settled = after(plannedReturn, authorised, scan('lost'), {
      type: 'returnSettled',
      data: { accepted: 1, of: 1 },
    });
    expect(after(settled, inspected)).toMatchObject({ status: 'settled', looked: true });
    expect(after(settled, inspected)).not.toHaveProperty('inspected');
  });

  it('on the customer’s own carrier is at the customer’s risk (R29)', () => {
    const own = after(plannedReturn, authorised, { type: 'trackingGiven', data: { trackingNo: 'own' } });
    expect(own).toMatchObject({ status: 'inTransit', trackingNo: 'own', ourLabel: false, rma: 'RMA-1' });
  });

  it('is not touched by what does not concern it', () => {
    expect(after(plannedReturn, { type: 'revisitAsked', data: {} })).toBe(plannedReturn);
  });
});

describe('news of a parcel', () => {
  const NEWS: Readonly<Record<ReturnParcel['status'], readonly ParcelStatus[]>> = {
    planned: ['in_transit', 'out_for_delivery', 'delivered', 'exception', 'lost'],
    awaitingParcel: ['in_transit', 'out_for_delivery', 'delivered', 'exception', 'lost'],
    inTransit: ['delivered', 'exception', 'lost'],
    lost: ['delivered', 'exception'],
    delivered: ['exception'],
    lapsed: ['exception'],
    inspected: ['exception'],
    settled: ['exception'],
  };

  it.each(Object.entries(NEWS))('that is %s: what says more than is known, and trouble (R45)', (status, news) => {
    const part = { ...plannedReturn, status: status as ReturnParcel['status'] };
    expect(PARCEL_STATUSES.filter((one) => isNewsOfParcel(part, one))).toEqual(news);
  });

  it('each begin another silence, and so does another parcel (R29)', () => {
    const first = after(plannedReturn, authorised, scan('in_transit'));
    expect(silenceKey(first)).toBe('T1.1');
    expect(silenceKey(after(first, scan('exception')))).toBe('T1.2');
    expect(silenceKey({ ...first, trackingNo: 'T2' })).toBe('T2.1');
  });

  it('are expected from the label until the warehouse has spoken', () => {
    const expected = (Object.keys(NEWS) as ReturnParcel['status'][]).filter((status) =>
      isExpected({ ...plannedReturn, status }),
    );
    expect(expected).toEqual(['awaitingParcel', 'inTransit', 'delivered']);
  });
});
