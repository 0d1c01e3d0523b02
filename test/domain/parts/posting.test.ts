import { event } from '#domain/case/new-event.ts';
import { stepOf } from '#domain/case/own-turn.ts';
import { aCase, SUPERVISOR, typesOf, type TestCase } from '#test/support/a-case.ts';
import { carriedOut, offered } from '#test/support/case-steps.ts';

const DAY = 86_400_000;
const unit = (outcome: 'accepted' | 'refused') => ({ lineNo: 1, outcome, disposition: null });
const PROOF = { words: 'proof' };

/** A return whose label is out; what is paid is paid on proof of posting, where the policy says so. */
function labelled({ onProof = true } = {}): TestCase {
  const test = aCase();
  offered(test, onProof ? { terms: { refundOnProof: true } } : {});
  test.ask('acceptOffer', { version: 1 });
  carriedOut(test);
  return test;
}

/** The money of it has arrived before the goods. */
function paidAhead(): TestCase {
  const test = labelled();
  test.ask('provePosting', PROOF);
  carriedOut(test);
  carriedOut(test, { report: { status: 'arrived', version: 1 } });
  return test;
}

const inspected = (test: TestCase, outcomes: readonly ('accepted' | 'refused')[]): void =>
  void test.hear('returnInspected', { rma: test.state.parcel?.rma ?? '', units: outcomes.map(unit) });

describe('proof of posting (EU withdrawal)', () => {
  it('makes the refund due although the goods have not arrived, and the way back goes on (R25)', () => {
    const test = labelled();
    expect(stepOf(test.state)).toBeUndefined();
    expect(test.ask('provePosting', PROOF).ok).toBe(true);
    expect(test.state.parcel).toMatchObject({ status: 'inTransit', posted: true });
    expect(stepOf(test.state)).toEqual({ do: 'settleReturn' });
    carriedOut(test);
    expect(test.state.parcel).toMatchObject({ status: 'inTransit', ahead: true });
    expect(stepOf(test.state)).toEqual({ do: 'requestRefund', n: 1 });
    expect(test.state.clocks.map(({ name }) => name)).toContain('parcelSilent');
    expect(test.told.map(({ template }) => template)).toEqual(
      expect.arrayContaining(['posting_proven', 'return_paid_ahead']),
    );
  });

  it('keeps the time to send the goods, and pays nothing, where the policy waits for the goods (R25)', () => {
    const test = labelled({ onProof: false });
    expect(test.ask('provePosting', PROOF).ok).toBe(true);
    test.wait(6 * DAY);
    expect(test.state).toMatchObject({ stage: 'execution', parcel: { status: 'inTransit' }, refunds: [] });
    expect(test.told.find(({ template }) => template === 'posting_proven')?.params).toMatchObject({ due: false });
  });

  it('may name a parcel of their own, and is given once for each parcel (R27, R45)', () => {
    const test = labelled();
    expect(test.ask('provePosting', { ...PROOF, trackingNo: 'own-1' }).ok).toBe(true);
    expect(test.state.parcel).toMatchObject({ trackingNo: 'own-1', ourLabel: false, posted: true });
    expect(test.ask('provePosting', { ...PROOF, trackingNo: 'own-1' })).toMatchObject({ ok: false });
  });

  it('of one parcel does not pay while another of the return is neither here nor shown to be sent (R27)', () => {
    const test = labelled();
    test.hear('parcelMoved', { trackingNo: 'track-1', status: 'in_transit' });
    test.ask('giveTracking', { trackingNo: 'more-1', another: true });
    test.ask('provePosting', { ...PROOF, trackingNo: 'track-1' });
    expect(stepOf(test.state)).toBeUndefined();
    test.ask('provePosting', { ...PROOF, trackingNo: 'more-1' });
    expect(stepOf(test.state)).toEqual({ do: 'settleReturn' });
  });

  it('pays once: goods that come as agreed end the case and nothing more is due (R7, R29)', () => {
    const test = paidAhead();
    expect(test.state).toMatchObject({ stage: 'execution', refunds: [{ status: 'arrived' }] });
    inspected(test, ['accepted', 'accepted']);
    expect(stepOf(test.state)).toEqual({ do: 'settleReturn' });
    carriedOut(test);
    expect(test.state).toMatchObject({ stage: 'followUp', outcome: 'fulfilled', refunds: [{ n: 1 }] });
  });

  it('does not hide goods that come otherwise: what is not due is a task, and the case stays open until then (R10, R47)', () => {
    const test = paidAhead();
    inspected(test, ['accepted', 'refused']);
    carriedOut(test);
    expect(test.state.recoveries).toMatchObject([{ n: 1, money: { amount: 2_500 }, status: 'open' }]);
    expect(stepOf(test.state)).toMatchObject({ park: 'recover' });
    carriedOut(test);
    const [task] = test.state.tasks;
    expect(task).toMatchObject({ kind: 'recoverMoney', step: 'recover' });
    const outcome = { step: 'recover' as const, how: 'recovered' as const };
    const done = test.ask(
      'resolveTask',
      { task: task?.id ?? '', how: 'record', outcome, evidence: 'transfer 42' },
      SUPERVISOR,
    );
    expect(done.ok && typesOf(done.value)).toEqual(['recoveryDone', 'taskDone', 'stageMoved']);
    expect(test.state).toMatchObject({ stage: 'followUp', outcome: 'partly_fulfilled' });
  });

  it('does not lapse a parcel that is lost: it is settled anew, whoever sent it (R29)', () => {
    const test = paidAhead();
    test.hear('parcelMoved', { trackingNo: 'track-1', status: 'lost' });
    expect(stepOf(test.state)).toEqual({ do: 'settleReturn' });
    expect(test.state.claims).toMatchObject([{ reason: 'lost' }]);
  });

  it('asks nothing back any more for a parcel of the customer’s own that was lost and turns up whole (R29)', () => {
    const test = labelled();
    test.ask('provePosting', { ...PROOF, trackingNo: 'own-1' });
    carriedOut(test);
    carriedOut(test, { report: { status: 'arrived', version: 1 } });
    test.hear('parcelMoved', { trackingNo: 'own-1', status: 'lost' });
    const act = { by: SUPERVISOR, at: test.now };
    test.write([
      event('returnSettled', { accepted: 0, of: 2 }, act),
      event('recoveryDue', { n: 1, money: { amount: 5_000, currency: 'USD' }, reason: 'lost' }, act),
    ]);
    carriedOut(test);
    expect(test.state.tasks).toMatchObject([{ kind: 'recoverMoney' }]);
    inspected(test, ['accepted', 'accepted']);
    expect(test.state.recoveries).toMatchObject([{ status: 'not_owed' }]);
    expect(test.state).toMatchObject({ tasks: [], stage: 'followUp' });
  });

  it('is too late once the goods were settled (R41)', () => {
    const test = labelled();
    test.hear('parcelMoved', { trackingNo: 'track-1', status: 'delivered' });
    inspected(test, ['accepted', 'accepted']);
    carriedOut(test);
    expect(test.ask('provePosting', PROOF)).toMatchObject({ ok: false, refusal: { code: 'not_now' } });
  });

  it('lets a deduction be contested before it is asked back (R13)', () => {
    const test = paidAhead();
    const deduction = { n: 1, lineNo: 1, amount: 900, reason: 'worn', evidence: ['photo'], taken: 0, repaid: 0 };
    test.put('deductionsFound', { deductions: [{ ...deduction, state: 'proposed', aside: true }] });
    inspected(test, ['accepted', 'accepted']);
    carriedOut(test);
    expect(test.state).toMatchObject({ stage: 'execution', deductions: [{ state: 'proposed' }] });
    expect(test.state.recoveries).toBeUndefined();
    test.wait(8 * DAY);
    expect(test.state.recoveries).toMatchObject([{ reason: 'wear', money: { amount: 900 }, deduction: 1 }]);
    expect(test.state.tasks).toEqual([]);
    expect(stepOf(test.state)).toMatchObject({ park: 'recover' });
  });
});
