import { atLeastByChance, heatOf, HOT_SPOT_RULE, isTrouble } from '#domain/figures/hot-spot.ts';

describe('a hot spot (I2)', () => {
  it('is no chance: the Poisson law, by its own sums', () => {
    expect(atLeastByChance(0, 3)).toBe(1);
    expect(atLeastByChance(1, 3)).toBeCloseTo(1 - Math.exp(-3), 12);
    expect(atLeastByChance(3, 1)).toBeCloseTo(1 - Math.exp(-1) * 2.5, 12);
    expect(atLeastByChance(1_100, 1_000)).toBeCloseTo(0.0009, 3);
    expect(atLeastByChance(900, 1_000)).toBeGreaterThan(0.99);
  });

  it.each([
    ['four cases out of nothing are a bad day', 4, 0, false],
    ['five out of nothing are not', 5, 0, true],
    ['as many as every week are none', 40, 320, false],
    ['a quarter more than every week is not twice as many', 50, 320, false],
    ['twice as many as forty a week', 80, 320, true],
    ['twice three a week is chance', 6, 24, false],
    ['four times three a week is none', 12, 24, true],
  ])('%s', (_name, recent, before, hot) => expect(heatOf({ recent, before }).hot).toBe(hot));

  it('is judged by a rule that says where its numbers come from', () => {
    expect(HOT_SPOT_RULE.source).toContain('I2');
    expect(heatOf({ recent: 3, before: 0 }, { ...HOT_SPOT_RULE, atLeast: 3 }).hot).toBe(true);
  });

  it('is about troubles, not about wishes and questions', () => {
    expect(['defective', 'not_arrived', 'complaint'].every((problem) => isTrouble(problem as 'defective'))).toBe(true);
    expect([undefined, 'no_longer_wanted', 'question'].some((problem) => isTrouble(problem as 'question'))).toBe(false);
  });
});
