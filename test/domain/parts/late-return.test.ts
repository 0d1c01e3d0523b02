import { stepOf } from '#domain/case/own-turn.ts';
import { waitingOn } from '#domain/case/waiting-on.ts';
import { aCase, LENGTHS, SUPERVISOR, type TestCase } from '#test/support/a-case.ts';
import { carriedOut, offered } from '#test/support/case-steps.ts';

const DAY = 86_400_000;
const HOLDS = { ...LENGTHS, customerShips: { within: 14 * DAY, then: 'hold' as const } };

/** Nothing was sent within the time, and the policy says that a supervisor is asked. */
function late(): TestCase {
  const test = aCase({ lengths: HOLDS });
  offered(test);
  test.ask('acceptOffer', { version: 1 });
  carriedOut(test);
  test.wait(14 * DAY);
  return test;
}

const decide = (test: TestCase, verdict: 'grant' | 'deny', amount?: number) =>
  test.ask('decideTask', { task: 't1', verdict, reason: 'looked at', ...(amount ? { amount } : {}) }, SUPERVISOR);

describe('a return that is late, where the policy holds the refund and asks (D2, B5)', () => {
  it('does not lapse: a supervisor has a task, the customer is told, and nothing is paid meanwhile', () => {
    const test = late();
    expect(test.state).toMatchObject({
      stage: 'execution',
      parcel: { status: 'awaitingParcel', held: 'asked' },
      tasks: [{ kind: 'lateReturn' }],
      refunds: [],
    });
    expect(waitingOn(test.state)).toBe('supervisor');
    expect(stepOf(test.state)).toBeUndefined();
    expect(test.told.map(({ template }) => template)).toEqual(
      expect.arrayContaining(['return_late', 'task_lateReturn']),
    );
    test.ask('provePosting', { words: 'proof' });
    expect(stepOf(test.state)).toBeUndefined();
  });

  it('is paid when the supervisor says so, and the goods are waited for all the same', () => {
    const test = late();
    expect(decide(test, 'grant').ok).toBe(true);
    expect(test.state.parcel).toMatchObject({ status: 'inTransit', held: 'granted' });
    expect(stepOf(test.state)).toEqual({ do: 'settleReturn' });
    carriedOut(test);
    expect(test.state).toMatchObject({ parcel: { ahead: true }, refunds: [{ money: { amount: 5_000 } }] });
  });

  it('is paid in part when the supervisor says so, and never more than was agreed (R43)', () => {
    const test = late();
    expect(decide(test, 'grant', 5_001)).toMatchObject({ ok: false, refusal: { code: 'amount_above_net' } });
    expect(decide(test, 'grant', 2_000).ok).toBe(true);
    carriedOut(test);
    expect(test.state.refunds).toMatchObject([{ money: { amount: 2_000 } }]);
  });

  it('is over when the supervisor says no', () => {
    const test = late();
    expect(decide(test, 'deny').ok).toBe(true);
    carriedOut(test);
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'lapsed', refunds: [] });
  });

  it('keeps what the warehouse found until it is decided, then settles it (R25)', () => {
    const test = late();
    const units = [1, 2].map(() => ({ lineNo: 1, outcome: 'accepted' as const, disposition: null }));
    test.hear('returnInspected', { rma: test.state.parcel?.rma ?? '', units });
    expect(stepOf(test.state)).toBeUndefined();
    decide(test, 'grant');
    carriedOut(test);
    expect(test.state).toMatchObject({ parcel: { status: 'settled' }, refunds: [{ money: { amount: 5_000 } }] });
  });

  it('can still be withdrawn, which ends the question', () => {
    const test = late();
    expect(test.ask('withdraw', {}).ok).toBe(true);
    carriedOut(test);
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'withdrawn', tasks: [] });
  });

  it('takes an amount for this question only (B5)', () => {
    const test = aCase();
    test.put('taskOpened', { task: 't1', kind: 'decide', why: 'no rule' });
    expect(decide(test, 'grant', 100)).toMatchObject({ ok: false, refusal: { code: 'not_now' } });
  });
});
