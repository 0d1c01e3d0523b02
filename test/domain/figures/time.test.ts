import type { Calendar } from '#domain/calendar.ts';
import { createFigureTime } from '#domain/figures/figure-time.ts';
import { periodOf, periodsIn } from '#domain/figures/period.ts';
import { zoneOf } from '#policies/zone.ts';

const CALENDAR: Calendar = {
  id: 'test',
  weekend: [6, 7],
  years: [2026],
  holidays: new Set(['2026-10-01']),
  makeUpDays: new Set(['2026-10-10']),
};
const SPANS = [
  { from: 9 * 60, until: 12 * 60 },
  { from: 13 * 60, until: 18 * 60 },
];
const HOURS = { week: [SPANS, SPANS, SPANS, SPANS, SPANS, [], []], makeUpDays: SPANS, holidays: [] };
const HOUR = 3_600_000;
const at = (text: string): number => Date.parse(text);

describe('the periods of figures (I1)', () => {
  it.each([
    ['2026-12-31', '2026-W53', '2026-12'],
    ['2027-01-03', '2026-W53', '2027-01'],
    ['2027-01-04', '2027-W01', '2027-01'],
    ['2024-12-30', '2025-W01', '2024-12'],
  ])('%s lies in week %s and month %s', (day, week, month) => {
    expect([periodOf(day, 'day'), periodOf(day, 'week'), periodOf(day, 'month')]).toEqual([day, week, month]);
  });

  it('end with their last day, or with the stretch', () => {
    expect(periodsIn({ from: '2026-11-14', to: '2026-11-18' }, 'week')).toEqual([
      { name: '2026-W46', last: '2026-11-15' },
      { name: '2026-W47', last: '2026-11-18' },
    ]);
  });
});

describe('the time of a shop (F1)', () => {
  const shanghai = createFigureTime({ zone: zoneOf('Asia/Shanghai'), calendar: CALENDAR, hours: HOURS });

  it('has its own days, and ends them over a change of the clocks', () => {
    expect(shanghai.dateAt(at('2026-11-01T16:00:00Z'))).toBe('2026-11-02');
    const berlin = createFigureTime({ zone: zoneOf('Europe/Berlin'), calendar: CALENDAR });
    expect(berlin.endOf('2026-10-25') - berlin.endOf('2026-10-24')).toBe(25 * HOUR);
    expect(berlin.dateAt(at('2026-10-25T22:59:59.999Z'))).toBe('2026-10-25');
  });

  it('counts the hours of work: no nights, no noon, no weekend, no holiday, but a day that makes up for one', () => {
    const worked = (from: string, to: string): number => shanghai.worked(at(from), at(to)) / HOUR;
    expect(worked('2026-11-02T10:00+08:00', '2026-11-02T14:00+08:00')).toBe(3);
    expect(worked('2026-11-06T17:00+08:00', '2026-11-09T10:00+08:00')).toBe(2);
    expect(worked('2026-09-30T17:00+08:00', '2026-10-02T10:00+08:00')).toBe(2);
    expect(worked('2026-10-10T00:00+08:00', '2026-10-11T00:00+08:00')).toBe(8);
    expect(worked('2026-11-02T14:00+08:00', '2026-11-02T14:00+08:00')).toBe(0);
  });
});
