import { clocksOf, typesOf, type TestCase } from '#test/support/a-case.ts';
import { delivered, reopened, reportOn, RMA, units } from '#test/support/case-stages.ts';
import { carriedOut, offered } from '#test/support/case-steps.ts';

/** A reopened case in which another remedy was agreed on. */
function agreedAgain(remedy: 'refund_only' | 'return_and_refund', come: () => TestCase = reopened): TestCase {
  const test = come();
  offered(test, { remedy, money: { amount: 1_500, currency: 'USD' } });
  test.ask('acceptOffer', { version: 2 });
  return test;
}

/** Reopened after the warehouse had stayed silent in the first round. */
function reopenedAfterSilence(): TestCase {
  const test = delivered();
  test.clockActs();
  carriedOut(test);
  carriedOut(test);
  reportOn(test, { status: 'arrived' });
  test.clockActs();
  test.ask('answerRevisit', { solved: false });
  return test;
}

const refundsOf = ({ state }: TestCase): readonly string[] =>
  state.refunds.map(
    ({ n, status, money, replaces }) => `${n} ${status} ${money.amount}${replaces ? ` for ${replaces}` : ''}`,
  );

describe('a case that was opened again', () => {
  it('does not take consent to an offer of before (R44, E2)', () => {
    const test = reopened();
    offered(test);
    expect(test.ask('acceptOffer', { version: 1 })).toMatchObject({ refusal: { code: 'offer_superseded' } });
    expect(test.ask('acceptOffer', { version: 2 })).toMatchObject({ ok: true });
  });

  it('pays what was agreed anew, beside what was paid before (E2, C4)', () => {
    const test = agreedAgain('refund_only');
    expect(typesOf(carriedOut(test))).toEqual(['refundPlanned']);
    expect(refundsOf(test)).toEqual(['1 arrived 5000', '2 planned 1500']);
  });

  it('sends another parcel under a number and clocks of its own (E2, D2)', () => {
    const test = agreedAgain('return_and_refund', reopenedAfterSilence);
    carriedOut(test);
    expect(test.state.parcel).toMatchObject({ status: 'awaitingParcel', rma: 'RMA-AS-2026-000001-2' });
    test.hear('parcelMoved', { trackingNo: 'track-2', status: 'in_transit' });
    expect(clocksOf(test.state)).toEqual(['parcelSilent']);
    expect(carriedOut(test)).toEqual([]);
    test.hear('parcelMoved', { trackingNo: 'track-2', status: 'delivered' });
    expect(clocksOf(test.state)).toEqual(['merchantReceives']);
    test.hear('returnInspected', { rma: RMA, units: units('refused', 'refused') });
    expect(test.state.parcel?.status).toBe('delivered');
  });

  it('can be withdrawn while nothing of the new round has moved (C4)', () => {
    const test = agreedAgain('return_and_refund');
    expect(test.ask('withdraw', {})).toMatchObject({ ok: true });
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'withdrawn' });
  });
});

describe('money of the first round that comes back in the second', () => {
  it('is paid once more and does not stand in for the new money (E2, R19)', () => {
    const test = agreedAgain('refund_only');
    reportOn(test, { status: 'reversed', version: 3 });
    expect(typesOf(carriedOut(test))).toEqual(['refundPlanned']);
    carriedOut(test);
    carriedOut(test);
    test.ask('resolveTask', { task: 't2', how: 'retry' });
    carriedOut(test);
    expect(refundsOf(test)).toEqual(['1 reversed 5000', '2 accepted 1500', '3 planned 5000 for 1']);
    expect(test.state.stage).toBe('execution');
  });

  it('is seen to while the parcel of the second is waited for (R19, R47)', () => {
    const test = agreedAgain('return_and_refund');
    carriedOut(test);
    reportOn(test, { status: 'reversed', version: 3 });
    expect(typesOf(carriedOut(test))).toEqual(['taskOpened']);
    expect(clocksOf(test.state)).toEqual(['customerShips', 'stuckStep']);
  });

  it('keeps a withdrawn case open until it is paid, and then withdrawn (R47)', () => {
    const test = reopened();
    offered(test);
    reportOn(test, { status: 'reversed', version: 3 });
    test.ask('withdraw', {});
    expect(test.state.stage).toBe('execution');
    carriedOut(test);
    test.ask('resolveTask', { task: 't2', how: 'retry' });
    carriedOut(test);
    reportOn(test, { status: 'arrived' }, 2);
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'withdrawn' });
  });

  it('does not bring back an agreement that another offer has replaced (C4, R44)', () => {
    const test = agreedAgain('return_and_refund');
    carriedOut(test, { stuck: true });
    offered(test);
    test.clockActs();
    test.clockActs();
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'lapsed' });
    reportOn(test, { status: 'reversed', version: 3 });
    expect(test.state.stage).toBe('execution');
    expect(typesOf(carriedOut(test))).toEqual(['taskOpened']);
  });
});
