import { STANDARD_DAY } from '#domain/day/runs.ts';
import { daySection, dayPlanOf } from '#policies/day.ts';
import { loadPolicyBook } from '#policies/load.ts';

const policy = { zone: 'Asia/Shanghai' };

describe("the section `day` of a shop's file (H1)", () => {
  it('may be missing: then the standard day holds, where the policy is', () => {
    const book = loadPolicyBook(new URL('../../policies', import.meta.url).pathname);
    const days = book.days(Date.parse('2026-11-22T00:00:00Z'));
    expect(days['retail-cn']).toEqual({ ...STANDARD_DAY, zone: 'Asia/Shanghai' });
    expect(Object.keys(days)).toEqual(Object.keys(book.shops(Date.parse('2026-11-22T00:00:00Z'))));
  });

  it('changes what it names and nothing else', () => {
    const read = daySection.parse({
      zone: 'Europe/Berlin',
      runs: { opening: ['07:45'], causes: ['FRI 16:00'], waybills: [] },
      forgottenAfter: 'P2D',
      earlyShiftEnds: '16:30',
    });
    expect(dayPlanOf(read, policy)).toEqual({
      ...STANDARD_DAY,
      zone: 'Europe/Berlin',
      runs: { ...STANDARD_DAY.runs, opening: [{ at: '07:45' }], causes: [{ at: '16:00', weekday: 5 }], waybills: [] },
      forgottenAfterMs: 2 * 86_400_000,
      earlyShiftEnds: '16:30',
    });
  });

  it.each([
    { runs: { opening: ['24:00'] } },
    { runs: { opening: ['8:30'] } },
    { runs: { tea: ['16:00'] } },
    { zone: 'Mars/Olympus' },
    { forgottenAfter: 'P3BD' },
    { silentAfter: 'soon' },
    { early: '16:00' },
  ])('refuses %j', (section) => {
    expect(daySection.safeParse(section).success).toBe(false);
  });
});
