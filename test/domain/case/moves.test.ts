import { event } from '#domain/case/new-event.ts';
import { withMoves } from '#domain/case/moves.ts';
import type { UnitOutcome } from '#domain/parts/return-parcel.ts';
import { canMove, CAUSES, MOVES, STAGE_ORDER, type Stage } from '#domain/case/stages.ts';
import type { CaseState } from '#domain/case/state.ts';
import { A_REQUEST, aCase, AGENT, typesOf, type TestCase } from '#test/support/a-case.ts';
import {
  agreed,
  asked,
  awaitingParcel,
  closed,
  delivered,
  fulfilled,
  inNegotiation,
  inTransit,
  lapsed,
  refused,
  reopened,
  reportOn,
  revisited,
  RMA,
  TRACKING,
  units,
} from '#test/support/case-stages.ts';
import { carriedOut, offered } from '#test/support/case-steps.ts';

/** The moves a case has made so far. */
function movesOf({ journal }: TestCase): readonly string[] {
  let from: Stage = 'intake';
  return journal.flatMap((one) => {
    if (one.type !== 'stageMoved') return [];
    const move = `${from} > ${one.data.to}`;
    from = one.data.to;
    return [move];
  });
}

const after = (test: TestCase, then: (test: TestCase) => unknown): TestCase => {
  then(test);
  return test;
};

const stoppedTooLate = (): TestCase =>
  after(agreed('refund_only', { stopShipment: true }), (test) => {
    carriedOut(test, { stuck: true });
    offered(test, { remedy: 'return_and_refund' });
  });

const KNOWN = {
  money: { amount: 0, currency: 'USD' },
  terms: { guidance: { steps: [], article: 'a', version: '1' } },
} as const;

const answered = (): TestCase =>
  after(aCase({ request: { ...A_REQUEST, problem: 'question', hasSymptom: true } }), (test) => {
    test.put('replyGiven', { n: 1, closes: true });
  });

describe('the moves of a case', () => {
  it('are all reachable, and no others are made (design 3.2)', () => {
    const lives = [
      after(asked(), (test) => test.ask('withdraw', {})),
      after(refused(), (test) => test.clockActs()),
      after(inNegotiation(), (test) => test.ask('withdraw', {})),
      lapsed(),
      stoppedTooLate(),
      after(closed(), (test) => test.clockActs()),
      answered(),
      after(agreed('guidance', KNOWN), (test) => test.ask('answerGuidance', { solved: false })),
      after(inNegotiation({ remedy: 'guidance', ...KNOWN }), (test) => test.ask('declineOffer', { version: 1 })),
      after(reopened(), offered),
      after(fulfilled(), (test) => reportOn(test, { status: 'reversed' })),
      after(closed(), (test) => reportOn(test, { status: 'reversed' })),
      after(revisited(), (test) => {
        test.clockActs();
        test.ask('answerRevisit', { solved: false });
      }),
    ];
    const made = new Set(lives.flatMap(movesOf));
    const legal = STAGE_ORDER.flatMap((from) => MOVES[from].map((to) => `${from} > ${to}`));
    expect([...made].toSorted()).toEqual(legal.toSorted());
  });

  it('each have a cause to show', () => {
    for (const from of STAGE_ORDER) expect(Object.keys(CAUSES[from]).toSorted()).toEqual([...MOVES[from]].toSorted());
  });

  it('lead into the archive and not out of it', () => {
    expect(STAGE_ORDER.filter((to) => canMove('archived', to))).toEqual([]);
    expect(STAGE_ORDER.filter((from) => canMove(from, 'archived'))).toEqual(['closed']);
  });

  it('are made in the same step of the record as what caused them, by the system with the reason (E4, R41)', () => {
    const written = inNegotiation().ask('acceptOffer', { version: 1 });
    const events = written.ok ? written.value : [];
    expect(events[1]).toMatchObject({
      type: 'stageMoved',
      by: { type: 'system', id: 'moves' },
      because: 'agreed',
      at: events[0]?.at,
    });
  });

  it('follow from what happened, never from nothing', () => {
    expect(withMoves(aCase().state, [])).toEqual([]);
  });
});

describe('an offer by a person', () => {
  it('takes back a refusal that could still be disputed, and waits for the customer (C5)', () => {
    const test = refused();
    expect(typesOf(offered(test))).toEqual(['offerMade', 'stageMoved']);
    expect(test.state).toMatchObject({ stage: 'negotiation', offer: { status: 'open' } });
    expect(test.state.refusal).toBeUndefined();
  });

  it('answers a disputed refusal in place of a decision (C5)', () => {
    const test = refused();
    test.ask('disputeRefusal', { reason: true });
    offered(test);
    expect(test.state).toMatchObject({ stage: 'negotiation', tasks: [] });
  });

  it('replaces what turned out to be impossible, and carries nothing out before the yes (R31, C4)', () => {
    const test = stoppedTooLate();
    expect(test.state).toMatchObject({ stage: 'negotiation', offer: { version: 2 }, tasks: [] });
    expect(carriedOut(test)).toEqual([]);
    expect(test.state).not.toHaveProperty('agreement');
    test.ask('acceptOffer', { version: 2 });
    expect(test.state).toMatchObject({ stage: 'execution', agreement: { version: 2, stopShipment: false } });
  });

  it('supersedes the one before it (R44)', () => {
    const test = inNegotiation();
    offered(test, {}, AGENT);
    expect(test.ask('acceptOffer', { version: 1 })).toMatchObject({ refusal: { code: 'offer_superseded' } });
    expect(test.state.clocks).toMatchObject([{ name: 'offerAnswer', key: 'v.2' }]);
  });
});

describe('how a return ends', () => {
  function inspectedAs(...outcomes: UnitOutcome['outcome'][]): TestCase {
    const test = delivered();
    test.hear('returnInspected', { rma: RMA, units: units(...outcomes) });
    carriedOut(test);
    return test;
  }

  it('fulfilled, when all of it was taken and paid (D2)', () => {
    expect(fulfilled().state).toMatchObject({ stage: 'followUp', outcome: 'fulfilled' });
  });

  it('partly fulfilled, when a part of it was (R26)', () => {
    const test = inspectedAs('accepted', 'refused');
    carriedOut(test);
    reportOn(test, { status: 'arrived' });
    expect(test.state).toMatchObject({
      stage: 'followUp',
      outcome: 'partly_fulfilled',
      settled: { accepted: 1, of: 2 },
    });
  });

  it('with nothing acceptable, when none of it was: nothing is paid, nothing revisited (R26)', () => {
    expect(inspectedAs('refused', 'not_ours').state).toMatchObject({
      stage: 'closed',
      outcome: 'nothing_acceptable',
      refunds: [],
    });
  });

  it('lapsed, when nothing was sent or it was lost at the customer’s own risk (R29)', () => {
    const test = awaitingParcel();
    test.ask('giveTracking', { trackingNo: TRACKING });
    test.hear('parcelMoved', { trackingNo: TRACKING, status: 'lost' });
    for (const { state } of [lapsed(), test])
      expect(state).toMatchObject({ stage: 'closed', outcome: 'lapsed', refunds: [] });
  });

  it('paid, when it was lost on our label (R29)', () => {
    const test = inTransit();
    test.hear('parcelMoved', { trackingNo: TRACKING, status: 'lost' });
    carriedOut(test);
    expect(test.state.refunds).toMatchObject([{ status: 'planned', money: { amount: 5_000 } }]);
  });
});

describe('a case that moves in a circle', () => {
  it('is a bug that is told, not a case that hangs', () => {
    const { state } = after(closed(), (test) => reportOn(test, { status: 'reversed' }));
    const broken: CaseState = {
      ...state,
      stage: 'negotiation',
      refusal: { code: 'remedy_not_allowed', disputable: false, disputed: false },
      ...(state.offer ? { offer: { ...state.offer, status: 'open' } } : {}),
    };
    const anything = event('reportedAgain', { channel: 'chat' }, { by: AGENT, at: 0 });
    expect(() => withMoves(broken, [anything])).toThrow('negotiation moves in a circle');
  });
});
