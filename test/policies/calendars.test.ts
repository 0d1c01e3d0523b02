import { addDays, weekday } from '#domain/calendar/local-date.ts';
import { addWorkingDays, isWorkingDay } from '#domain/calendar.ts';
import { loadCalendar } from '#policies/calendars.ts';

const cn = loadCalendar('policies/calendars/cn.yaml');
const us = loadCalendar('policies/calendars/us.yaml');
const daysOf = (year: number): string[] =>
  Array.from({ length: 366 }, (_, n) => addDays(`${year}-01-01`, n)).filter((day) => day.startsWith(String(year)));

const inYear = (year: number): number => [...us.holidays].filter((day) => day.startsWith(String(year))).length;
/** The n-th such weekday of a month, from the end when negative. */
const nth = (month: string, day: number, n: number) => (year: number) =>
  daysOf(year)
    .filter((date) => date.slice(5, 7) === month && weekday(date) === day)
    .at(n);

describe('the Chinese calendar', () => {
  it('works no holiday and makes up only on weekends (F1)', () => {
    for (const day of cn.makeUpDays) expect([day, weekday(day) >= 6]).toEqual([day, true]);
    for (const day of cn.makeUpDays) expect(cn.holidays.has(day)).toBe(false);
  });

  it.each([
    [2025, 248],
    [2026, 248],
  ])('has the working days of %i (F1)', (year, count) => {
    expect(daysOf(year).filter((day) => isWorkingDay(cn, day))).toHaveLength(count);
  });

  it('counts over National Day 2026 with the days that make up for it (F1)', () => {
    expect(addWorkingDays(cn, '2026-09-30', 1).date).toBe('2026-10-08');
    expect(addWorkingDays(cn, '2026-09-30', 5).date).toBe('2026-10-13');
    expect(addWorkingDays(cn, '2026-09-18', 3).date).toBe('2026-09-22');
  });
});

describe('the calendar of the United States', () => {
  it('observes every holiday on a weekday, eleven a year (F1)', () => {
    for (const day of us.holidays) expect([day, weekday(day) <= 5]).toEqual([day, true]);
    expect([inYear(2025), inYear(2026), inYear(2027)]).toEqual([11, 11, 12]);
  });

  it('puts the movable holidays where the law does (F1)', () => {
    const rules = [
      nth('01', 1, 2),
      nth('02', 1, 2),
      nth('05', 1, -1),
      nth('09', 1, 0),
      nth('10', 1, 1),
      nth('11', 4, 3),
    ];
    for (const year of us.years) for (const holiday of rules) expect([...us.holidays]).toContain(holiday(year));
  });
});
