import { changes, verdictOn, type Cost } from '#bench/cost.ts';

const budget: Cost = {
  events: 79,
  actions: 32,
  activations: 23,
  bytes: 25_000,
  byType: { TIMER_STARTED: 8, TIMER_CANCELED: 6 },
};

describe('the verdict on what a case costs', () => {
  it('is silent when nothing changed, some bytes of the times aside', () => {
    expect(verdictOn('a return', budget, { ...budget, bytes: 25_090 })).toBe('');
  });

  it('refuses what costs more, and shows what it is made of (P1)', () => {
    const now = {
      ...budget,
      events: 81,
      actions: 33,
      byType: { TIMER_STARTED: 9, TIMER_CANCELED: 6, MARKER_RECORDED: 1 },
    };
    const verdict = verdictOn('a return', budget, now);
    expect(verdict).toContain('a return costs more than its budget');
    expect(verdict).toMatch(/events +79 +81 +\+2/);
    expect(verdict).toMatch(/actions +32 +33 +\+1/);
    expect(verdict).toMatch(/TIMER_STARTED +8 +9 +\+1/);
    expect(verdict).toMatch(/MARKER_RECORDED +0 +1 +\+1/);
    expect(verdict).not.toContain('TIMER_CANCELED');
  });

  it('asks to keep what was saved', () => {
    const now = { ...budget, events: 77, byType: { TIMER_STARTED: 7, TIMER_CANCELED: 5 } };
    expect(verdictOn('a return', budget, now)).toContain('costs less than its budget: lower the budget');
    expect(verdictOn('a return', budget, { ...budget, bytes: 23_000 })).toContain('costs less');
  });

  it('sees one event in the place of another, though their number is the same', () => {
    const now = { ...budget, byType: { TIMER_STARTED: 8, TIMER_FIRED: 6 } };
    expect(changes(budget, now).map(({ figure }) => figure.trim())).toEqual(['TIMER_CANCELED', 'TIMER_FIRED']);
    expect(verdictOn('a return', budget, now)).not.toBe('');
  });
});
