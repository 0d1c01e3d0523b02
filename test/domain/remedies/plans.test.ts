import { emptyState, type CaseState } from '#domain/case/state.ts';
import { plannedReturn, type ReturnParcel } from '#domain/parts/return-parcel.ts';
import type { Refund } from '#domain/parts/refund.ts';
import { isRemedyKind, REMEDIES, remedyOf, type RemedyKind } from '#domain/remedies/index.ts';
import type { StuckStep } from '#domain/task.ts';

const agreedOn = (remedy: RemedyKind, over: Partial<CaseState> = {}): CaseState => ({
  ...emptyState('AS-2026-000001'),
  stage: 'execution',
  agreement: { remedy, version: 1, agreedAt: 0, stopShipment: false, firstRefund: 1 },
  ...over,
});
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
const parked = (step: StuckStep): Pick<CaseState, 'tasks'> => ({
  tasks: [{ id: 't1', kind: 'stuck', step, openedAt: 0, why: 'gave up', level: 0 }],
});

describe('a return, carried out', () => {
  const next = (parcel: Partial<ReturnParcel>, over: Partial<CaseState> = {}) =>
    remedyOf('return_and_refund').next(
      agreedOn('return_and_refund', { parcel: { ...plannedReturn, ...parcel }, ...over }),
    );

  it('begins with the label, which is not asked for again while a person has it (D2, design 3.6)', () => {
    expect(next({})).toEqual({ do: 'authoriseReturn' });
    expect(next({}, parked('authoriseReturn'))).toBeUndefined();
  });

  it.each(['awaitingParcel', 'inTransit', 'delivered'] as const)('waits while the parcel is %s (D2)', (status) => {
    expect(next({ status })).toBeUndefined();
  });

  it('asks the carrier when the parcel has been silent, once for each silence (R29)', () => {
    const silent = { status: 'inTransit', trackingNo: 'T1', news: 2 } as const;
    expect(next(silent, { spent: ['parcelSilent:T1.2'] })).toEqual({ do: 'traceParcel' });
    expect(next(silent, { spent: ['parcelSilent:T1.1'] })).toBeUndefined();
    expect(next(silent, { spent: ['parcelSilent:T1.2'], ...parked('traceParcel') })).toBeUndefined();
  });

  it('settles what was inspected, and what was lost on our label; what the customer’s carrier lost is lost (R26, R29)', () => {
    expect(next({ status: 'inspected' })).toEqual({ do: 'settleReturn' });
    expect(next({ status: 'lost' })).toEqual({ do: 'settleReturn' });
    expect(next({ status: 'lost', ourLabel: false })).toEqual({ ended: 'lapsed' });
    expect(next({ status: 'lapsed' })).toEqual({ ended: 'lapsed' });
  });

  it('then pays what was settled, and ends when the money has arrived (R25, D1)', () => {
    const settled = { accepted: 2, of: 2 };
    const paid = (refund: Partial<Refund>, over: Partial<CaseState> = {}) =>
      next({ status: 'settled' }, { settled, refunds: [aRefund(refund)], ...over });
    expect(paid({})).toEqual({ do: 'requestRefund', n: 1 });
    expect(paid({ status: 'accepted' })).toBeUndefined();
    expect(paid({ status: 'arrived' })).toEqual({ ended: 'fulfilled' });
    expect(paid({ status: 'arrived' }, { settled: { accepted: 1, of: 2 } })).toEqual({ ended: 'partly_fulfilled' });
    expect(next({ status: 'settled' }, { settled: { accepted: 0, of: 2 } })).toEqual({ ended: 'nothing_acceptable' });
  });
});

describe('a refund without a return, carried out', () => {
  const next = (over: Partial<CaseState> = {}) => remedyOf('refund_only').next(agreedOn('refund_only', over));
  const stopping = { remedy: 'refund_only', version: 1, agreedAt: 0, stopShipment: true, firstRefund: 1 } as const;

  it('stops what has not left before any money moves (R31)', () => {
    expect(next({ agreement: stopping })).toEqual({ do: 'cancelUnits' });
    expect(next({ agreement: stopping, ...parked('cancelUnits') })).toBeUndefined();
    expect(next({ agreement: stopping, unitsCancelled: true })).toEqual({ do: 'planRefund' });
  });

  it('plans, requests and waits, and ends when the money has arrived (D1)', () => {
    expect(next()).toEqual({ do: 'planRefund' });
    expect(next({ refunds: [aRefund()] })).toEqual({ do: 'requestRefund', n: 1 });
    expect(next({ refunds: [aRefund({ status: 'accepted' })] })).toBeUndefined();
    expect(next({ refunds: [aRefund({ status: 'arrived' })] })).toEqual({ ended: 'fulfilled' });
  });

  it('plans its own money, not that of a round before, nor what takes its place (E2)', () => {
    const agreement = { ...stopping, stopShipment: false, firstRefund: 2 };
    const first = aRefund({ status: 'arrived' });
    expect(next({ agreement, refunds: [first] })).toEqual({ do: 'planRefund' });
    const again = [aRefund({ status: 'reversed', replacedBy: 2 }), aRefund({ n: 2, replaces: 1, status: 'arrived' })];
    expect(next({ agreement, refunds: again })).toEqual({ do: 'planRefund' });
    expect(next({ agreement, refunds: [first, aRefund({ n: 2, status: 'arrived' })] })).toEqual({ ended: 'fulfilled' });
  });
});

describe('every remedy', () => {
  it.each(Object.entries(REMEDIES))('%s has a title, steps and duties in both languages (C3)', (_kind, remedy) => {
    for (const { zh, en } of [remedy.title, ...remedy.steps, ...remedy.duties]) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[A-Z]/);
    }
    expect(remedy.steps.length).toBeGreaterThan(0);
  });

  it('is known by its name, and nothing else is', () => {
    expect(Object.keys(REMEDIES).every(isRemedyKind)).toBe(true);
    expect(['swap', 'toString', ''].some(isRemedyKind)).toBe(false);
  });
});
