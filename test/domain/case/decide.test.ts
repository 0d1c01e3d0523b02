import type { CommandData } from '#domain/case/commands.ts';
import type { PlainCommand } from '#domain/case/decide.ts';
import type { Result } from '#domain/refusals.ts';
import { A_POLICY, A_REQUEST, CASE_NO, driven, typesOf, type TestCase } from '#test/support/a-case.ts';
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
  refundDue,
  refused,
  revisited,
  undecided,
} from '#test/support/case-stages.ts';
import { counterAnswered } from '#test/support/case-negotiation.ts';
import { carriedOut, judged } from '#test/support/case-steps.ts';

const types = (result: Result<Parameters<typeof typesOf>[0]>): unknown =>
  result.ok ? typesOf(result.value) : result.refusal;

/** What a case answers to a command: the types of the events, or the refusal. */
const said = <N extends PlainCommand>(test: TestCase, name: N, data: CommandData[N]): unknown =>
  types(test.ask(name, data));

const notNow = (stage: string) => ({ code: 'not_now', data: { stage } });
const OVER = { code: 'case_closed' };

function archived(): TestCase {
  const test = closed();
  test.clockActs();
  return test;
}

describe('opening a case', () => {
  it('goes to diagnosis when nothing is missing (A2)', () => {
    const test = driven();
    expect(said(test, 'openCase', { request: A_REQUEST, policy: A_POLICY })).toEqual(['requestReceived', 'stageMoved']);
    expect(test.state).toMatchObject({ caseNo: CASE_NO, stage: 'diagnosis', policy: A_POLICY, questions: [] });
  });

  it('is answered, not done again, when it is told twice (A8)', () => {
    const test = inNegotiation();
    expect(said(test, 'openCase', { request: A_REQUEST, policy: A_POLICY })).toEqual([]);
  });
});

describe('answering questions', () => {
  it('takes one answer at a time and moves on with the last one (A3)', () => {
    const test = asked();
    expect(test.state.questions).toEqual(['items', 'problem']);
    expect(said(test, 'answerQuestions', { answers: { items: [{ lineNo: 1, quantity: 1 }] } })).toEqual([
      'questionAnswered',
    ]);
    expect(said(test, 'answerQuestions', { answers: { problem: 'ordered_by_mistake' } })).toEqual([
      'questionAnswered',
      'stageMoved',
    ]);
    expect(test.state).toMatchObject({ stage: 'diagnosis', request: { items: [{ lineNo: 1 }] } });
  });

  it('asks on when the problem raises questions of its own (A3)', () => {
    const test = asked();
    said(test, 'answerQuestions', { answers: { problem: 'defective' } });
    expect(test.state.questions).toEqual(['items', 'symptom', 'evidence']);
  });

  it('takes words and proof together with the problem that needs them (A3)', () => {
    const test = asked();
    const answers = { items: [{ lineNo: 1, quantity: 1 }], problem: 'defective', symptom: true, evidence: 2 } as const;
    expect(said(test, 'answerQuestions', { answers })).toHaveLength(5);
    expect(test.state).toMatchObject({ stage: 'diagnosis', request: { hasSymptom: true, evidence: 2 } });
  });

  it('refuses what was not asked (question_unknown)', () => {
    expect(said(asked(), 'answerQuestions', { answers: { wish: 'refund_only' } })).toEqual({
      code: 'question_unknown',
      data: { question: 'wish' },
    });
  });

  it('is too early or too late outside of intake', () => {
    expect(said(inNegotiation(), 'answerQuestions', { answers: { evidence: 1 } })).toEqual(notNow('negotiation'));
    expect(said(closed(), 'answerQuestions', { answers: { evidence: 1 } })).toEqual(OVER);
  });
});

describe('accepting an offer', () => {
  it('agrees on its terms and starts carrying them out (C4)', () => {
    const test = inNegotiation();
    expect(said(test, 'acceptOffer', { version: 1 })).toEqual(['offerAccepted', 'stageMoved']);
    expect(test.state).toMatchObject({
      stage: 'execution',
      offer: { status: 'accepted' },
      agreement: { remedy: 'return_and_refund', version: 1, firstRefund: 1 },
      parcel: { status: 'planned' },
    });
  });

  it.each([0, 2])('refuses consent to version %d when there is version 1 (R44)', (version) => {
    expect(said(inNegotiation(), 'acceptOffer', { version })).toEqual({
      code: 'offer_superseded',
      data: { version: 1 },
    });
  });

  it('refuses before there is an offer, twice, and after a decline (R44)', () => {
    expect(said(asked(), 'acceptOffer', { version: 1 })).toEqual(notNow('intake'));
    expect(said(agreed(), 'acceptOffer', { version: 1 })).toEqual(notNow('execution'));
    expect(said(declined(), 'acceptOffer', { version: 1 })).toEqual(notNow('negotiation'));
  });

  it('and its lapse at the same instant: whoever comes first wins, the other one is told (R42, C6)', () => {
    const first = inNegotiation();
    first.clockActs();
    const due = first.state.clocks[0]?.dueAt ?? 0;
    first.wait(due - first.now - 1);
    expect(said(first, 'acceptOffer', { version: 1 })).toEqual(['offerAccepted', 'stageMoved']);
    first.wait(1);
    expect(first.state).toMatchObject({ stage: 'execution', offer: { status: 'accepted' } });

    const second = inNegotiation();
    second.wait(due - second.now);
    expect(second.state).toMatchObject({ stage: 'closed', outcome: 'lapsed', offer: { status: 'lapsed' } });
    expect(said(second, 'acceptOffer', { version: 1 })).toEqual({ code: 'offer_lapsed', data: { version: 1 } });
  });
});

describe('declining an offer', () => {
  it('gives an agent the next turn, with what the customer wishes (C5)', () => {
    const test = inNegotiation();
    expect(said(test, 'declineOffer', { version: 1, wish: 'refund_only' })).toEqual(['offerDeclined']);
    counterAnswered(test);
    expect(test.state).toMatchObject({
      stage: 'negotiation',
      declinedWish: 'refund_only',
      offer: { status: 'declined' },
      tasks: [{ id: 't1', kind: 'newOffer' }],
    });
  });

  it('refuses another version and a second decline (R44)', () => {
    expect(said(inNegotiation(), 'declineOffer', { version: 7 })).toMatchObject({ code: 'offer_superseded' });
    expect(said(declined(), 'declineOffer', { version: 1 })).toEqual(notNow('negotiation'));
  });
});

describe('giving a tracking number', () => {
  it('puts the parcel on its way, at the customer’s own risk (D2, R29)', () => {
    const test = awaitingParcel();
    expect(said(test, 'giveTracking', { trackingNo: 'own-1' })).toEqual(['trackingGiven']);
    expect(test.state.parcel).toMatchObject({ status: 'inTransit', trackingNo: 'own-1', ourLabel: false });
  });

  it('refuses when no parcel is waited for', () => {
    expect(said(agreed(), 'giveTracking', { trackingNo: 'own-1' })).toEqual(notNow('execution'));
    expect(said(inTransit(), 'giveTracking', { trackingNo: 'own-1' })).toEqual(notNow('execution'));
    expect(said(lapsed(), 'giveTracking', { trackingNo: 'own-1' })).toEqual(OVER);
  });
});

describe('disputing a refusal', () => {
  it('puts it before a supervisor, once (C5)', () => {
    const test = refused();
    expect(said(test, 'disputeRefusal', { reason: true })).toEqual(['refusalDisputed', 'taskOpened']);
    expect(test.state.tasks).toMatchObject([{ kind: 'decide', why: 'refusal remedy_not_allowed disputed' }]);
    expect(said(test, 'disputeRefusal', { reason: true })).toEqual(notNow('diagnosis'));
  });

  it('is too late once the time for it is over (R41)', () => {
    const test = refused();
    test.clockActs();
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'refused' });
    expect(said(test, 'disputeRefusal', { reason: true })).toEqual(OVER);
  });

  it('is not possible where there is nothing to dispute', () => {
    expect(said(inNegotiation(), 'disputeRefusal', { reason: true })).toEqual(notNow('negotiation'));
  });
});

describe('withdrawing', () => {
  it.each([
    ['while facts are missing', asked],
    ['before anybody judged', () => driven()],
    ['while a supervisor decides', undecided],
    ['while an offer is open', inNegotiation],
    ['after a decline', declined],
    ['before the label is there', agreed],
    ['before anything was sent', awaitingParcel],
  ])('is possible %s, and nobody has anything left to do (C4)', (_when, come) => {
    const test = come();
    if (test.state.seq === 0) test.ask('openCase', { request: A_REQUEST, policy: A_POLICY });
    expect(test.ask('withdraw', {})).toMatchObject({ ok: true });
    if (test.state.stage === 'execution') carriedOut(test);
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'withdrawn', tasks: [], clocks: [{ name: 'watch' }] });
  });

  it('is refused once goods move (D2)', () => {
    for (const test of [inTransit(), delivered()]) expect(said(test, 'withdraw', {})).toEqual(notNow('execution'));
  });

  it('is refused once money moves (D1)', () => {
    expect(said(refundDue(), 'withdraw', {})).toEqual(notNow('execution'));
    expect(said(fulfilled(), 'withdraw', {})).toEqual(notNow('followUp'));
  });

  it('is refused while the shop is asked to stop the units: they may be stopped already (R31)', () => {
    const test = agreed('refund_only', { stopShipment: true });
    expect(said(test, 'withdraw', {})).toEqual(notNow('execution'));
    carriedOut(test);
    expect(test.state.unitsCancelled).toBe(true);
  });

  it('is refused when the case is over', () => {
    expect(said(closed(), 'withdraw', {})).toEqual(OVER);
  });
});

describe('answering the revisit', () => {
  it('closes the case when it is solved (E1)', () => {
    const test = revisited();
    expect(said(test, 'answerRevisit', { solved: true, score: 5 })).toEqual(['revisitAnswered', 'stageMoved']);
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'fulfilled', revisit: { solved: true, score: 5 } });
  });

  it('opens it again when it is not: what was offered and agreed is history, an agent acts (E2)', () => {
    const test = revisited();
    expect(said(test, 'answerRevisit', { solved: false })).toEqual([
      'revisitAnswered',
      'caseReopened',
      'taskOpened',
      'stageMoved',
    ]);
    expect(test.state).toMatchObject({ stage: 'diagnosis', reopened: 1, offers: 1, tasks: [{ kind: 'newOffer' }] });
    expect(Object.keys(test.state)).not.toContain('agreement');
    expect(judged(test)).toEqual([]);
  });

  it('is taken late while the closed case is watched, and then no more (E2)', () => {
    const test = revisited();
    test.clockActs();
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'unanswered' });
    expect(said(test, 'answerRevisit', { solved: false })).toContain('caseReopened');
    expect(said(archived(), 'answerRevisit', { solved: false })).toEqual(OVER);
  });

  it('is refused before it was asked, twice, and where nothing was carried out', () => {
    expect(said(fulfilled(), 'answerRevisit', { solved: true })).toEqual(notNow('followUp'));
    expect(said(closed(), 'answerRevisit', { solved: false })).toEqual(OVER);
    expect(said(lapsed(), 'answerRevisit', { solved: false })).toEqual(OVER);
  });
});

it('an archived case refuses every command (R41)', () => {
  const test = archived();
  expect(test.state.stage).toBe('archived');
  expect(said(test, 'openCase', { request: A_REQUEST, policy: A_POLICY })).toEqual(OVER);
  expect(said(test, 'withdraw', {})).toEqual(OVER);
  expect(said(test, 'resolveTask', { task: 't1', how: 'retry' })).toEqual(OVER);
});
