import type { CaseEvent } from '#domain/case/events.ts';
import {
  applyToRefunds,
  holdsMoney,
  isNews,
  isPending,
  isSettled,
  owedOn,
  type Refund,
  type RefundReport,
} from '#domain/parts/refund.ts';

const aRefund = (over: Partial<Refund> = {}): Refund => ({
  n: 1,
  paymentId: 'pay-card',
  tender: 'card',
  money: { amount: 5_000, currency: 'USD' },
  status: 'planned',
  version: 0,
  polls: 0,
  ...over,
});
const STATUSES = ['planned', 'accepted', 'held', 'unknown', 'arrived', 'failed', 'reversed'] as const;
const REPORTS = ['accepted', 'held', 'arrived', 'failed', 'unknown', 'reversed'] as const;

const told = (refund: Refund, ...reports: readonly RefundReport[]): Refund =>
  reports.reduce((now, report): Refund => {
    const happened: CaseEvent = {
      type: 'refundReported',
      seq: 1,
      at: 0,
      by: { type: 'provider' },
      data: { n: 1, report },
    };
    return applyToRefunds([now], happened)[0] ?? now;
  }, refund);

const planned = (refunds: readonly Refund[], n: number, over: Partial<Refund> = {}): readonly Refund[] => {
  const { status: _status, version: _version, polls: _polls, ...data } = aRefund({ n, ...over });
  return applyToRefunds(refunds, { type: 'refundPlanned', seq: 1, at: 0, by: { type: 'system' }, data });
};

describe('what counts as news of a refund (R45)', () => {
  const NEWS: Readonly<Record<Refund['status'], readonly RefundReport['status'][]>> = {
    planned: ['accepted', 'held', 'arrived', 'failed', 'unknown', 'reversed'],
    accepted: ['held', 'arrived', 'failed', 'reversed'],
    held: ['accepted', 'arrived', 'failed', 'reversed'],
    unknown: ['accepted', 'held', 'arrived', 'failed', 'reversed'],
    arrived: ['failed', 'reversed'],
    failed: ['arrived'],
    reversed: [],
  };

  it.each(STATUSES)('of one that is %s', (status) => {
    expect(REPORTS.filter((report) => isNews(aRefund({ status }), { status: report }))).toEqual(NEWS[status]);
  });

  it('nothing of an older version is, whatever it says', () => {
    const refund = aRefund({ status: 'held', version: 3 });
    expect(REPORTS.filter((status) => isNews(refund, { status, version: 2 }))).toEqual([]);
    expect(isNews(refund, { status: 'arrived', version: 3 })).toBe(true);
  });

  it('told again it is none', () => {
    for (const status of REPORTS) {
      const report = { status, version: 4 } as const;
      expect(isNews(told(aRefund(), report), report)).toBe(false);
    }
  });
});

describe('a refund', () => {
  it('keeps the provider’s number, the reason and the first promise it was given (D1)', () => {
    const refund = told(
      aRefund(),
      { status: 'accepted', ref: 're_1', version: 1, expectedAt: 100 },
      { status: 'held', code: 'review', version: 2, expectedAt: 900 },
    );
    expect(refund).toMatchObject({ status: 'held', ref: 're_1', code: 'review', version: 2, expectedAt: 100 });
  });

  it('counts the looks that told nothing new, and begins anew with news', () => {
    const looked = told(aRefund(), { status: 'accepted' }, { status: 'accepted' }, { status: 'accepted' });
    expect(looked.polls).toBe(2);
    expect(told(looked, { status: 'held' }).polls).toBe(0);
  });

  it('that fails after it had arrived has come back: the money is with us (R20)', () => {
    expect(told(aRefund({ status: 'arrived' }), { status: 'failed' }).status).toBe('reversed');
  });

  it('is tried again only until the next news', () => {
    expect(told(aRefund({ status: 'accepted', again: true }), { status: 'accepted' })).not.toHaveProperty('again');
  });

  it.each(STATUSES)('%s: holds money unless it failed or came back (R7)', (status) => {
    expect(holdsMoney(aRefund({ status }))).toBe(status !== 'failed' && status !== 'reversed');
    expect(isPending(aRefund({ status }))).toBe(['accepted', 'held', 'unknown'].includes(status));
    expect(isSettled(aRefund({ status }))).toBe(status === 'arrived');
    expect(isSettled(aRefund({ status, replacedBy: 2 }))).toBe(true);
  });
});

describe('a refund that takes the place of another', () => {
  it('replaces the one it names, and no other that failed as well (R19)', () => {
    const failed = [aRefund({ status: 'failed' }), aRefund({ n: 2, paymentId: 'pay-gift', status: 'failed' })];
    expect(planned(failed, 3, { replaces: 1 })).toMatchObject([
      { n: 1, replacedBy: 3 },
      { n: 2, status: 'failed' },
      { n: 3, status: 'planned', replaces: 1 },
    ]);
    expect(planned(failed, 3, { replaces: 1 })[1]).not.toHaveProperty('replacedBy');
  });

  it('is not meant where other money is planned (E2)', () => {
    expect(planned([aRefund({ status: 'reversed' })], 2)[0]).not.toHaveProperty('replacedBy');
  });

  it('finds its money on the payment where the other one was (R7)', () => {
    const refunds = [
      aRefund({ status: 'reversed' }),
      aRefund({ n: 2, status: 'failed', replacedBy: 3 }),
      aRefund({ n: 3, status: 'arrived' }),
      aRefund({ n: 4, paymentId: 'pay-gift', status: 'failed' }),
    ];
    expect([owedOn(refunds, 'pay-card'), owedOn(refunds, 'pay-gift'), owedOn(refunds, 'other')]).toEqual([
      5_000, 5_000, 0,
    ]);
  });
});
