import fc from 'fast-check';
import {
  assessWear,
  contestWear,
  decideWear,
  letWearStand,
  wearLine,
  type WearFound,
} from '#domain/settlement/wear.ts';

const RULES = { wearSupervisorAbovePercent: 20 };
const found = (over: Partial<WearFound> = {}): WearFound => ({
  lineNo: 1,
  worth: 10_000,
  amount: 2_000,
  reason: 'scratched on the back',
  evidence: 2,
  ...over,
});
const proposed = { lineNo: 1, amount: 2_000, state: 'proposed' } as const;

describe('a deduction for wear', () => {
  it('needs a reason and evidence, or it is none (R13)', () => {
    expect(assessWear(RULES, found({ reason: ' ' }))).toEqual({ verdict: 'incomplete', missing: ['reason'] });
    const { reason: _reason, ...silent } = found({ evidence: 0 });
    expect(assessWear(RULES, silent)).toEqual({ verdict: 'incomplete', missing: ['reason', 'evidence'] });
  });

  it('is proposed up to the policy’s share and a supervisor’s above it (R13)', () => {
    expect(assessWear(RULES, found())).toEqual({ verdict: 'proposed', deduction: proposed });
    expect(assessWear(RULES, found({ amount: 2_001 }))).toMatchObject({ verdict: 'supervisor' });
    expect(assessWear({ wearSupervisorAbovePercent: 0 }, found({ amount: 1 }))).toMatchObject({
      verdict: 'supervisor',
    });
  });

  it('never takes more than the unit is worth (R13)', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer(), fc.nat({ max: 100 }), (worth, amount, percent) => {
        const verdict = assessWear({ wearSupervisorAbovePercent: percent }, found({ worth, amount }));
        const taken = 'deduction' in verdict ? verdict.deduction.amount : NaN;
        expect(taken).toBeGreaterThanOrEqual(0);
        expect(taken).toBeLessThanOrEqual(worth);
      }),
    );
  });

  it('can be contested once, before it stands, and is then lowered or upheld, never raised (R13)', () => {
    const contested = contestWear(proposed);
    expect(contested).toEqual({ ...proposed, state: 'contested' });
    if (!contested) return;
    expect(contestWear(contested)).toBeUndefined();
    expect(letWearStand(contested)).toBeUndefined();
    expect([0, 500, 9_000].map((amount) => decideWear(contested, amount)?.amount)).toEqual([0, 500, 2_000]);
    expect(letWearStand(proposed)).toEqual({ ...proposed, state: 'stands' });
    expect(contestWear({ ...proposed, state: 'stands' })).toBeUndefined();
    expect(decideWear(proposed, 0)).toBeUndefined();
  });

  it('is taken off as a line of its own, and given back as far as it is lowered (R13)', () => {
    expect(wearLine(proposed)).toEqual([{ kind: 'wear', label: 'wear beyond testing', amount: -2_000, lineNo: 1 }]);
    expect(wearLine({ ...proposed, amount: 500 }, 2_000)).toMatchObject([{ amount: 1_500 }]);
    expect(wearLine(proposed, 2_000)).toEqual([]);
  });
});
