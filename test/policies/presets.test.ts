import type { OrderDates } from '#domain/policy/facts.ts';
import { plainPolicy, type Plain } from '#policies/plain.ts';
import { theBook, theFacts } from './support.ts';

const book = theBook();
const at = Date.parse;
const SOURCES: readonly unknown[] = ['verified', 'K', 'ours'];
const dates = (given: Partial<OrderDates>): OrderDates => ({
  placedAt: 0,
  shippedAt: null,
  deliveredAt: null,
  lastParcelAt: null,
  ...given,
});
const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());

it('ships the presets of the large markets and of the retail data, each with its calendar (C2)', () => {
  expect(book.ids()).toEqual(['cn-marketplace', 'cn-selfoperated', 'eu', 'retail-us', 'us']);
  expect(book.all().map(({ file }) => file.calendar)).toEqual(expect.arrayContaining(['cn', 'de', 'us']));
});

describe.each(book.all())('$id $version', ({ file }) => {
  it('tells of every value how sure it is (C2)', () => {
    const sections = plainPolicy(file);
    const unsourced = ['values', 'clocks', 'settlement'].flatMap((section) =>
      Object.entries(sections[section] as Record<string, Record<string, Plain>>)
        .filter(([name, value]) => name !== 'providerLimits' && !SOURCES.includes(value['source']))
        .map(([name]) => `${section}.${name}`),
    );
    expect(unsourced).toEqual([]);
    for (const section of ['window', 'limits', 'refund', 'refundTo'])
      expect(sections[section]).toHaveProperty('source');
  });

  it('lets merchant and carrier never bear a fee, nor a problem of the goods (R12)', () => {
    expect(file.settlement.feesNotOn.value).toEqual(expect.arrayContaining(['merchant', 'carrier']));
    expect(file.settlement.feesNotOnProblems.value).toEqual(
      expect.arrayContaining(['defective', 'wrong_item', 'damaged_in_transit']),
    );
  });

  it('asks for two people before money goes another way than it came (R16)', () => {
    expect(file.settlement.alternatePayoutApprovals.value).toBeGreaterThanOrEqual(2);
  });
});

describe('the preset of the European Union', () => {
  const eu = book.get('eu');

  it('counts 14 days from the last parcel of the order, over days off (R36)', () => {
    const window = eu.window(
      dates({ deliveredAt: at('2026-06-03T10:00:00+02:00'), lastParcelAt: at('2026-06-07T16:00:00+02:00') }),
    );
    expect(iso(window.endsAt)).toBe('2026-06-22T22:00:00.000Z');
    expect(window.open(at('2026-06-22T23:59:59+02:00'))).toBe(true);
    expect(eu.window(dates({ deliveredAt: at('2026-06-03T10:00:00+02:00') })).anchorAt).toBeNull();
  });

  it('pays back within 14 days of the notice, and waits for goods or proof of posting (R25)', () => {
    const noticeAt = at('2026-06-01T10:00:00+02:00');
    expect(eu.refundHold).toBe('untilGoodsOrProofOfPosting');
    const promised = eu.refundPromise(at('2026-06-12T10:00:00+02:00'), 'card', noticeAt);
    expect(iso(promised)).toBe('2026-06-15T22:00:00.000Z');
    expect(eu.clock('refundArrival', at('2026-06-12T10:00:00+02:00'), { tender: 'card', noticeAt }).dueAt).toBe(
      promised,
    );
    const late = eu.refundPromise(at('2026-07-01T10:00:00+02:00'), 'card', noticeAt);
    expect(iso(late)).toBe('2026-07-08T22:00:00.000Z');
  });

  it('holds the refund of goods that are not sent within 14 days, and has a supervisor decide (B5, D2)', () => {
    const noticeAt = at('2026-06-01T10:00:00+02:00');
    const { dueAt, then } = eu.clock('customerShips', noticeAt, { noticeAt });
    expect([iso(dueAt), then]).toEqual(['2026-06-15T08:00:00.000Z', 'hold']);
  });

  it('gives the ordinary delivery back, and not what was paid for speed (R11)', () => {
    expect(eu.settlement).toMatchObject({ shippingRefund: 'withLastUnit', expressSurplus: false });
    expect(eu.decide(theFacts())).toMatchObject({ verdict: 'offer', freight: 'customer', refundShipping: true });
  });

  it('lets nobody but a supervisor take off more than a fifth for wear (R13)', () => {
    expect(eu.settlement.wearSupervisorAbovePercent).toBe(20);
  });

  it('has goods repaired or replaced before it gives the money back, once the withdrawal period is over (R38)', () => {
    const faulty = { problem: 'defective', liability: 'merchant', windowOpen: false, daysSinceAnchor: 100 } as const;
    expect(eu.decide(theFacts(faulty))).not.toMatchObject({ verdict: 'refuse' });
    expect(eu.decide(theFacts(faulty))).not.toMatchObject({ verdict: 'offer', remedy: 'return_and_refund' });
  });
});

describe('the preset of the United States', () => {
  const us = book.get('us');

  it('counts 30 days from delivery, and from five days after shipping when nobody told of it (R36)', () => {
    const end = (given: Partial<OrderDates>): string | null => iso(us.window(dates(given)).endsAt);
    expect(end({ deliveredAt: at('2026-06-06T15:00:00-04:00') })).toBe('2026-07-07T04:00:00.000Z');
    expect(end({ shippedAt: at('2026-06-01T15:00:00-04:00') })).toBe('2026-07-07T04:00:00.000Z');
  });

  it('takes a flat return fee and a share for restocking, and neither for faults (R12)', () => {
    expect(us.settlement.returnFee).toBeGreaterThan(0);
    expect(us.settlement.restockingFeePercent).toBeGreaterThan(0);
    expect(us.settlement.restockingFeePercent).toBeLessThanOrEqual(25);
  });

  it('gives the money of goods back that were not shipped for more than 30 days, unasked (C2)', () => {
    const late = { problem: 'not_arrived', orderStatus: 'pending', wish: 'wait', daysSinceAnchor: 0 } as const;
    expect(us.decide(theFacts({ ...late, daysSinceOrder: 31 }))).toMatchObject({
      verdict: 'offer',
      remedy: 'refund_only',
      refundShipping: true,
    });
    expect(us.decide(theFacts({ ...late, daysSinceOrder: 30 }))).not.toMatchObject({ remedy: 'refund_only' });
  });
});

describe('the presets of China', () => {
  const [marketplace, own] = [book.get('cn-marketplace'), book.get('cn-selfoperated')];

  it('count seven days from the day after signing, to midnight in Shanghai (R36)', () => {
    for (const policy of [marketplace, own])
      expect(iso(policy.window(dates({ deliveredAt: at('2026-11-01T23:59:00+08:00') })).endsAt)).toBe(
        '2026-11-08T16:00:00.000Z',
      );
  });

  it('know the limits of the wallet: a year, fifty refunds, one a minute (R21)', () => {
    for (const { settlement } of [marketplace, own])
      expect(settlement.providerLimits.wallet).toEqual({ maxAgeDays: 365, maxRefunds: 50, minGapMs: 60_000 });
  });

  it('undo a threshold offer that a part return breaks, on the marketplace free shipping as well (R10)', () => {
    expect(marketplace.settlement).toMatchObject({ thresholdOffers: 'resettle', freeShippingClawback: true });
    expect(own.settlement).toMatchObject({ thresholdOffers: 'resettle', freeShippingClawback: false });
  });

  it('give large appliances a longer warranty where the shop sells itself (R38)', () => {
    const old = { problem: 'defective', liability: 'merchant', windowOpen: false, daysSinceAnchor: 400 } as const;
    expect(own.decide(theFacts(old))).toMatchObject({ verdict: 'refuse' });
    expect(own.decide(theFacts({ ...old, categories: ['appliances'] }))).not.toMatchObject({ verdict: 'refuse' });
  });
});
