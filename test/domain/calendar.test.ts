import fc from 'fast-check';
import { addWorkingDays, covers, isWorkingDay, rollToWorkingDay, type Calendar } from '#domain/calendar.ts';
import { addDays, daysBetween, isLocalDate, weekday } from '#domain/calendar/local-date.ts';

/** National Day 2026 as the State Council set it: a week off, the Sunday before and the Saturday after worked. */
const calendar: Calendar = {
  id: 'golden-week',
  weekend: [6, 7],
  years: [2026],
  holidays: new Set([1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${day}`)),
  makeUpDays: new Set(['2026-09-20', '2026-10-10']),
};
const anyDay = fc.integer({ min: -400, max: 400 }).map((days) => addDays('2026-06-15', days));

describe('local dates', () => {
  it('crosses month ends and leap days', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  });

  it('knows the days that exist', () => {
    expect(isLocalDate('2028-02-29')).toBe(true);
    expect(isLocalDate('2026-02-29')).toBe(false);
    expect(isLocalDate('2026-13-01')).toBe(false);
    expect(isLocalDate('2026-1-1')).toBe(false);
  });

  it('numbers weekdays from Monday to Sunday', () => {
    expect(weekday('2026-11-02')).toBe(1);
    expect(weekday('2026-11-01')).toBe(7);
    expect(weekday('1969-12-31')).toBe(3);
  });
});

describe('working days', () => {
  it('leaves out the holiday week and works the days that make up for it (F1)', () => {
    expect(addWorkingDays(calendar, '2026-09-30', 1)).toEqual({ date: '2026-10-08', uncovered: [] });
    expect(addWorkingDays(calendar, '2026-09-30', 3).date).toBe('2026-10-10');
    expect(addWorkingDays(calendar, '2026-09-30', 4).date).toBe('2026-10-12');
    expect(addWorkingDays(calendar, '2026-09-18', 1).date).toBe('2026-09-20');
  });

  it('tells a made-up Saturday from an ordinary one (F1)', () => {
    expect(isWorkingDay(calendar, '2026-10-10')).toBe(true);
    expect(isWorkingDay(calendar, '2026-10-17')).toBe(false);
    expect(isWorkingDay(calendar, '2026-10-05')).toBe(false);
  });

  it('names the years it does not know instead of counting on silently (F1)', () => {
    expect(addWorkingDays(calendar, '2026-12-30', 5)).toEqual({ date: '2027-01-06', uncovered: [2027] });
    expect(covers(calendar, '2027-01-01')).toBe(false);
    expect(rollToWorkingDay(calendar, '2027-01-02')).toEqual({ date: '2027-01-04', uncovered: [2027] });
    expect(rollToWorkingDay(calendar, '2027-01-04')).toEqual({ date: '2027-01-04', uncovered: [2027] });
  });

  it('rolls a last day off to the next working day and leaves a working day alone (R36)', () => {
    expect(rollToWorkingDay(calendar, '2026-10-03').date).toBe('2026-10-08');
    expect(rollToWorkingDay(calendar, '2026-10-09').date).toBe('2026-10-09');
  });

  it('ends on a working day with exactly n working days passed, for every n and every start (F1)', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (start, n) => {
        const { date } = addWorkingDays(calendar, start, n);
        const passed = Array.from({ length: daysBetween(start, date) }, (_, i) => addDays(start, i + 1));
        expect(isWorkingDay(calendar, date)).toBe(true);
        expect(passed.filter((day) => isWorkingDay(calendar, day))).toHaveLength(n);
      }),
    );
  });

  it('adds up: n days and then m days are n + m days (F1)', () => {
    const few = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(anyDay, few, few, (start, n, m) => {
        const inTwo = addWorkingDays(calendar, addWorkingDays(calendar, start, n).date, m).date;
        expect(inTwo).toBe(addWorkingDays(calendar, start, n + m).date);
      }),
    );
  });
});
