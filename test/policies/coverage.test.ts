import { coverageOf, coverageWarning } from '#policies/coverage.ts';

const calendar = (...years: number[]) => ({ id: 'cn', years });

describe('how far a calendar reaches', () => {
  it('is the end of the last year without a gap from this one on (F1)', () => {
    expect(coverageOf(calendar(2025, 2026), '2026-03-01')).toEqual({
      calendar: 'cn',
      until: '2026-12-31',
      daysLeft: 305,
    });
    expect(coverageOf(calendar(2025, 2026, 2028), '2026-12-31')).toMatchObject({ until: '2026-12-31', daysLeft: 0 });
    expect(coverageOf(calendar(2025, 2026), '2027-01-10')).toMatchObject({ until: '2026-12-31', daysLeft: -10 });
  });

  it('is said aloud sixty days before it ends, and from then on (F1)', () => {
    const on = (today: string) => coverageWarning([coverageOf(calendar(2026), today)]);
    expect(on('2026-10-31')).toBeUndefined();
    expect(on('2026-11-22')).toContain('cn knows no holidays after 2026-12-31');
    expect(on('2027-05-01')).toContain('by weekends only');
  });
});
