import { needsJudgement, stepOf } from '#domain/case/own-turn.ts';
import { isFrozen, isStuck, waitingOn, type WaitingOn } from '#domain/case/waiting-on.ts';
import type { ClockName } from '#domain/case/clocks.ts';
import { aCase, clocksOf, type TestCase } from '#test/support/a-case.ts';
import {
  agreed,
  asked,
  awaitingParcel,
  closed,
  declined,
  delivered,
  fulfilled,
  inNegotiation,
  inTransit,
  refundDue,
  refundIn,
  refused,
  reopened,
  reportOn,
  revisited,
  undecided,
} from '#test/support/case-stages.ts';
import { carriedOut, judged } from '#test/support/case-steps.ts';

const after = (come: () => TestCase, then: (test: TestCase) => unknown) => (): TestCase => {
  const test = come();
  then(test);
  return test;
};
const disputed = after(refused, (test) => test.ask('disputeRefusal', { reason: true }));
const silent = after(inTransit, (test) => {
  test.clockActs();
  carriedOut(test);
});
const archived = after(closed, (test) => test.clockActs());
const stuck = after(agreed, (test) => carriedOut(test, { stuck: true }));
const stuckLookUp = after(aCase, (test) => judged(test, 'stuck'));
const failed = after(() => refundIn({ status: 'failed', code: 'account_closed' }), carriedOut);
const paidTwice = after(
  () => refundIn({ status: 'failed', version: 1 }),
  (test) => {
    carriedOut(test);
    reportOn(test, { status: 'arrived', version: 2 });
  },
);

interface Turn {
  readonly come: () => TestCase;
  readonly on: WaitingOn;
  readonly clocks: readonly ClockName[];
  /** What the case itself does now. */
  readonly own?: string;
}
const TURNS: Readonly<Record<string, Turn>> = {
  'facts are missing': { come: asked, on: 'customer', clocks: ['openQuestions'] },
  'nobody has judged yet': { come: aCase, on: 'aftercare', clocks: [], own: 'diagnose' },
  'the order cannot be looked up': { come: stuckLookUp, on: 'agent', clocks: ['stuckStep'] },
  'a refusal can be disputed': { come: refused, on: 'customer', clocks: ['refusalDispute'] },
  'a refusal is disputed': { come: disputed, on: 'supervisor', clocks: ['supervisorDecision'] },
  'no rule decides': { come: undecided, on: 'supervisor', clocks: ['supervisorDecision'] },
  'an offer is open': { come: inNegotiation, on: 'customer', clocks: ['offerAnswer'] },
  'an offer is declined': { come: declined, on: 'agent', clocks: ['newOffer'] },
  'a return is agreed': { come: agreed, on: 'aftercare', clocks: [], own: 'authoriseReturn' },
  'the label cannot be had': { come: stuck, on: 'agent', clocks: ['stuckStep'] },
  'the goods are to be sent': { come: awaitingParcel, on: 'customer', clocks: ['customerShips'] },
  'the goods are on their way': { come: inTransit, on: 'carrier', clocks: ['parcelSilent'] },
  'the parcel is silent': { come: silent, on: 'agent', clocks: ['stuckStep'] },
  'the goods are in the warehouse': { come: delivered, on: 'warehouse', clocks: ['merchantReceives'] },
  'the refund is due': { come: refundDue, on: 'aftercare', clocks: ['refundArrival'], own: 'requestRefund' },
  'the refund is under way': { come: refundIn, on: 'payments', clocks: ['refundArrival', 'refundPoll'] },
  'the refund failed for good': { come: failed, on: 'finance', clocks: ['stuckStep'] },
  'money went out twice': { come: paidTwice, on: 'finance', clocks: ['refundArrival', 'stuckStep'] },
  'the money has arrived': { come: fulfilled, on: 'nobody', clocks: ['revisit'] },
  'the revisit is asked': { come: revisited, on: 'customer', clocks: ['revisitAnswer'] },
  'it did not help': { come: reopened, on: 'agent', clocks: ['newOffer'] },
  'it helped': { come: closed, on: 'nobody', clocks: ['watch'] },
  'the watch is over': { come: archived, on: 'nobody', clocks: [] },
};

describe('whose turn it is, and which clocks run, when', () => {
  it.each(Object.entries(TURNS))('%s (F1, F3)', (_when, { come, on, clocks, own }) => {
    const { state } = come();
    expect(waitingOn(state)).toBe(on);
    expect(clocksOf(state)).toEqual(clocks);
    const step = stepOf(state);
    const does = needsJudgement(state) ? 'diagnose' : step && 'do' in step ? step.do : undefined;
    expect(does).toBe(own);
  });

  it('every stage is among them', () => {
    const stages = Object.values(TURNS).map(({ come }) => come().state.stage);
    expect(new Set(stages)).toEqual(
      new Set(['intake', 'diagnosis', 'negotiation', 'execution', 'followUp', 'closed', 'archived']),
    );
  });
});

describe('a case is stuck', () => {
  it('while a step waits for a person to free it, and not while a person has to decide (design 3.6)', () => {
    const stuckOnes = Object.entries(TURNS).filter(([, { come }]) => isStuck(come().state));
    expect(stuckOnes.map(([when]) => when)).toEqual([
      'the order cannot be looked up',
      'the label cannot be had',
      'the refund failed for good',
      'money went out twice',
    ]);
  });

  it('and frozen when money does not add up: nothing is carried out until finance has looked (R7)', () => {
    const test = paidTwice();
    expect(isFrozen(test.state)).toBe(true);
    expect(carriedOut(test)).toEqual([]);
    test.ask('resolveTask', { task: 't1', how: 'retry' });
    expect(isFrozen(test.state)).toBe(false);
    expect(carriedOut(test)).not.toEqual([]);
  });
});
