import fc from 'fast-check';
import { stepsOf } from '#store/project/step.ts';
import { emptyState } from '#domain/case/state.ts';
import type { CaseFacts, CaseOfFacts } from '#domain/figures/facts.ts';
import type { FigureTime } from '#domain/figures/figure-time.ts';
import { factsAfter } from '#domain/figures/fold/facts.ts';
import { FIGURES } from '#domain/figures/index.ts';
import type { EntryFigure } from '#domain/figures/figure.ts';
import { A_REQUEST, aCase, CASE_NO } from '#test/support/a-case.ts';
import { anAct, walkOn } from '#test/support/case-walk.ts';
import { slowFigures, type Added } from '#test/support/slow-figures.ts';

const TIME: FigureTime = {
  dateAt: (at) => new Date(at).toISOString().slice(0, 10),
  endOf: (date) => Date.parse(`${date}T24:00:00Z`),
  worked: (from, to) => to - from,
};

const aWalk = fc.record({
  problem: fc.constantFrom('defective', 'question', 'no_longer_wanted', 'not_arrived' as const),
  acts: fc.array(anAct, { minLength: 1, maxLength: 80, size: 'max' }),
  cuts: fc.array(fc.nat({ max: 40 }), { maxLength: 6 }),
});

const ordered = (entries: readonly Added[]): readonly Added[] =>
  entries.map(({ at, value }) => ({ at, value })).toSorted((a, b) => a.at - b.at || a.value - b.value);

/** Folded in pieces, as the journal writes them, each from what was stored before. */
function piecewise(test: ReturnType<typeof aCase>, cuts: readonly number[]): CaseFacts | undefined {
  const steps = stepsOf(emptyState(CASE_NO), test.journal);
  const edges = [0, ...cuts.map((cut) => Math.min(cut, steps.length)).toSorted((a, b) => a - b), steps.length];
  return edges
    .slice(1)
    .reduce<CaseFacts | undefined>(
      (facts, edge, n) => stored(factsAfter(facts, steps.slice(edges[n], edge))),
      undefined,
    );
}

const stored = (facts: CaseFacts | undefined): CaseFacts | undefined =>
  facts && (JSON.parse(JSON.stringify(facts)) as CaseFacts);

describe('the facts of a case, whatever happens in it', () => {
  const figures = FIGURES.filter((figure): figure is EntryFigure => figure.how !== 'stock');

  it('give every figure as a search of the whole journal gives it, however it was written piece by piece (I1)', () => {
    let compared = 0;
    fc.assert(
      fc.property(aWalk, ({ problem, acts, cuts }) => {
        const test = aCase({ request: { ...A_REQUEST, problem, hasSymptom: true, evidence: 1 } });
        const walk = walkOn(test, { banks: true });
        for (const act of acts) walk.act(act);
        const facts = piecewise(test, cuts);
        if (!facts) throw new Error('a case has facts from its first event on');
        const one: CaseOfFacts = { caseNo: CASE_NO, shop: 'retail-us', facts, lines: [] };
        for (const [id, expected] of Object.entries(slowFigures(test.journal))) {
          const figure = figures.find((known) => known.id === id);
          expect([id, ordered(figure?.entries(one, TIME) ?? [])]).toEqual([id, ordered(expected)]);
          compared += expected.length;
        }
      }),
      { seed: 20261122, numRuns: 80 },
    );
    expect(compared).toBeGreaterThan(500);
  });
});
