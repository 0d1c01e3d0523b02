import type { EventType } from '#domain/case/events.ts';
import { CLOCKS as ALL_CLOCKS } from '#domain/case/clocks.ts';
import { STAGE_ORDER } from '#domain/case/stages.ts';
import { PARCEL_STATUSES, UNIT_OUTCOMES } from '#domain/parts/return-parcel.ts';
import { TASK_KINDS } from '#domain/task.ts';
import { CLOCKS, SCANS, STAGES, TASKS, UNITS } from '#scripts/demo/names.ts';
import { saysTheSame, tellEvent, whoDid } from '#scripts/demo/telling-events.ts';
import type { Event } from '#scripts/demo/schemas.ts';

const anEvent = (type: EventType, data: Record<string, unknown> = {}, over: Partial<Event> = {}): Event => ({
  seq: 1,
  type,
  at: '2026-11-22T15:04:00.000Z',
  by: { type: 'system', id: 'moves' },
  because: null,
  data,
  ...over,
});

describe('the words of the demo', () => {
  it('say an offer with its sum and the sentence of the rule behind it, in both languages', () => {
    const offer = { version: 1, money: { amount: 26_707, currency: 'USD' }, refundDays: 7 };
    const event = anEvent('offerMade', { offer }, { because: 'no-reason-return' });
    const reasons = new Map([['no-reason-return', { en: 'Goods are taken back.', zh: '可以退货。' }]]);
    expect(tellEvent(event, 'en', reasons)?.what).toBe(
      'makes offer 1: $267.07 back, within 7 working days: Goods are taken back.',
    );
    expect(tellEvent(event, 'zh', reasons)?.what).toBe('提出第 1 号方案：退 US$267.07，7 个工作日内到账：可以退货。');
  });

  it('leave out machinery: which clocks run, and looks that found nothing new', () => {
    expect(tellEvent(anEvent('clocksSet', { clocks: [] }), 'en', new Map())).toBeUndefined();
    expect(tellEvent(anEvent('clockEnded', { name: 'refundPoll' }), 'en', new Map())).toBeUndefined();
    const held = anEvent('refundReported', { n: 1, report: { status: 'held' } });
    expect(saysTheSame(held, held)).toBe(true);
    expect(saysTheSame(held, anEvent('refundReported', { n: 1, report: { status: 'arrived' } }))).toBe(false);
    expect(saysTheSame(undefined, held)).toBe(false);
  });

  it('name who did it: a role, or a provider by its port', () => {
    expect(whoDid({ by: { type: 'provider', id: 'payments' } }, 'en')).toBe('payments');
    expect(whoDid({ by: { type: 'customer', id: 'link' } }, 'zh')).toBe('顾客');
  });

  it('know every stage, scan, inspection and task there is', () => {
    const unnamed = (codes: readonly string[], names: Readonly<Record<string, unknown>>) =>
      codes.filter((code) => !Object.hasOwn(names, code));
    expect(unnamed(STAGE_ORDER, STAGES)).toEqual(['archived']);
    expect(unnamed(PARCEL_STATUSES, SCANS)).toEqual(['exception', 'returned']);
    expect(unnamed(UNIT_OUTCOMES, UNITS)).toEqual([]);
    expect(unnamed(Object.keys(TASK_KINDS), TASKS)).toEqual([]);
    expect(unnamed(Object.keys(ALL_CLOCKS), CLOCKS)).toEqual(['refundPoll', 'watch']);
  });
});
