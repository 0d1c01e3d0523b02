import fc from 'fast-check';
import { addDuration } from '#domain/calendar/duration.ts';
import { explainInterval } from '#domain/calendar/explain.ts';
import { loadCalendar } from '#policies/calendars.ts';
import { zoneOf } from '#policies/zone.ts';

const shanghai = { zone: zoneOf('Asia/Shanghai'), calendar: loadCalendar('policies/calendars/cn.yaml') };
const inWorkingDays = (start: number, days: number) => ({
  startedAt: start,
  dueAt: addDuration(start, { kind: 'working', days }, shanghai).at,
  counts: 'working' as const,
});

describe('a due time is explained', () => {
  it('by the days that counted and those that did not, holidays and make-up days by name (R40, F1)', () => {
    const start = Date.parse('2026-09-29T10:00:00+08:00');
    const days = explainInterval(inWorkingDays(start, 3), shanghai);
    expect(days.map(({ from, why, counted }) => [shanghai.zone.dateAt(from), why, counted])).toEqual([
      ['2026-09-29', 'first_day', false],
      ['2026-09-30', 'working_day', true],
      ...['01', '02', '03', '04', '05', '06', '07'].map((day) => [
        `2026-10-${day}`,
        day === '03' || day === '04' ? 'weekend' : 'holiday',
        false,
      ]),
      ['2026-10-08', 'working_day', true],
      ['2026-10-09', 'working_day', true],
    ]);
  });

  it('as plain time where it was counted so (R40)', () =>
    expect(explainInterval({ startedAt: 1, dueAt: 9, counts: 'exact' }, shanghai)).toEqual([
      { from: 1, to: 9, counted: true, why: 'clock_time' },
    ]));

  it('says where the calendar does not know the holidays (R40)', () => {
    const days = explainInterval(inWorkingDays(Date.parse('2031-03-03T10:00:00+08:00'), 1), shanghai);
    expect(days.every(({ uncovered }) => uncovered)).toBe(true);
  });

  it('without gap or overlap, and with as many counted days as were promised (R40)', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2026-11-01') }),
        fc.integer({ min: 1, max: 15 }),
        (start, days) => {
          const counted = inWorkingDays(start, days);
          const all = explainInterval(counted, shanghai);
          expect(all[0]?.from).toBe(start);
          expect(all.at(-1)?.to).toBe(counted.dueAt);
          all.slice(1).forEach(({ from }, n) => expect(from).toBe(all[n]?.to));
          expect(all.filter((one) => one.counted)).toHaveLength(days);
        },
      ),
    ));
});
