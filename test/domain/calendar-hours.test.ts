import fc from 'fast-check';
import { addDuration, parseDuration, type TimeFrame } from '#domain/calendar/duration.ts';
import { explainInterval } from '#domain/calendar/explain.ts';
import { workedOn, type Hours, type Span } from '#domain/calendar/hours.ts';
import { addDays } from '#domain/calendar/local-date.ts';
import { addWorkingTime, workingTimeBetween } from '#domain/calendar/working-time.ts';
import { loadCalendar } from '#policies/calendars.ts';
import { durationText } from '#policies/plain.ts';
import { hoursSection } from '#policies/hours-section.ts';
import { zoneOf } from '#policies/zone.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const hoursOf = (...week: { days: number[]; spans: string[] }[]): Hours => hoursSection.parse({ week });
const OFFICE = hoursOf({ days: [1, 2, 3, 4, 5], spans: ['09:00-12:00', '13:30-18:00'] });

/** Clocks change at night: these shops work through it. */
const NIGHT = hoursOf({ days: [1, 2, 3, 4, 5, 6, 7], spans: ['00:30-04:00', '22:00-24:00'] });
const frame = (zone: string, calendar: string, hours?: Hours): TimeFrame => ({
  zone: zoneOf(zone),
  calendar: loadCalendar(`policies/calendars/${calendar}.yaml`),
  ...(hours ? { hours } : {}),
});
const shanghai = frame('Asia/Shanghai', 'cn', OFFICE);
const berlin = frame('Europe/Berlin', 'de', OFFICE);
const newYork = frame('America/New_York', 'us', OFFICE);

/** When so much work that begins at a wall time is over, as the wall shows it. */
const due = (length: string, from: string, where: TimeFrame): string => {
  const duration = parseDuration(length);
  if (!duration) throw new Error(`${length} is no duration`);
  return new Date(addDuration(Date.parse(from), duration, where).at).toISOString();
};
const iso = (text: string): string => new Date(text).toISOString();

describe('working time as policies write it', () => {
  it.each([
    ['PT4BH', 4 * HOUR],
    ['PT90BM', 90 * MINUTE],
    ['PT1BH30BM', 90 * MINUTE],
  ])('reads %s, and writes it back', (text, ms) => {
    const duration = parseDuration(text);
    expect(duration).toEqual({ kind: 'workingTime', ms });
    expect(parseDuration(durationText({ kind: 'workingTime', ms }))).toEqual(duration);
  });

  it.each(['PT', 'PTBH', '4BH', 'P4BH', 'PT4BHM', 'PT4BH30M'])('refuses %s', (text) =>
    expect(parseDuration(text)).toBeUndefined(),
  );

  it.each([
    [{ week: [{ days: [1], spans: ['12:00-09:00'] }] }, 'no span of a day'],
    [{ week: [{ days: [1], spans: ['09:00-12:00', '11:00-13:00'] }] }, 'overlap'],
    [
      {
        week: [
          { days: [1], spans: ['09:00-12:00'] },
          { days: [1, 2], spans: ['09:00-12:00'] },
        ],
      },
      'twice',
    ],
  ])('refuses hours that make no sense: %j', (written, why) => expect(() => hoursSection.parse(written)).toThrow(why));
});

describe('four hours of work', () => {
  it.each([
    // an ordinary Tuesday: over noon, over the evening, from before opening, and to the very end of a span
    ['PT4BH', '2026-11-03T09:00:00+08:00', '2026-11-03T14:30:00+08:00'],
    ['PT4BH', '2026-11-03T16:00:00+08:00', '2026-11-04T11:00:00+08:00'],
    ['PT4BH', '2026-11-03T03:00:00+08:00', '2026-11-03T14:30:00+08:00'],
    ['PT3BH', '2026-11-03T09:00:00+08:00', '2026-11-03T12:00:00+08:00'],
    ['PT1BM', '2026-11-03T12:00:00+08:00', '2026-11-03T13:31:00+08:00'],
    // over a weekend and a month's end
    ['PT4BH', '2026-10-30T17:00:00+08:00', '2026-11-02T12:00:00+08:00'],
    // National Day 2026: from its eve over the whole week, 10 October worked for it
    ['PT4BH', '2026-09-30T17:00:00+08:00', '2026-10-08T12:00:00+08:00'],
    ['PT4BH', '2026-10-09T17:00:00+08:00', '2026-10-10T12:00:00+08:00'],
    // Spring Festival 2026: 14 and 28 February are Saturdays that are worked
    ['PT4BH', '2026-02-14T17:00:00+08:00', '2026-02-24T12:00:00+08:00'],
    ['PT9BH', '2026-02-27T17:00:00+08:00', '2026-03-02T09:30:00+08:00'],
    // the year's end: New Year's Day and the days moved to it, 4 January worked
    ['PT4BH', '2025-12-31T17:00:00+08:00', '2026-01-04T12:00:00+08:00'],
  ])('%s from %s on are over at %s in Shanghai (F1)', (length, from, until) =>
    expect(due(length, from, shanghai)).toBe(iso(until)),
  );

  it.each([
    // the Fridays before the clocks change: the wall shows the same hours, an hour more or less lies between
    ['PT4BH', '2026-03-27T17:00:00+01:00', '2026-03-30T12:00:00+02:00', berlin],
    ['PT4BH', '2026-10-23T17:00:00+02:00', '2026-10-26T12:00:00+01:00', berlin],
    ['PT4BH', '2026-03-06T17:00:00-05:00', '2026-03-09T12:00:00-04:00', newYork],
    ['PT4BH', '2026-10-30T17:00:00-04:00', '2026-11-02T12:00:00-05:00', newYork],
    // Thanksgiving
    ['PT4BH', '2026-11-25T17:00:00-05:00', '2026-11-27T12:00:00-05:00', newYork],
  ])('%s from %s on are over at %s where the clocks change (F1)', (length, from, until, where) =>
    expect(due(length, from, where)).toBe(iso(until)),
  );

  it('are as long as really pass where a shop works through the change of the clocks (F1)', () => {
    const work = frame('Europe/Berlin', 'de', NIGHT);
    const lengthOf = (date: string) =>
      workedOn(work, date).reduce((total, { from, to }) => total + (to - from), 0) / HOUR;
    expect([lengthOf('2026-03-28'), lengthOf('2026-03-29'), lengthOf('2026-10-25')]).toEqual([5.5, 4.5, 6.5]);
    expect(due('PT3BH', '2026-03-29T00:30:00+01:00', work)).toBe(iso('2026-03-29T22:30:00+02:00'));
    expect(due('PT3BH', '2026-10-25T00:30:00+02:00', work)).toBe(iso('2026-10-25T02:30:00+01:00'));
  });

  it('count whole working days where nobody said when they are worked (F1)', () => {
    const without = frame('Asia/Shanghai', 'cn');
    expect(due('PT30BH', '2026-09-30T20:00:00+08:00', without)).toBe(iso('2026-10-09T02:00:00+08:00'));
  });

  it('name the years whose holidays nobody knows (F1)', () => {
    const { uncovered } = addWorkingTime(Date.parse('2031-12-31T17:00:00+08:00'), 4 * HOUR, shanghai);
    expect(uncovered).toEqual([2031, 2032]);
  });
});

describe('hours of work, whatever they are', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
    .filter(([from, until]) => from < until)
    .map(([from, until]): Span => ({ from: from * 15, until: until * 15 }));
  const spans = fc.array(span, { maxLength: 3 }).map((all) => {
    const inOrder = all.toSorted((a, b) => a.from - b.from);
    return inOrder.filter(({ from }, n) => inOrder.slice(0, n).every((one) => one.until <= from));
  });
  const hours = fc
    .record({ week: fc.tuple(spans, spans, spans, spans, spans, spans, spans), makeUpDays: spans, holidays: spans })
    .filter(({ week }) => week.some((day) => day.length > 0));
  const where = fc.oneof(
    ...(
      [
        ['Asia/Shanghai', 'cn'],
        ['Europe/Berlin', 'de'],
        ['America/New_York', 'us'],
      ] as const
    ).map(([zone, calendar]) => hours.map((each) => frame(zone, calendar, each))),
  );
  /** Around the changes of the clocks, the holidays and the ends of months and years. */
  const instant = fc
    .integer({ min: Date.parse('2025-12-20') / MINUTE, max: Date.parse('2026-12-20') / MINUTE })
    .map((n) => n * MINUTE);
  const length = fc.integer({ min: 1, max: 40 * 60 }).map((n) => n * MINUTE);

  it('the counted stretches add up to the length, without gap or overlap, from the start to the end (R40, F1)', () =>
    fc.assert(
      fc.property(where, instant, length, (frameOf, startedAt, ms) => {
        const dueAt = addWorkingTime(startedAt, ms, frameOf).at;
        const all = explainInterval({ startedAt, dueAt, counts: 'workingTime' }, frameOf);
        expect(all[0]?.from).toBe(startedAt);
        expect(all.at(-1)?.to).toBe(dueAt);
        expect(all.at(-1)?.counted).toBe(true);
        all.slice(1).forEach(({ from }, n) => expect(from).toBe(all[n]?.to));
        expect(all.every(({ from, to }) => from < to)).toBe(true);
        expect(all.filter((one) => one.counted).reduce((total, { from, to }) => total + (to - from), 0)).toBe(ms);
        expect(workingTimeBetween({ from: startedAt, to: dueAt }, frameOf)).toBe(ms);
      }),
      { numRuns: 150 },
    ));

  it('who starts later, or has longer, is never done sooner (F1)', () =>
    fc.assert(
      fc.property(where, instant, length, fc.integer({ min: 0, max: 3 * 24 * 60 }), (frameOf, start, ms, later) => {
        const at = (from: number, long: number): number => addWorkingTime(from, long, frameOf).at;
        expect(at(start + later * MINUTE, ms)).toBeGreaterThanOrEqual(at(start, ms));
        expect(at(start, ms + later * MINUTE)).toBeGreaterThanOrEqual(at(start, ms));
        expect(at(at(start, ms), later * MINUTE)).toBe(at(start, ms + later * MINUTE));
      }),
      { numRuns: 100 },
    ));

  it('no day has overlapping stretches, not even where the clocks change (F1)', () =>
    fc.assert(
      fc.property(where, fc.integer({ min: 0, max: 364 }), (frameOf, n) => {
        const worked = workedOn(frameOf, addDays('2026-01-01', n));
        worked.slice(1).forEach(({ from }, k) => expect(from).toBeGreaterThanOrEqual(worked[k]?.to ?? 0));
      }),
    ));
});
