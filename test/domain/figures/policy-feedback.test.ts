import type { CaseFacts, CaseOfFacts, DeadlineFact } from '#domain/figures/facts.ts';
import { createPolicyFeedback } from '#domain/figures/policy-feedback.ts';

const AT = Date.UTC(2026, 10, 2, 9);
const TIME = { dateAt: (at: number) => new Date(at).toISOString().slice(0, 10), endOf: () => 0, worked: () => 0 };

const deadlines = (clock: DeadlineFact['clock'], met: number, missed: number): DeadlineFact[] =>
  Array.from({ length: met + missed }, (_, index) => ({ clock, dueAt: AT, endedAt: AT, met: index < met }));
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

const facts: CaseFacts = {
  openedAt: AT,
  marks: { kind: 'return', channel: 'web' },
  policy: { id: 'eu', version: '1' },
  items: [],
  resolved: [],
  closed: [],
  scores: [],
  deadlines: [...deadlines('newOffer', 3, 2), ...deadlines('stuckStep', 9, 1), ...deadlines('approval', 0, 4)],
  refunds: [],
  grants: [],
  lost: [],
  promises: [],
  proposals: [
    ...times(5, { task: 't', at: AT, by: 'a', what: 'limit' as const, approved: true }),
    ...times(5, { task: 't', at: AT, by: 'a', what: 'worth' as const, approved: true }),
    { task: 't', at: AT, by: 'a', what: 'worth', approved: false },
    { task: 't', at: AT, by: 'a', what: 'limit' },
  ],
  given: [],
  refusals: [
    ...times(10, { at: AT, rule: 'late', code: 'window_closed' }),
    ...times(90, { at: AT, rule: 'worn', code: 'x' }),
  ],
  overrides: [
    ...times(5, { at: AT, rule: 'late', said: 'refuse window_closed' }),
    ...times(6, { at: AT, rule: 'worn', said: 'refuse worn' }),
    ...times(5, { at: AT, rule: 'keep', said: 'offer refund_only' }),
    ...times(9, { at: AT - 90 * 86_400_000, rule: 'old', said: 'offer refund_only' }),
  ],
  people: {},
};
const one: CaseOfFacts = { caseNo: 'AS-2026-000001', shop: 'retail-eu', facts, lines: [] };

describe('what policy owners hear (I4)', () => {
  const feedback = createPolicyFeedback({ from: '2026-11-01', to: '2026-11-30' });
  feedback.add(one, TIME);
  const told = feedback.told();

  it('are clocks that are met too rarely, and those that never ran (F1)', () => {
    expect(told.clocks.filter(({ says }) => says === 'low')).toEqual([
      { policy: 'eu', clock: 'newOffer', runs: 5, met: 3, says: 'low' },
    ]);
    const unused = told.clocks.filter(({ says }) => says === 'never_used').map(({ clock }) => clock);
    expect(unused).toEqual(expect.arrayContaining(['supervisorDecision', 'repairDue', 'promise']));
    expect(unused).not.toEqual(expect.arrayContaining(['approval']));
    expect(unused).not.toEqual(expect.arrayContaining(['offerAnswer']));
  });

  it('are verdicts that people often set aside, seldom ones being nobody’s business (R37)', () => {
    expect(told.overrides).toEqual([
      { policy: 'eu', rule: 'keep', said: 'offer refund_only', overridden: 5, refused: null },
      { policy: 'eu', rule: 'late', said: 'refuse window_closed', overridden: 5, refused: 10 },
    ]);
  });

  it('are limits that are always raised when somebody asks (R43)', () => {
    expect(told.limits).toEqual([{ policy: 'eu', what: 'limit', asked: 5, approved: 5 }]);
  });
});
