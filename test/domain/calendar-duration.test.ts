import { addDuration, parseDuration, type Duration } from '#domain/calendar/duration.ts';
import { zoneOf } from '#policies/zone.ts';
import { loadCalendar } from '#policies/calendars.ts';

const newYork = { zone: zoneOf('America/New_York'), calendar: loadCalendar('policies/calendars/us.yaml') };
const shanghai = { zone: zoneOf('Asia/Shanghai'), calendar: loadCalendar('policies/calendars/cn.yaml') };

function parsed(text: string): Duration {
  const duration = parseDuration(text);
  if (!duration) throw new Error(`${text} is no duration`);
  return duration;
}

const after = (text: string, start: string, frame = newYork): string =>
  new Date(addDuration(Date.parse(start), parsed(text), frame).at).toISOString();

describe('durations as policies write them', () => {
  it.each([
    ['PT48H', { kind: 'exact', days: 0, ms: 172_800_000 }],
    ['P7D', { kind: 'exact', days: 7, ms: 0 }],
    ['P2W', { kind: 'exact', days: 14, ms: 0 }],
    ['P1DT12H30M', { kind: 'exact', days: 1, ms: 45_000_000 }],
    ['PT1M', { kind: 'exact', days: 0, ms: 60_000 }],
    ['P5BD', { kind: 'working', days: 5 }],
  ])('reads %s', (text, expected) => expect(parseDuration(text)).toEqual(expected));

  it.each(['P', 'PT', 'P7', '7D', 'P1M', 'P1Y', 'P-7D', 'P5BDT1H', 'P1DT', 'p7d', 'P7D '])('refuses %p', (text) =>
    expect(parseDuration(text)).toBeUndefined(),
  );

  it('keeps the wall time over a change of the clocks for days, but not for hours (F1)', () => {
    expect(after('P1D', '2026-10-31T12:00:00-04:00')).toBe('2026-11-01T17:00:00.000Z');
    expect(after('PT24H', '2026-10-31T12:00:00-04:00')).toBe('2026-11-01T16:00:00.000Z');
    expect(after('P1D', '2026-03-07T12:00:00-05:00')).toBe('2026-03-08T16:00:00.000Z');
  });

  it('moves a wall time that the change of the clocks skips to the hour after it', () => {
    expect(after('P1D', '2026-03-07T02:30:00-05:00')).toBe('2026-03-08T07:30:00.000Z');
  });

  it('ends working days at 24:00 of the last, not counting the day of the start (F1)', () => {
    expect(after('P1BD', '2026-11-25T23:59:00-05:00')).toBe('2026-11-28T05:00:00.000Z');
    expect(after('P0BD', '2026-11-25T12:00:00-05:00')).toBe('2026-11-26T05:00:00.000Z');
    expect(after('P5BD', '2026-09-30T10:00:00+08:00', shanghai)).toBe('2026-10-13T16:00:00.000Z');
  });

  it('takes the day of the start from the zone, not from the process (F1)', () => {
    expect(after('P1BD', '2026-11-03T17:00:00Z', shanghai)).toBe('2026-11-05T16:00:00.000Z');
    expect(after('P1BD', '2026-11-03T17:00:00Z')).toBe('2026-11-05T05:00:00.000Z');
  });
});
