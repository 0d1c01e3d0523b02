import fc from 'fast-check';
import type { CaseEvent } from '#domain/case/events.ts';
import { needsJudgement, stepOf } from '#domain/case/own-turn.ts';
import type { CaseState } from '#domain/case/state.ts';
import { waitingOn } from '#domain/case/waiting-on.ts';
import { wantedClocks } from '#domain/case/wanted-clocks.ts';
import { needsCare } from '#domain/negotiation/care.ts';
import { needsCounter } from '#domain/negotiation/deciders.ts';
import { isUndecided, owesBack } from '#domain/parts/charge/charge.ts';
import { owedRepair } from '#domain/parts/repair/goods.ts';
import type { TestCase } from '#test/support/a-case.ts';
import { capturedOn, heldOn, PAYMENTS } from '#test/support/case-money.ts';
import { aRepair } from '#test/support/case-repair.ts';
import { leftAlone } from '#test/support/case-rest.ts';
import { agreed } from '#test/support/case-stages.ts';
import { anAct, walkOn } from '#test/support/case-walk.ts';

/** The same walks every time; a hunt takes others, and more of them. */
const { WALK_SEED = '20261122', WALK_RUNS = '200' } = process.env;
const PLAYED = { seed: Number(WALK_SEED), numRuns: Number(WALK_RUNS) };

const aWalk = fc.record({
  freight: fc.constantFrom(0, 900),
  acts: fc.array(anAct, { minLength: 10, maxLength: 90, size: 'max' }),
});

const OVER = new Set(['followUp', 'closed', 'archived']);

/** What is wrong with a case at this moment, or undefined. */
function flawOf(state: CaseState): string | undefined {
  const busy = needsJudgement(state) || needsCounter(state) || needsCare(state) || stepOf(state) !== undefined;
  if (state.stage !== 'archived' && wantedClocks(state).length === 0 && !busy) return 'nothing moves it';
  if (waitingOn(state) === 'aftercare' && !busy) return 'nobody is at work';
  if (!OVER.has(state.stage)) return undefined;
  if (owedRepair(state)) return 'goods are owed';
  return (state.charges ?? []).some((one) => one.status === 'awaiting' || isUndecided(one) || owesBack(one))
    ? 'a charge is open'
    : undefined;
}

const shown = ({ seq, type, data, by }: CaseEvent): string => `${seq} ${type} ${JSON.stringify(data)} by ${by.id}`;

function expectNoFlaw(check: (test: TestCase) => string | undefined, atEnd: boolean): void {
  fc.assert(
    fc.property(aWalk, ({ freight, acts }) => {
      const test = agreed('repair', aRepair(freight));
      const walk = walkOn(test);
      for (const act of acts) {
        walk.act(act);
        const flaw = atEnd ? undefined : check(test);
        if (flaw) throw new Error(`${flaw}\n${test.journal.map(shown).join('\n')}`);
      }
      walk.end();
      const flaw = atEnd ? check(test) : undefined;
      if (flaw) throw new Error(`${flaw}\n${test.journal.slice(-60).map(shown).join('\n')}`);
    }),
    PLAYED,
  );
}

describe('a repair, whatever happens to it', () => {
  it('is never forgotten, and never over while goods or money are owed (F1, R47)', () => {
    expectNoFlaw(({ state }) => flawOf(state), false);
  });

  it('never gives back more than was taken on each payment (R7)', () => {
    expectNoFlaw(({ state }) => {
      const taken = (state.charges ?? []).map(({ paymentId = '' }) => ({
        paymentId,
        captured: capturedOn(state, paymentId),
      }));
      const over = [...PAYMENTS, ...taken].find(({ paymentId, captured }) => heldOn(state, paymentId) > captured);
      return over && `${heldOn(state, over.paymentId)} held on ${over.paymentId}`;
    }, false);
  });

  it('comes to its end when people do what they are asked for (E4)', () => {
    expectNoFlaw((test) => {
      leftAlone(test);
      return test.state.stage === 'archived' ? undefined : `it stays in ${test.state.stage}`;
    }, true);
  });
});
