import fc from 'fast-check';
import { STYLE } from '#api/customer-page/assets.ts';
import { openTurns, turnOf } from '#api/customer-page/turns.ts';
import { LOCALES } from '#domain/intake/request.ts';
import { waitingOn } from '#domain/case/waiting-on.ts';
import type { CaseState } from '#domain/case/state.ts';
import { A_REQUEST, aCase } from '#test/support/a-case.ts';
import { anAct, walkOn } from '#test/support/case-walk.ts';
import { aPicture, pageFor } from './a-picture.ts';

const MOST_BYTES = 30_000;

const aWalk = fc.record({
  problem: fc.constantFrom('defective', 'question', 'no_longer_wanted', 'not_arrived' as const),
  acts: fc.array(anAct, { minLength: 1, maxLength: 60, size: 'max' }),
});

/** Words of ours that no customer should meet. */
const OF_THE_HOUSE =
  /undefined|\[object|NaN|awaitingParcel|offerMade|followUp|supervisorDecision|agent-1|supervisor-1|stuckStep|noReason/;

function checked(state: CaseState, turns: Set<string>): void {
  const open = openTurns(state);
  open.forEach((turn) => turns.add(turn));
  // Whenever the case waits for its customer, the page has something for them to do (R47).
  if (waitingOn(state) === 'customer' && state.stage !== 'closed')
    expect({ open, stage: state.stage, clocks: state.clocks.map(({ name }) => name) }).toEqual(
      expect.objectContaining({ open: expect.arrayContaining([expect.any(String)]) }),
    );
  for (const locale of LOCALES) {
    const page = pageFor(aPicture(state, {}, locale));
    expect(page).not.toMatch(OF_THE_HOUSE);
    expect(Buffer.byteLength(page) + STYLE.content.length).toBeLessThan(MOST_BYTES);
    if (open.length === 0) expect(turnOf(state)).not.toBe('customer');
  }
}

describe("the customer's page of a case, whatever happens in it", () => {
  it('can be said in every language, stays small, and has something to do whenever the customer is waited for', () => {
    const turns = new Set<string>();
    let seen = 0;
    fc.assert(
      fc.property(aWalk, ({ problem, acts }) => {
        const test = aCase({ request: { ...A_REQUEST, problem, hasSymptom: problem === 'defective', evidence: 0 } });
        const walk = walkOn(test, { banks: true });
        for (const [index, act] of acts.entries()) {
          walk.act(act);
          if (index % 4 !== 0) continue;
          seen += 1;
          checked(test.state, turns);
        }
        checked(test.state, turns);
      }),
      { seed: 20261122, numRuns: 60 },
    );
    expect(seen).toBeGreaterThan(300);
    expect([...turns].toSorted()).toEqual(
      expect.arrayContaining(['offer', 'payout', 'questions', 'quote', 'refusal', 'revisit', 'ship']),
    );
  });
});
