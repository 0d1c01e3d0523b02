import fc from 'fast-check';
import { apply } from '#domain/case/apply.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import { needsJudgement, stepOf } from '#domain/case/own-turn.ts';
import { canMove } from '#domain/case/stages.ts';
import { emptyState, type CaseState } from '#domain/case/state.ts';
import { wantedClocks } from '#domain/case/wanted-clocks.ts';
import { openQuestions, PROBLEMS, type CaseRequest } from '#domain/intake/request.ts';
import { isSettled } from '#domain/parts/refund.ts';
import { aCase, CASE_NO, LENGTHS, type Lengths, type TestCase } from '#test/support/a-case.ts';
import { heldOn, PAYMENTS } from '#test/support/case-money.ts';
import { anAct, walkOn, type Act } from '#test/support/case-walk.ts';

const AGREES: Lengths = { ...LENGTHS, supervisorDecision: { within: 86_400_000, then: 'agree' } };

const aRequest: fc.Arbitrary<Partial<CaseRequest>> = fc.oneof(
  { arbitrary: fc.constant({}), weight: 3 },
  { arbitrary: fc.constantFrom(...PROBLEMS).map((problem) => ({ problem })), weight: 1 },
  { arbitrary: fc.constant({ items: [] }), weight: 1 },
);

const aWalk = fc.record({
  request: aRequest,
  lengths: fc.constantFrom(LENGTHS, AGREES),
  acts: fc.array(anAct, { minLength: 1, maxLength: 90, size: 'max' }),
});

type Check = (before: CaseState, after: CaseState, written: readonly CaseEvent[]) => void;

/** Plays random walks and checks every step of them. */
function onEveryStep(check: Check, { runs = 1_500 }: { runs?: number } = {}): void {
  fc.assert(
    fc.property(aWalk, ({ request, lengths, acts }) => {
      const test = aCase({ request, lengths });
      const walk = walkOn(test);
      check(emptyState(CASE_NO), test.state, test.journal);
      for (const one of acts) step(walk.test, one, () => walk.act(one), check);
    }),
    { numRuns: runs, seed: 20261120 },
  );
}

function step(test: TestCase, _act: Act, go: () => readonly CaseEvent[], check: Check): void {
  const before = test.state;
  const written = go();
  check(before, test.state, written);
}

/** What will move a case if nobody does anything any more. */
const willMove = (state: CaseState): boolean =>
  state.stage === 'archived' || wantedClocks(state).length > 0 || needsJudgement(state) || stepOf(state) !== undefined;

describe('whatever happens to a case, in whatever order', () => {
  it('it is not archived before something is left that will move it: no case can be forgotten (design 1, F2)', () => {
    onEveryStep((_before, after) => {
      expect({ will: willMove(after), state: willMove(after) ? '' : after }).toEqual({ will: true, state: '' });
      expect(after.clocks.map(({ name, key }) => `${name} ${key}`).toSorted()).toEqual(
        wantedClocks(after)
          .map(({ name, key }) => `${name} ${key}`)
          .toSorted(),
      );
    });
  });
});
