import { earliest, nextInstant } from '#domain/case/clocks.ts';
import { clocksOf, DAY, HOUR, LENGTHS, START, typesOf, type TestCase } from '#test/support/a-case.ts';
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
  lapsed,
  refundIn,
  refused,
  reopened,
  reportOn,
  revisited,
  RMA,
  undecided,
  units,
} from '#test/support/case-stages.ts';
import { carriedOut, judged, offered } from '#test/support/case-steps.ts';
import { aCase } from '#test/support/a-case.ts';

/** What the case did when its next clock was due. */
const acts = (test: TestCase): readonly string[] => typesOf(test.clockActs());

/** Lets reminders pass until a clock ends. */
function ends(test: TestCase): readonly string[] {
  for (;;) {
    const types = acts(test);
    if (types.includes('clockEnded') || types.length === 0) return types;
  }
}

describe('the customer’s clocks', () => {
  it('open questions are reminded of, and lapse at last (A3)', () => {
    const test = asked();
    expect([acts(test), acts(test)]).toEqual([['clockMarked'], ['clockMarked']]);
    expect(acts(test)).toEqual(['clockEnded', 'stageMoved']);
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'lapsed' });
    expect(test.now).toBe(START + 5 * DAY);
  });

  it('a partial answer keeps the deadline (A3, F4)', () => {
    const test = asked();
    const { clocks } = test.state;
    test.wait(DAY);
    test.ask('answerQuestions', { answers: { items: [{ lineNo: 1, quantity: 1 }] } });
    expect(test.state.clocks).toEqual(clocks);
  });

  it('an offer lapses when nobody answers (C6)', () => {
    const test = inNegotiation();
    expect(ends(test)).toEqual(['clockEnded', 'stageMoved']);
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'lapsed', offer: { status: 'lapsed' } });
  });

  it('an answer stops the clock of the offer (C6)', () => {
    expect(clocksOf(declined().state)).toEqual(['newOffer']);
    expect(clocksOf(agreed().state)).toEqual([]);
  });

  it('a refusal stands when nobody disputes it (C5)', () => {
    const test = refused();
    expect(ends(test)).toEqual(['clockEnded', 'stageMoved']);
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'refused' });
  });

  it('a return lapses when nothing is sent (D2)', () => {
    const test = awaitingParcel();
    expect(acts(test)).toEqual(['clockMarked']);
    expect(acts(test)).toEqual(['clockEnded']);
    expect(typesOf(carriedOut(test))).toEqual(['returnCancelled', 'stageMoved']);
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'lapsed', parcel: { status: 'lapsed' } });
  });

  it('the revisit is asked, and closes unanswered (E1)', () => {
    const test = fulfilled();
    expect(acts(test)).toEqual(['clockEnded', 'revisitAsked']);
    expect(ends(test)).toEqual(['clockEnded', 'stageMoved']);
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'unanswered', revisit: { asked: true } });
  });
});

describe('other people’s clocks', () => {
  it('a silent parcel is traced; what the carrier says starts the silence anew (R29)', () => {
    const test = inTransit();
    expect(ends(test)).toEqual(['clockEnded']);
    expect(typesOf(carriedOut(test, { scan: 'in_transit' }))).toEqual(['parcelMoved']);
    expect(clocksOf(test.state)).toEqual(['parcelSilent']);
    expect(ends(test)).toEqual(['clockEnded']);
    expect(typesOf(carriedOut(test))).toEqual(['taskOpened']);
    expect(carriedOut(test)).toEqual([]);
    expect(clocksOf(test.state)).toEqual(['stuckStep']);
  });

  it('a silent warehouse has accepted everything (D2, R41)', () => {
    const test = delivered();
    expect(ends(test)).toEqual(['clockEnded', 'returnInspected']);
    expect(test.state.parcel).toMatchObject({
      status: 'inspected',
      inspected: [{ outcome: 'accepted' }, { outcome: 'accepted' }],
    });
  });

  it('a silent supervisor is called for again and again, level by level (F2)', () => {
    const test = undecided();
    expect(ends(test)).toEqual(['clockEnded']);
    expect(ends(test)).toEqual(['clockEnded']);
    expect(test.state.tasks).toMatchObject([{ id: 't1', kind: 'decide', level: 2 }]);
    expect(clocksOf(test.state)).toEqual(['supervisorDecision']);
  });

  it('a silent supervisor has agreed where the policy says so (R41)', () => {
    const test = aCase({ lengths: { ...LENGTHS, supervisorDecision: { within: DAY, then: 'agree' } } });
    judged(test, 'person');
    const written = test.clockActs();
    expect(typesOf(written)).toEqual(['clockEnded', 'decisionMade']);
    expect(written[1]).toMatchObject({ by: { type: 'system', id: 'supervisorDecision' }, because: 'merchant silent' });
    expect(test.state).toMatchObject({ granted: true, tasks: [] });
  });

  it('a silent supervisor has agreed to late goods, too, where the policy says so (R41, R45)', () => {
    const test = aCase({ lengths: { ...LENGTHS, supervisorDecision: { within: DAY, then: 'agree' } } });
    offered(test);
    test.ask('acceptOffer', { version: 1 });
    carriedOut(test);
    ends(test);
    carriedOut(test);
    test.hear('returnInspected', { rma: RMA, units: units('accepted', 'accepted') });
    expect(ends(test)).toEqual(['clockEnded', 'decisionMade', 'caseReopened', 'stageMoved']);
    expect(test.state.stage).toBe('execution');
  });

  it('a silent agent is escalated once, then the last offer stands again under a new version (C5, R41, R44)', () => {
    const test = declined();
    expect(ends(test)).toEqual(['clockEnded']);
    expect(ends(test)).toEqual(['clockEnded', 'taskDone', 'offerMade']);
    expect(test.state).toMatchObject({ stage: 'negotiation', offer: { version: 2, status: 'open' }, tasks: [] });
    expect(clocksOf(test.state)).toEqual(['offerAnswer']);
  });

  it('a silent agent with nothing to fall back on is called for on and on (E2, F2)', () => {
    const test = reopened();
    for (let level = 1; level < 5; level += 1) {
      expect(ends(test)).toEqual(['clockEnded']);
      expect(test.state.tasks).toMatchObject([{ kind: 'newOffer', level }]);
    }
  });

  it('a stuck step is escalated until somebody frees it (B6, F2)', () => {
    const test = agreed();
    carriedOut(test, { stuck: true });
    expect(acts(test)).toEqual(['clockEnded']);
    expect(test.now).toBe(START + 4 * HOUR);
    expect(test.state.tasks).toMatchObject([{ kind: 'stuck', level: 1 }]);
  });
});

describe('the clocks of a refund', () => {
  it('a pending one is asked for; the answer, or none, starts the next turn (D1)', () => {
    const test = refundIn();
    expect(acts(test)).toEqual(['clockEnded']);
    expect(typesOf(carriedOut(test, { report: { status: 'accepted' } }))).toEqual(['refundReported']);
    expect(acts(test)).toEqual(['clockEnded']);
    expect(typesOf(carriedOut(test, { stuck: true }))).toEqual(['refundReported']);
    expect(test.state.refunds).toMatchObject([{ status: 'accepted', polls: 2 }]);
  });

  it('the customer is told before the promised day, with another one; then it is finance’s (D7, D1)', () => {
    const test = refundIn();
    const told = [];
    while (test.state.tasks.length === 0) {
      told.push(...test.clockActs(), ...carriedOut(test, { stuck: true }));
    }
    const slips = told.filter(({ type }) => type === 'slipTold');
    expect(slips).toMatchObject([
      {
        at: START + 6 * DAY,
        data: { promisedAt: START + 7 * DAY, newAt: START + 14 * DAY, reason: 'refund_not_confirmed' },
      },
    ]);
    expect(test.now).toBe(START + 7 * DAY);
    expect(test.state.tasks).toMatchObject([{ kind: 'stuckRefund', why: 'refund 1 is overdue' }]);
  });

  it('an overdue one that is tried again has a new day, and is asked for at once (D1, D7)', () => {
    const test = refundIn();
    while (test.state.tasks.length === 0) {
      test.clockActs();
      carriedOut(test, { stuck: true });
    }
    expect(clocksOf(test.state)).toEqual(expect.arrayContaining(['refundPoll', 'stuckStep']));
    test.ask('resolveTask', { task: 't1', how: 'retry' });
    expect(clocksOf(test.state)).toContain('refundArrival');
    expect(typesOf(carriedOut(test, { report: { status: 'arrived', version: 9 } }))).toEqual([
      'refundReported',
      'stageMoved',
    ]);
  });

  it('stop when it has arrived (D1)', () => {
    const test = refundIn();
    expect(clocksOf(test.state)).toEqual(['refundArrival', 'refundPoll']);
    reportOn(test, { status: 'arrived' });
    expect(clocksOf(test.state)).toEqual(['revisit']);
  });
});

describe('the watch', () => {
  it('ends with the archive (E4, R29)', () => {
    const test = closed();
    expect(acts(test)).toEqual(['clockEnded', 'stageMoved']);
    expect(test.state).toMatchObject({ stage: 'archived', clocks: [] });
    expect(test.clockActs()).toEqual([]);
  });

  it('begins anew when the case was open again (E2)', () => {
    const test = revisited();
    test.clockActs();
    test.wait(30 * DAY);
    test.ask('answerRevisit', { solved: false });
    test.ask('decideTask', { task: 't1', verdict: 'deny', reason: 'all was paid' });
    expect(test.state.clocks).toMatchObject([{ name: 'watch', startedAt: test.now, dueAt: test.now + 60 * DAY }]);
  });

  it('every act of a clock is the system’s, by the clock’s name (R41)', () => {
    const test = lapsed();
    const acted = test.journal.filter(({ type }) => type === 'clockEnded' || type === 'clockMarked');
    expect(acted.map(({ by }) => by)).toEqual([
      { type: 'system', id: 'customerShips' },
      { type: 'system', id: 'customerShips' },
    ]);
  });

  it('the clock that acts next is the one whose reminder or end comes first (F1)', () => {
    const test = refundIn();
    const clock = earliest(test.state.clocks);
    expect(clock && [clock.name, nextInstant(clock)]).toEqual(['refundPoll', START + 12 * HOUR]);
    expect(earliest([])).toBeUndefined();
  });
});
