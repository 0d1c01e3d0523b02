import type { CommandData } from '#domain/case/commands.ts';
import type { Result } from '#domain/refusals.ts';
import { SUPERVISOR, typesOf, type TestCase } from '#test/support/a-case.ts';
import {
  agreed,
  declined,
  inTransit,
  lapsed,
  refundDue,
  refundIn,
  refused,
  reopened,
  RMA,
  undecided,
  units,
} from '#test/support/case-stages.ts';
import { carriedOut, judged } from '#test/support/case-steps.ts';

const told = (result: Result<Parameters<typeof typesOf>[0]>): unknown =>
  result.ok ? typesOf(result.value) : result.refusal;

const decided = (test: TestCase, verdict: 'grant' | 'deny', task = 't1'): unknown =>
  told(test.ask('decideTask', { task, verdict, reason: 'as I see it' }, SUPERVISOR));
const resolved = (test: TestCase, data: CommandData['resolveTask']): unknown =>
  told(test.ask('resolveTask', data, SUPERVISOR));
const recorded = (
  test: TestCase,
  outcome: Extract<CommandData['resolveTask'], { how: 'record' }>['outcome'],
): unknown => resolved(test, { task: 't1', how: 'record', outcome, evidence: 'mail of Monday' });

/** A case with the task of a step that gave up. */
function stuckAt(come: () => TestCase): TestCase {
  const test = come();
  carriedOut(test, { stuck: true });
  return test;
}

function goodsCameLate(): TestCase {
  const test = lapsed();
  test.hear('returnInspected', { rma: RMA, units: units('accepted', 'accepted') });
  return test;
}

describe('a supervisor’s yes', () => {
  it('lets the request be judged again, with an offer at its end (B5)', () => {
    const test = undecided();
    expect(decided(test, 'grant')).toEqual(['decisionMade']);
    expect(test.state).toMatchObject({ stage: 'diagnosis', granted: true, tasks: [] });
    judged(test, 'person');
    expect(test.state).toMatchObject({ stage: 'negotiation', granted: false });
  });

  it('takes back the refusal that was disputed (C5)', () => {
    const test = refused();
    test.ask('disputeRefusal', { reason: true });
    expect(decided(test, 'grant')).toEqual(['decisionMade']);
    expect(test.state.refusal).toBeUndefined();
    judged(test, 'refuse');
    expect(test.state.stage).toBe('negotiation');
  });

  it('is on record with its reason (R37)', () => {
    const test = undecided();
    decided(test, 'grant');
    expect(test.journal.find(({ type }) => type === 'decisionMade')).toMatchObject({
      by: SUPERVISOR,
      because: 'as I see it',
    });
  });

  it('pays for goods that came back after the return had lapsed (R45)', () => {
    const test = goodsCameLate();
    expect(decided(test, 'grant')).toEqual(['decisionMade', 'caseReopened', 'stageMoved']);
    expect(test.state).toMatchObject({ stage: 'execution', parcel: { status: 'inspected' } });
    carriedOut(test);
    expect(test.state.refunds).toMatchObject([{ n: 1, status: 'planned', money: { amount: 5_000 } }]);
  });

  it('is no answer to an agent’s task: that is granted by an offer (C5)', () => {
    expect(decided(declined(), 'grant')).toEqual({ code: 'not_now', data: { task: 't1', kind: 'newOffer' } });
    expect(decided(reopened(), 'grant')).toEqual({ code: 'not_now', data: { task: 't1', kind: 'newOffer' } });
  });
});

describe('a no', () => {
  it.each([
    ['to a question no rule decides (B5)', undecided],
    ['to another offer (C5)', declined],
    ['to a customer who came back (E2)', reopened],
  ])('%s ends the case with its reason', (_to, come) => {
    const test = come();
    expect(decided(test, 'deny')).toEqual(['decisionMade', 'requestRefused', 'stageMoved']);
    expect(test.state).toMatchObject({
      stage: 'closed',
      outcome: 'refused',
      tasks: [],
      refusal: { disputable: false },
    });
  });

  it('to goods that came late leaves the case closed, and it is still archived (R45)', () => {
    const test = goodsCameLate();
    expect(decided(test, 'deny')).toEqual(['decisionMade']);
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'lapsed', refunds: [] });
    test.clockActs();
    expect(test.state.stage).toBe('archived');
  });
});

describe('freeing a stuck step', () => {
  it('by another try begins the step again, and parks it again when that fails (design 3.6)', () => {
    const test = stuckAt(agreed);
    expect(test.state.tasks).toMatchObject([{ id: 't1', kind: 'stuck', step: 'authoriseReturn' }]);
    expect(carriedOut(test)).toEqual([]);
    expect(resolved(test, { task: 't1', how: 'retry' })).toEqual(['taskDone']);
    carriedOut(test, { stuck: true });
    expect(test.state.tasks).toMatchObject([{ id: 't2' }]);
    resolved(test, { task: 't2', how: 'retry' });
    carriedOut(test);
    expect(test.state).toMatchObject({ tasks: [], parcel: { status: 'awaitingParcel', rma: RMA } });
  });

  it('by hand needs evidence (evidence_missing)', () => {
    const outcome = { step: 'authoriseReturn', trackingNo: 'by-hand' } as const;
    const test = stuckAt(agreed);
    expect(resolved(test, { task: 't1', how: 'record', outcome, evidence: ' ' })).toEqual({ code: 'evidence_missing' });
    expect(recorded(test, outcome)).toEqual(['returnAuthorised', 'taskDone']);
    expect(test.state.parcel).toMatchObject({ status: 'awaitingParcel', trackingNo: 'by-hand' });
    expect(test.journal.find(({ type }) => type === 'returnAuthorised')?.because).toBe('mail of Monday');
  });

  it('by hand: the units are stopped (R31)', () => {
    const test = stuckAt(() => agreed('refund_only', { stopShipment: true }));
    expect(recorded(test, { step: 'cancelUnits' })).toEqual(['unitsCancelled', 'taskDone']);
    expect(test.state.unitsCancelled).toBe(true);
  });

  it('by hand: the parcel is lost (R29)', () => {
    const test = inTransit();
    test.clockActs();
    carriedOut(test);
    expect(test.state.tasks).toMatchObject([{ kind: 'traceParcel' }]);
    expect(recorded(test, { step: 'traceParcel', status: 'lost' })).toEqual(['parcelMoved', 'taskDone']);
    expect(test.state.parcel?.status).toBe('lost');
  });

  it('by hand: the refund has arrived (D1)', () => {
    const test = stuckAt(refundDue);
    expect(recorded(test, { step: 'refund', report: { status: 'arrived', ref: 'bank 17' } })).toEqual([
      'refundReported',
      'taskDone',
      'stageMoved',
    ]);
    expect(test.state).toMatchObject({ stage: 'followUp', refunds: [{ status: 'arrived', ref: 'bank 17' }] });
  });

  it('records the outcome of the step that is stuck and of no other', () => {
    expect(recorded(stuckAt(agreed), { step: 'cancelUnits' })).toMatchObject({ code: 'not_now' });
    expect(recorded(stuckAt(refundDue), { step: 'traceParcel', status: 'lost' })).toMatchObject({ code: 'not_now' });
  });

  it('a look-up cannot be recorded by hand, only tried again (B1)', () => {
    const test = undecided();
    decided(test, 'grant');
    judged(test, 'stuck');
    expect(resolved(test, { task: 't2', how: 'record', outcome: { step: 'lookUp' }, evidence: 'x' })).toMatchObject({
      code: 'not_now',
    });
    expect(resolved(test, { task: 't2', how: 'retry' })).toEqual(['taskDone']);
    judged(test);
    expect(test.state.stage).toBe('negotiation');
  });
});

describe('a task', () => {
  it('that is not open is unknown (task_unknown)', () => {
    expect(decided(undecided(), 'grant', 't9')).toEqual({ code: 'task_unknown', data: { task: 't9' } });
    expect(resolved(refundIn(), { task: 't9', how: 'retry' })).toEqual({ code: 'task_unknown', data: { task: 't9' } });
  });

  it('that asks for a decision is not resolved, and a stuck one not decided', () => {
    expect(resolved(undecided(), { task: 't1', how: 'retry' })).toEqual({
      code: 'not_now',
      data: { task: 't1', kind: 'decide' },
    });
    expect(decided(stuckAt(agreed), 'grant')).toEqual({ code: 'not_now', data: { task: 't1', kind: 'stuck' } });
  });

  it('is done with by itself when what it waits for happened (B6)', () => {
    const test = stuckAt(refundDue);
    expect(test.state.tasks).toMatchObject([{ kind: 'stuckRefund' }]);
    const written = test.hear('refundReported', { key: 'AS-2026-000001/refund/1', report: { status: 'arrived' } });
    expect(typesOf(written)).toEqual(['refundReported', 'taskDone', 'stageMoved']);
  });
});
