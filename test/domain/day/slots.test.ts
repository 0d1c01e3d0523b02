import fc from 'fast-check';
import { STANDARD_DAY } from '#domain/day/runs.ts';
import { slotAt, slotsBetween } from '#domain/day/slots.ts';
import { wallClockOf } from '#policies/wall-clock.ts';

const at = (iso: string): number => Date.parse(iso);
const named = (slots: readonly { slot: string; at: number }[]): string[] =>
  slots.map((one) => `${one.slot} ${new Date(one.at).toISOString()}`);

describe('the runs of a day on the wall (H1)', () => {
  const newYork = wallClockOf('America/New_York');
  const shanghai = wallClockOf('Asia/Shanghai');

  it('are at their wall time on either side of a change of the clocks', () => {
    const found = slotsBetween([{ at: '08:30' }], newYork, {
      after: at('2026-10-31T00:00:00Z'),
      until: at('2026-11-03T00:00:00Z'),
    });
    expect(named(found)).toEqual([
      '2026-10-31T08:30 2026-10-31T12:30:00.000Z',
      '2026-11-01T08:30 2026-11-01T13:30:00.000Z',
      '2026-11-02T08:30 2026-11-02T13:30:00.000Z',
    ]);
  });

  it('are not where the clocks jump over them, and are once where an hour comes twice', () => {
    const times = [{ at: '01:30' }, { at: '02:30' }];
    const spring = slotsBetween(times, newYork, {
      after: at('2026-03-08T05:00:00Z'),
      until: at('2026-03-09T04:00:00Z'),
    });
    expect(named(spring)).toEqual(['2026-03-08T01:30 2026-03-08T06:30:00.000Z']);
    const autumn = slotsBetween(times, newYork, {
      after: at('2026-11-01T04:00:00Z'),
      until: at('2026-11-02T05:00:00Z'),
    });
    expect(autumn.map(({ slot }) => slot)).toEqual(['2026-11-01T01:30', '2026-11-01T02:30']);
  });

  it('come weekly where a weekday is named, and hourly for the waybills (G3, D9)', () => {
    const week = { after: at('2026-11-15T16:00:00Z'), until: at('2026-11-22T16:00:00Z') };
    expect(named(slotsBetween(STANDARD_DAY.runs.causes, shanghai, week))).toEqual([
      '2026-11-16T09:00 2026-11-16T01:00:00.000Z',
    ]);
    expect(slotsBetween(STANDARD_DAY.runs.waybills, shanghai, week)).toHaveLength(7 * 4);
  });

  it('belong to the last one that was to be, also a week ago', () => {
    expect(slotAt(STANDARD_DAY.runs.waybills, shanghai, at('2026-11-20T07:20:00Z'))?.slot).toBe('2026-11-20T15:00');
    expect(slotAt(STANDARD_DAY.runs.waybills, shanghai, at('2026-11-20T05:59:59Z'))?.slot).toBe('2026-11-19T17:00');
    expect(slotAt(STANDARD_DAY.runs.causes, shanghai, at('2026-11-16T00:59:00Z'))?.slot).toBe('2026-11-09T09:00');
    expect(slotAt([], shanghai, at('2026-11-16T00:59:00Z'))).toBeUndefined();
  });

  it('neither overlap nor leave a gap, however a time is cut into stretches', () => {
    const start = at('2026-03-01T00:00:00Z');
    const hours = fc.integer({ min: 0, max: 24 * 300 });
    fc.assert(
      fc.property(fc.uniqueArray(hours, { minLength: 2, maxLength: 6 }), (cuts) => {
        const sorted = cuts.toSorted((a, b) => a - b).map((hour) => start + hour * 3_600_000);
        const pieces = sorted
          .slice(1)
          .flatMap((until, n) => slotsBetween(STANDARD_DAY.runs.waybills, newYork, { after: sorted[n] ?? 0, until }));
        const whole = { after: sorted[0] ?? 0, until: sorted.at(-1) ?? 0 };
        expect(pieces).toEqual(slotsBetween(STANDARD_DAY.runs.waybills, newYork, whole));
      }),
      { numRuns: 25 },
    );
  });
});
