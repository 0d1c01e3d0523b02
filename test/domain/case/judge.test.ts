import type { HappeningData, HappeningType } from '#domain/case/commands.ts';
import type { RefundReport } from '#domain/parts/refund.ts';
import { typesOf, type TestCase } from '#test/support/a-case.ts';
import { heldOn } from '#test/support/case-money.ts';
import {
  agreed,
  awaitingParcel,
  closed,
  declined,
  delivered,
  fulfilled,
  inTransit,
  lapsed,
  refundDue,
  refundIn,
  reopened,
  reportOn,
  RMA,
  TRACKING,
  units,
} from '#test/support/case-stages.ts';
import { carriedOut } from '#test/support/case-steps.ts';

type News = { [T in HappeningType]: { readonly type: T; readonly data: HappeningData[T] } }[HappeningType];

const scan = (status: HappeningData['parcelMoved']['status']): News => ({
  type: 'parcelMoved',
  data: { trackingNo: TRACKING, status },
});
const inspected: News = { type: 'returnInspected', data: { rma: RMA, units: units('accepted', 'accepted') } };
const received: News = { type: 'returnReceived', data: { rma: RMA } };

const hear = (test: TestCase, { type, data }: News): readonly string[] => typesOf(test.hear(type, data));

/** Every order in which the news can come. */
const orders = <T>(news: readonly T[]): readonly (readonly T[])[] =>
  news.length === 0 ? [[]] : news.flatMap((first, n) => orders(news.toSpliced(n, 1)).map((rest) => [first, ...rest]));

/** What matters of a case, without what counts and dates the news. */
const gist = ({ state: { stage, parcel, refunds, tasks, settled } }: TestCase) => ({
  stage,
  parcel: parcel?.status,
  refunds: refunds.map(({ status, money }) => `${status} ${money.amount}`),
  tasks: tasks.map(({ kind }) => kind),
  settled,
});

describe('news of a parcel', () => {
  const returned = orders([scan('in_transit'), scan('delivered'), received, inspected]);

  it.each(
    returned.map((order) => [order.map(({ type, data }) => ('status' in data ? data.status : type)).join(', '), order]),
  )('come in this order and to the same end, each once or twice: %s (R45)', (_order, order) => {
    const test = awaitingParcel();
    for (const news of order) {
      hear(test, news);
      const before = gist(test);
      hear(test, news);
      expect(gist(test)).toEqual(before);
    }
    carriedOut(test);
    expect(gist(test)).toMatchObject({
      parcel: 'settled',
      refunds: ['planned 5000'],
      tasks: [],
      settled: { accepted: 2, of: 2 },
    });
  });

  it('move it on and never back (R45)', () => {
    const test = delivered();
    for (const old of ['in_transit', 'out_for_delivery', 'lost', 'delivered'] as const)
      expect(hear(test, scan(old))).toEqual([]);
    expect(test.state.parcel?.status).toBe('delivered');
  });

  it('that say where it is already are not written down, but a carrier’s trouble is (R45)', () => {
    const test = inTransit();
    expect(hear(test, scan('out_for_delivery'))).toEqual([]);
    expect(hear(test, scan('returned'))).toEqual([]);
    expect(hear(test, scan('exception'))).toEqual(['parcelMoved']);
  });

  it('of another parcel are nobody’s here', () => {
    const test = awaitingParcel();
    expect(hear(test, { type: 'parcelMoved', data: { trackingNo: 'other', status: 'delivered' } })).toEqual([]);
    expect(hear(test, { type: 'returnReceived', data: { rma: 'other' } })).toEqual([]);
    expect(hear(test, { type: 'returnInspected', data: { rma: 'other', units: [] } })).toEqual([]);
    expect(hear(agreed(), scan('delivered'))).toEqual([]);
  });

  it('found before the loss is settled take their ordinary course (R29)', () => {
    const test = inTransit();
    hear(test, scan('lost'));
    expect(hear(test, scan('lost'))).toEqual([]);
    expect(hear(test, scan('in_transit'))).toEqual([]);
    expect(hear(test, scan('delivered'))).toEqual(['parcelMoved']);
    expect(test.state.parcel?.status).toBe('delivered');
  });

  it('found after the loss was paid are kept for the stock, and nothing is paid twice (R29)', () => {
    const test = inTransit();
    hear(test, scan('lost'));
    carriedOut(test);
    expect(hear(test, scan('delivered'))).toEqual(['lateEventNoted']);
    expect(hear(test, inspected)).toEqual(['returnInspected', 'lateEventNoted']);
    expect(hear(test, inspected)).toEqual(['lateEventNoted']);
    expect(carriedOut(test)).toMatchObject([{ type: 'refundReported' }, { type: 'clocksSet' }]);
    expect(heldOn(test.state)).toBe(5_000);
  });
});

describe('goods that come back after the return was over', () => {
  function lostOnOwnCarrier(): TestCase {
    const test = awaitingParcel();
    test.ask('giveTracking', { trackingNo: TRACKING });
    hear(test, scan('lost'));
    return test;
  }
  function withdrawn(): TestCase {
    const test = awaitingParcel();
    test.ask('withdraw', {});
    carriedOut(test);
    return test;
  }

  it.each([
    ['lapsed', lapsed],
    ['was withdrawn with the label out', withdrawn],
    ['was lost by the customer’s own carrier', lostOnOwnCarrier],
  ])('because it %s are put before a supervisor, once (R29, R45)', (_because, come) => {
    const test = come();
    expect(test.state.stage).toBe('closed');
    expect(hear(test, inspected)).toEqual(['returnInspected', 'lateEventNoted', 'taskOpened']);
    expect(hear(test, inspected)).toEqual(['lateEventNoted']);
    expect(test.state).toMatchObject({ stage: 'closed', refunds: [], tasks: [{ kind: 'decide' }] });
    test.ask('decideTask', { task: 't1', verdict: 'grant', reason: 'they are here' });
    carriedOut(test);
    expect(gist(test)).toMatchObject({ stage: 'execution', parcel: 'settled', refunds: ['planned 5000'] });
  });

  it('keep the case open while the supervisor thinks, and archive it after a no', () => {
    const test = lapsed();
    hear(test, inspected);
    test.wait(61 * 24 * 3_600_000);
    expect(test.state).toMatchObject({ stage: 'closed', tasks: [{ kind: 'decide' }] });
    test.ask('decideTask', { task: 't1', verdict: 'deny', reason: 'too late' });
    expect(test.state.stage).toBe('archived');
  });

  it('are counted into the stock when they were accepted unseen (D8, R41)', () => {
    const test = delivered();
    test.clockActs();
    expect(test.state.parcel?.status).toBe('inspected');
    carriedOut(test);
    const refused: News = { type: 'returnInspected', data: { rma: RMA, units: units('refused', 'missing') } };
    expect(hear(test, refused)).toEqual(['returnInspected', 'lateEventNoted']);
    expect(gist(test)).toMatchObject({ refunds: ['planned 5000'], settled: { accepted: 2, of: 2 } });
  });
});

describe('news of a refund', () => {
  const reports = [
    { status: 'accepted', version: 1 },
    { status: 'held', version: 2 },
    { status: 'arrived', version: 3 },
  ] as const satisfies readonly RefundReport[];

  it.each(orders(reports).map((order) => [order.map(({ status }) => status).join(', '), order]))(
    'come in this order and to the same end, each once or twice: %s (R45)',
    (_order, order) => {
      const test = refundDue();
      for (const report of order as readonly RefundReport[]) {
        reportOn(test, report);
        const before = gist(test);
        expect(typesOf(reportOn(test, report))).toEqual([]);
        expect(gist(test)).toEqual(before);
      }
      expect(gist(test)).toMatchObject({ stage: 'followUp', refunds: ['arrived 5000'] });
    },
  );

  it('are known by its key, not by its number or amount (R18)', () => {
    const test = refundIn();
    const arrived = { status: 'arrived' } as const;
    expect(test.hear('refundReported', { key: 'AS-2026-000002/refund/1', report: arrived })).toEqual([]);
    expect(reportOn(test, arrived, 2)).toEqual([]);
  });

  it('open the case again when the money comes back, and it is paid once more (R20)', () => {
    for (const test of [fulfilled(), closed()]) {
      expect(typesOf(reportOn(test, { status: 'reversed', version: 3 }))).toEqual([
        'refundReported',
        'caseReopened',
        'stageMoved',
      ]);
      carriedOut(test);
      expect(test.state).toMatchObject({ stage: 'execution', tasks: [{ kind: 'stuckRefund' }] });
      test.ask('resolveTask', { task: 't1', how: 'retry' });
      carriedOut(test);
      expect(gist(test).refunds).toEqual(['reversed 5000', 'planned 5000']);
      reportOn(test, { status: 'arrived' }, 2);
      expect(test.state).toMatchObject({ stage: 'followUp', outcome: 'fulfilled', reopened: 1 });
    }
  });

  it('that it failed after it had arrived mean the same (R20)', () => {
    const test = closed();
    reportOn(test, { status: 'failed', version: 3 });
    expect(gist(test)).toMatchObject({ stage: 'execution', refunds: ['reversed 5000'] });
  });

  it('that it arrived after it was replaced call finance, once (R7, R45)', () => {
    const test = refundIn({ status: 'failed', version: 1 });
    carriedOut(test);
    expect(gist(test).refunds).toEqual(['failed 5000', 'planned 5000']);
    expect(typesOf(reportOn(test, { status: 'arrived', version: 2 }))).toEqual(['lateEventNoted', 'taskOpened']);
    expect(reportOn(test, { status: 'arrived', version: 3 })).toEqual([]);
    expect(test.state.tasks).toMatchObject([{ kind: 'lateMoney' }]);
    expect(carriedOut(test)).toEqual([]);
    expect(heldOn(test.state)).toBe(5_000);
  });

  it('that it arrived after it had failed are good news while nothing took its place (R45)', () => {
    const test = refundIn({ status: 'failed', code: 'account_closed', version: 1 });
    carriedOut(test);
    reportOn(test, { status: 'arrived', version: 2 });
    expect(gist(test)).toEqual(expect.objectContaining({ stage: 'followUp', refunds: ['arrived 5000'], tasks: [] }));
  });

  it('of an earlier round are seen to while the customer of the next one is waited for (R19, E2)', () => {
    const test = reopened();
    expect(typesOf(reportOn(test, { status: 'reversed', version: 3 }))).toEqual(['refundReported']);
    test.ask('decideTask', { task: 't1', verdict: 'deny', reason: 'no' });
    expect(test.state.stage).toBe('execution');
    carriedOut(test);
    test.ask('resolveTask', { task: 't2', how: 'retry' });
    carriedOut(test);
    reportOn(test, { status: 'arrived' }, 2);
    expect(gist(test)).toMatchObject({ stage: 'followUp', refunds: ['reversed 5000', 'arrived 5000'] });
  });
});

describe('whatever is heard', () => {
  it('is ignored when it is heard under the same id again (R45)', () => {
    const test = declined();
    expect(typesOf(test.hear('reportedAgain', { channel: 'chat' }, 'one'))).toEqual(['reportedAgain']);
    expect(test.hear('reportedAgain', { channel: 'chat' }, 'one')).toEqual([]);
  });

  it('changes an archived case no more', () => {
    const test = closed();
    test.clockActs();
    expect(test.state.stage).toBe('archived');
    for (const news of [scan('delivered'), received, inspected]) expect(hear(test, news)).toEqual([]);
    expect(reportOn(test, { status: 'reversed' })).toEqual([]);
  });
});
