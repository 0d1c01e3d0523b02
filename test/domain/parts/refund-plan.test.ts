import { nextForRefunds, refundsSettled } from '#domain/parts/refund-plan.ts';
import type { Refund } from '#domain/parts/refund.ts';
import { emptyState, type CaseState } from '#domain/case/state.ts';
import type { Task } from '#domain/task.ts';

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
const STUCK: Task = { id: 't1', kind: 'stuckRefund', step: 'refund', openedAt: 0, why: 'held', level: 0 };

const withRefunds = (refunds: readonly Refund[], over: Partial<CaseState> = {}): CaseState => ({
  ...emptyState('AS-2026-000001'),
  refunds,
  ...over,
});
const next = (refund: Partial<Refund>, over: Partial<CaseState> = {}) =>
  nextForRefunds(withRefunds([aRefund(refund)], over));

describe('what a refund needs next', () => {
  it('a planned one is requested (D1)', () => {
    expect(next({})).toEqual({ do: 'requestRefund', n: 1 });
  });

  it.each(['accepted', 'held', 'unknown'] as const)(
    'one that is %s is waited for, and asked for when its look is due (D1)',
    (status) => {
      expect(next({ status })).toBeUndefined();
      expect(next({ status, polls: 2 }, { spent: ['refundPoll:r1.2'] })).toEqual({ do: 'askRefund', n: 1 });
      expect(next({ status, polls: 3 }, { spent: ['refundPoll:r1.2'] })).toBeUndefined();
    },
  );

  it('one that stays unclear after five looks is a person’s (R18)', () => {
    expect(next({ status: 'unknown', polls: 4 })).toBeUndefined();
    expect(next({ status: 'unknown', polls: 5 })).toMatchObject({ park: 'refund' });
    expect(next({ status: 'held', polls: 50 })).toBeUndefined();
  });

  it('one that is overdue is a person’s, and still asked for (D1)', () => {
    expect(next({ status: 'held' }, { spent: ['refundArrival:r1.0'] })).toEqual({
      park: 'refund',
      why: 'refund 1 is overdue',
    });
    expect(next({ status: 'held' }, { spent: ['refundArrival:r1.0', 'refundPoll:r1.0'] })).toEqual({
      do: 'askRefund',
      n: 1,
    });
  });

  it('one that failed is tried once more under a new key (R19)', () => {
    expect(next({ status: 'failed' })).toEqual({ do: 'planRefund', n: 1 });
    const twice = [
      aRefund({ status: 'failed', replacedBy: 2 }),
      aRefund({ n: 2, status: 'failed', replaces: 1, code: 'declined' }),
    ];
    expect(nextForRefunds(withRefunds(twice))).toEqual({ park: 'refund', why: 'refund 2 failed: declined' });
  });

  it('each of two payments has its own second try (R16, R19)', () => {
    const both = [aRefund({ status: 'arrived' }), aRefund({ n: 2, paymentId: 'pay-gift', status: 'failed' })];
    expect(nextForRefunds(withRefunds(both))).toEqual({ do: 'planRefund', n: 2 });
  });

  it.each([
    'account_closed',
    'refund_window_closed',
    'amount_above_captured',
    'payment_unknown',
    'destination_not_allowed',
  ])('one that failed for good (%s) is a person’s at once (R21)', (code) => {
    expect(next({ status: 'failed', code })).toEqual({ park: 'refund', why: `refund 1 failed: ${code}` });
    expect(next({ status: 'failed', code, again: true })).toEqual({ do: 'planRefund', n: 1 });
  });

  it('one that came back is a person’s, who may have it paid once more (R20)', () => {
    expect(next({ status: 'reversed' })).toEqual({ park: 'refund', why: 'refund 1 came back: no reason given' });
    expect(next({ status: 'reversed', again: true })).toEqual({ do: 'planRefund', n: 1 });
  });

  it('nothing is begun by ourselves while a person has it, but what is due is asked for (design 3.6)', () => {
    const tasks = [STUCK];
    expect(next({}, { tasks })).toBeUndefined();
    expect(next({ status: 'failed', code: 'account_closed' }, { tasks })).toBeUndefined();
    expect(next({ status: 'reversed' }, { tasks })).toBeUndefined();
    expect(next({ status: 'held' }, { tasks, spent: ['refundArrival:r1.0'] })).toBeUndefined();
    expect(next({ status: 'held' }, { tasks, spent: ['refundPoll:r1.0'] })).toEqual({ do: 'askRefund', n: 1 });
  });

  it('one that a person wants tried again is asked for at once (D1)', () => {
    expect(next({ status: 'unknown', again: true })).toEqual({ do: 'askRefund', n: 1 });
  });

  it('what can be done comes before what has to be parked', () => {
    const both = [aRefund({ status: 'failed', code: 'account_closed' }), aRefund({ n: 2 })];
    expect(nextForRefunds(withRefunds(both))).toEqual({ do: 'requestRefund', n: 2 });
  });

  it('those that have arrived or were replaced need nothing any more', () => {
    const state = withRefunds([aRefund({ status: 'failed', replacedBy: 2 }), aRefund({ n: 2, status: 'arrived' })]);
    expect(nextForRefunds(state)).toBeUndefined();
    expect(refundsSettled(state)).toBe(true);
    expect(refundsSettled(withRefunds([aRefund({ status: 'accepted' })]))).toBe(false);
  });
});
