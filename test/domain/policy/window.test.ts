import fc from 'fast-check';
import { parseDuration } from '#domain/calendar/duration.ts';
import type { OrderDates } from '#domain/policy/facts.ts';
import { windowOf, type WindowRule } from '#domain/policy/window.ts';
import { loadCalendar } from '#policies/calendars.ts';
import { zoneOf } from '#policies/zone.ts';

const DAY = 86_400_000;
const cn = { zone: zoneOf('Asia/Shanghai'), calendar: loadCalendar('policies/calendars/cn.yaml') };
const us = { zone: zoneOf('America/New_York'), calendar: loadCalendar('policies/calendars/us.yaml') };

const aRule = (rule: Partial<WindowRule> = {}): WindowRule => ({
  anchor: 'signed',
  firstDay: 'nextDay',
  days: 7,
  rollToWorkingDay: false,
  buffer: null,
  ...rule,
});

const at = (text: string | undefined): number | null => (text === undefined ? null : Date.parse(text));
const dates = (given: Partial<Record<keyof OrderDates, string>>): OrderDates => ({
  placedAt: Date.parse('2026-01-01T00:00:00Z'),
  shippedAt: at(given.shippedAt),
  deliveredAt: at(given.deliveredAt),
  lastParcelAt: at(given.lastParcelAt),
});

/** Which day of the window an instant is in, for goods signed for on the first of November. */
const dayOf = (rule: WindowRule, instant: string): number =>
  windowOf(rule, dates({ deliveredAt: '2026-11-01T10:00:00+08:00' }), cn).daysSinceAnchor(Date.parse(instant));

const ends = (rule: WindowRule, given: Parameters<typeof dates>[0], frame = cn): string | null => {
  const { endsAt } = windowOf(rule, dates(given), frame);
  return endsAt === null ? null : new Date(endsAt).toISOString();
};

describe('the window for returns without a reason', () => {
  it('counts seven days from the day after signing, to 24:00 in Shanghai (R36)', () => {
    const window = windowOf(aRule(), dates({ deliveredAt: '2026-11-01T10:00:00+08:00' }), cn);
    expect(window.endsAt).toBe(Date.parse('2026-11-09T00:00:00+08:00'));
    expect(window.open(Date.parse('2026-11-08T23:59:59.999+08:00'))).toBe(true);
    expect(window.open(Date.parse('2026-11-09T00:00:00+08:00'))).toBe(false);
  });

  it('makes no difference at which hour of the day the goods were signed for (R36)', () => {
    expect(ends(aRule(), { deliveredAt: '2026-11-01T00:00:00+08:00' })).toBe('2026-11-08T16:00:00.000Z');
    expect(ends(aRule(), { deliveredAt: '2026-11-01T23:59:59+08:00' })).toBe('2026-11-08T16:00:00.000Z');
  });

  it('takes the day from the zone: an evening in New York is the next day in Shanghai (R36)', () => {
    expect(ends(aRule(), { deliveredAt: '2026-11-01T20:00:00-05:00' })).toBe('2026-11-09T16:00:00.000Z');
    expect(ends(aRule(), { deliveredAt: '2026-11-01T20:00:00-05:00' }, us)).toBe('2026-11-09T05:00:00.000Z');
  });

  it('may count the day of the anchor as the first (R36)', () => {
    const rule = aRule({ firstDay: 'sameDay' });
    expect(ends(rule, { deliveredAt: '2026-11-01T10:00:00+08:00' })).toBe('2026-11-07T16:00:00.000Z');
  });

  it('numbers its days, 0 before the first (R36)', () => {
    expect(dayOf(aRule(), '2026-11-01T23:00:00+08:00')).toBe(0);
    expect(dayOf(aRule(), '2026-11-02T00:00:00+08:00')).toBe(1);
    expect(dayOf(aRule(), '2026-11-08T23:59:00+08:00')).toBe(7);
    expect(dayOf(aRule({ firstDay: 'sameDay' }), '2026-11-01T23:00:00+08:00')).toBe(1);
    expect(dayOf(aRule(), '2026-10-01T00:00:00+08:00')).toBe(0);
  });

  it('ends at local midnight on both sides of a change of the clocks (R36)', () => {
    const rule = aRule({ days: 30 });
    expect(ends(rule, { deliveredAt: '2026-10-20T15:00:00-04:00' }, us)).toBe('2026-11-20T05:00:00.000Z');
    expect(ends(rule, { deliveredAt: '2026-02-20T15:00:00-05:00' }, us)).toBe('2026-03-23T04:00:00.000Z');
  });

  it('ends at the first instant of a day that has no midnight (R36)', () => {
    const cairo = { ...cn, zone: zoneOf('Africa/Cairo') };
    const rule = aRule({ days: 1 });
    expect(ends(rule, { deliveredAt: '2026-04-22T12:00:00+02:00' }, cairo)).toBe('2026-04-23T22:00:00.000Z');
  });

  it('crosses month ends and the leap day (R36)', () => {
    expect(ends(aRule(), { deliveredAt: '2028-02-25T10:00:00+08:00' })).toBe('2028-03-03T16:00:00.000Z');
    expect(ends(aRule(), { deliveredAt: '2027-02-25T10:00:00+08:00' })).toBe('2027-03-04T16:00:00.000Z');
    expect(ends(aRule(), { deliveredAt: '2026-12-28T10:00:00+08:00' })).toBe('2027-01-04T16:00:00.000Z');
  });

  it('moves a last day off to the next working day only where the law says so (R36)', () => {
    const given = { deliveredAt: '2026-09-26T10:00:00+08:00' };
    expect(ends(aRule(), given)).toBe('2026-10-03T16:00:00.000Z');
    expect(ends(aRule({ rollToWorkingDay: true }), given)).toBe('2026-10-08T16:00:00.000Z');
  });

  it('names the year whose days off are not known when it rolls (F1)', () => {
    const rule = aRule({ rollToWorkingDay: true });
    expect(windowOf(rule, dates({ deliveredAt: '2026-12-28T10:00:00+08:00' }), cn).uncovered).toEqual([2027]);
  });

  it('waits for the last parcel where the law counts from it (R36)', () => {
    const rule = aRule({ anchor: 'lastParcel', days: 14 });
    const given = { deliveredAt: '2026-11-01T10:00:00+08:00' };
    expect(ends(rule, given)).toBeNull();
    expect(ends(rule, { ...given, lastParcelAt: '2026-11-05T10:00:00+08:00' })).toBe('2026-11-19T16:00:00.000Z');
  });

  it('counts from the hand-over and a buffer when nobody reported the delivery (R36)', () => {
    const rule = aRule({ buffer: parseDuration('P5D') ?? null });
    const given = { shippedAt: '2026-11-01T10:00:00+08:00' };
    expect(ends(rule, given)).toBe('2026-11-13T16:00:00.000Z');
    expect(
      ends({ ...rule, anchor: 'fulfilledPlusBuffer' }, { ...given, deliveredAt: '2026-11-02T10:00:00+08:00' }),
    ).toBe('2026-11-13T16:00:00.000Z');
  });

  it('has not begun, and is open, while nothing it could be counted from has happened (R36)', () => {
    const window = windowOf(aRule(), dates({}), cn);
    expect({ ...window, open: window.open(4e12), day: window.daysSinceAnchor(4e12) }).toMatchObject({
      anchorAt: null,
      endsAt: null,
      open: true,
      day: 0,
    });
  });

  it('is open on exactly the days it numbers up to its length, in any zone (R36)', () => {
    const zones = [
      'Asia/Shanghai',
      'America/New_York',
      'Europe/London',
      'Pacific/Apia',
      'Asia/Kolkata',
      'Africa/Cairo',
    ];
    const anyWindow = fc.record({
      zone: fc.constantFrom(...zones),
      deliveredAt: fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2029, 0, 1) }),
      rule: fc.record({ firstDay: fc.constantFrom('sameDay', 'nextDay'), days: fc.integer({ min: 1, max: 60 }) }),
    });
    fc.assert(
      fc.property(anyWindow, fc.integer({ min: 0, max: 70 * DAY }), ({ zone, deliveredAt, rule }, later) => {
        const window = windowOf(aRule(rule), { ...dates({}), deliveredAt }, { ...cn, zone: zoneOf(zone) });
        const asked = deliveredAt + later;
        expect(window.open(asked)).toBe(window.daysSinceAnchor(asked) <= rule.days);
      }),
    );
  });
});
