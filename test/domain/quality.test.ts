import { drawSample, type ClosedCase, type SamplingRules } from '#domain/quality/sample.ts';
import { faultsOf, totalOf } from '#domain/quality/sheet.ts';
import { trainingOf } from '#domain/quality/training.ts';
import { loadQuality } from '#policies/quality.ts';

const rules: SamplingRules = {
  percentPerAgent: 10,
  atLeast: 2,
  always: { scoreAtMost: 2, refundAtLeast: { USD: 50_000 }, reopened: true, overridden: true },
};

const closed = (n: number, change: Partial<ClosedCase> = {}): ClosedCase => ({
  caseNo: `AS-2026-${String(n).padStart(6, '0')}`,
  agent: n % 2 === 0 ? 'ann' : 'bo',
  score: 5,
  solved: true,
  refunded: [],
  reopened: 0,
  overridden: false,
  ...change,
});
const many = Array.from({ length: 100 }, (_, n) => closed(n));

describe('the sample of closed cases', () => {
  it('is a share of each agent, rounded up, and never less than the least (H3)', () => {
    const drawn = drawSample(many, rules, 'May');
    const agentOf = new Map(many.map(({ caseNo, agent }) => [caseNo, agent]));
    const ofAnn = drawn.filter(({ caseNo }) => agentOf.get(caseNo) === 'ann');
    expect([drawn.length, ofAnn.length]).toEqual([10, 5]);
    expect(drawSample(many.slice(0, 6), rules, 'May')).toHaveLength(4);
    expect(drawSample(many.slice(0, 1), rules, 'May')).toHaveLength(1);
  });

  it('is the same whoever draws it, and another for another seed (H3)', () => {
    const drawn = drawSample(many, rules, 'May');
    expect(drawSample(many.toReversed(), rules, 'May')).toEqual(drawn);
    expect(drawSample(many, rules, 'June')).not.toEqual(drawn);
  });

  it.each([
    ['lowSatisfaction', { score: 2 }],
    ['lowSatisfaction', { solved: false, score: null }],
    ['highRefund', { refunded: [{ amount: 50_000, currency: 'USD' as const }] }],
    ['reopened', { reopened: 1 }],
    ['overridden', { overridden: true }],
  ])('always has %s, also where no agent had a hand in it (H3)', (reason, change) => {
    const quiet = closed(1, { agent: null });
    const told = closed(2, { agent: null, ...change });
    expect(drawSample([quiet, told], rules, '')).toEqual([{ caseNo: told.caseNo, reasons: [reason] }]);
  });

  it('takes no refund for high in a currency without a limit', () => {
    const one = closed(1, { agent: null, refunded: [{ amount: 9_999_999, currency: 'JPY' }] });
    expect(drawSample([one], rules, '')).toEqual([]);
  });
});

describe('the score sheet', () => {
  const { sheet, sampling } = loadQuality('/nowhere');
  const full = Object.fromEntries(sheet.criteria.map(({ id }) => [id, 5]));

  it('comes with the installation, its weights making a hundred (H3)', () => {
    expect(sheet.criteria.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    expect(sampling.percentPerAgent).toBeGreaterThan(0);
  });

  it('gives one figure of a hundred by weight', () => {
    expect(totalOf(sheet, full)).toBe(100);
    expect(totalOf(sheet, { ...full, correctness: 0 })).toBe(70);
    expect(totalOf(sheet, { ...full, tone: 4 })).toBe(96);
  });

  it('wants every criterion marked, within its range, and no other', () => {
    expect(faultsOf(sheet, full)).toEqual([]);
    const { tone: _tone, ...rest } = full;
    expect(faultsOf(sheet, { ...rest, correctness: 6, charm: 1 })).toEqual([
      'tone has no mark',
      'correctness must be from 0 to 5',
      'charm is no criterion of the sheet',
    ]);
  });

  it('tells training what is weak, the newest first (H3)', () => {
    const judged = [
      { caseNo: 'A', agent: 'ann', at: 1, marks: { ...full, tone: 1 }, total: 84, lesson: 'ask first' },
      { caseNo: 'B', agent: 'ann', at: 2, marks: { ...full, tone: 2 }, total: 88, lesson: null },
      { caseNo: 'C', agent: 'ann', at: 3, marks: full, total: 100, lesson: null },
    ];
    expect(trainingOf(judged, sheet)).toMatchObject([
      {
        agent: 'ann',
        judged: 3,
        average: 90.7,
        criteria: [{ id: 'tone', average: 2.7 }, {}, {}, {}, {}],
        lessons: [
          { caseNo: 'B', weak: ['tone'], says: null },
          { caseNo: 'A', weak: ['tone'], says: 'ask first' },
        ],
      },
    ]);
  });
});
