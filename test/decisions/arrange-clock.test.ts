import { arrangeClock } from '#activities/arrange-clock.ts';
import { emptyState, type CaseState } from '#domain/case/state.ts';
import type { CardScheme } from '#domain/parts/dispute/dispute.ts';
import type { Refund } from '#domain/parts/refund.ts';
import { loadPolicyBook } from '#policies/load.ts';
import { DAY, HOUR } from '#test/support/a-case.ts';

const arrange = arrangeClock(loadPolicyBook('policies', { onCalendarGap: () => undefined }));

/** A Friday, at noon in New York. */
const AT = Date.UTC(2026, 10, 20, 17);

const aState = (over: Partial<CaseState> = {}): CaseState => ({
  ...emptyState('AS-2026-000001'),
  policy: { id: 'retail-us', version: '2026-01' },
  ...over,
});
const aRefund = (over: Partial<Refund>): Refund => ({
  n: 1,
  paymentId: 'pay-1',
  tender: 'card',
  money: { amount: 5_000, currency: 'USD' },
  status: 'planned',
  version: 0,
  polls: 0,
  ...over,
});

describe('the instants of a clock', () => {
  it('come from the policy that the case pinned, whatever later ones say (F4, R35)', () => {
    const wanted = { name: 'offerAnswer', key: 'v.1' } as const;
    expect(arrange(aState(), wanted, AT)).toEqual({
      ...wanted,
      startedAt: AT,
      dueAt: AT + 7 * DAY,
      marks: [AT + 3 * DAY, AT + 6 * DAY],
      then: 'lapse',
    });
    const policy = { id: 'cn-marketplace', version: '2026-01' };
    expect(arrange(aState({ policy }), wanted, AT).dueAt).toBe(AT + 3 * DAY);
    expect(() => arrange(aState({ policy: { id: 'retail-us', version: '1999' } }), wanted, AT)).toThrow('1999');
  });

  it('of a refund come from what it goes back to (D1)', () => {
    const refunds = [aRefund({}), aRefund({ n: 2, tender: 'gift_card' })];
    const [card, gift] = [1, 2].map((n) => arrange(aState({ refunds }), { name: 'refundArrival', key: `r${n}.0` }, AT));
    expect(card?.dueAt).toBeGreaterThan(AT + 9 * DAY);
    expect(gift?.dueAt).toBeLessThanOrEqual(AT + DAY);
    expect(card?.marks.every((mark) => mark > AT && mark < card.dueAt)).toBe(true);
  });

  it('of a look at an accepted refund lie after the day the provider named (D1)', () => {
    const expectedAt = AT + 3 * DAY;
    const looked = (refund: Partial<Refund>): number =>
      arrange(aState({ refunds: [aRefund(refund)] }), { name: 'refundPoll', key: 'r1.0' }, AT).dueAt;
    expect(looked({ status: 'accepted', expectedAt })).toBe(expectedAt + 12 * HOUR);
    expect(looked({ status: 'accepted', expectedAt: AT - DAY })).toBe(AT + 12 * HOUR);
    expect(looked({ status: 'unknown', expectedAt })).toBe(AT + 12 * HOUR);
  });

  it('of further looks at a refund that is merely slow grow longer, of an unclear one they do not (D1)', () => {
    const pauses = (status: Refund['status']) =>
      [0, 1, 2, 3, 4].map((polls) => {
        const refunds = [aRefund({ status, polls })];
        return (arrange(aState({ refunds }), { name: 'refundPoll', key: `r1.${polls}` }, AT).dueAt - AT) / (12 * HOUR);
      });
    expect(pauses('held')).toEqual([1, 2, 4, 8, 8]);
    expect(pauses('unknown')).toEqual([1, 1, 1, 1, 1]);
  });

  it('of a task climb from role to role, each with a time of its own; beyond the last they grow longer, not without end (F2)', () => {
    const levels = [0, 1, 2, 3, 4, 7, 8, 9, 10, 50].map((level) => {
      const tasks = [{ id: 't1', kind: 'stuck', openedAt: AT, why: 'unreachable', level } as const];
      const { within, to } = arrange(aState({ tasks }), { name: 'stuckStep', key: `t1.${level}` }, AT);
      // the usual length is the policy's to say
      return `${within ?? 'PT4H'} ${to}`;
    });
    expect(levels).toEqual([
      'PT4H senior',
      'PT4H supervisor',
      'PT4H manager',
      'P1BD manager',
      'P2BD manager',
      'P16BD manager',
      'P32BD manager',
      'P64BD manager',
      'P64BD manager',
      'P64BD manager',
    ]);
  });

  it('of what begins higher up skip the levels below; of a department supervisor and manager are called (F2, B6)', () => {
    const called = (kind: 'decide' | 'stuckRefund' | 'complaint', level = 0) => {
      const tasks = [{ id: 't1', kind, openedAt: AT, why: 'w', level } as const];
      const name = ({ decide: 'supervisorDecision', stuckRefund: 'stuckStep', complaint: 'complaintAnswer' } as const)[
        kind
      ];
      return arrange(aState({ tasks }), { name, key: `t1.${level}` }, AT).to;
    };
    expect([called('decide'), called('decide', 1)]).toEqual(['manager', 'manager']);
    expect([called('stuckRefund'), called('stuckRefund', 1)]).toEqual(['supervisor', 'manager']);
    expect([0, 1, 2, 3].map((level) => called('complaint', level))).toEqual([
      'senior',
      'supervisor',
      'manager',
      'manager',
    ]);
  });

  it('of a kind depend on how urgent and whose it is (F1, A7, J3)', () => {
    const tasks = [{ id: 't1', kind: 'complaint', openedAt: AT, why: 'w', level: 0 } as const];
    const within = (priority: 1 | 2, queue: 'vip' | 'complaint') =>
      arrange(aState({ tasks, triage: { priority, queue, rule: 'r' } }), { name: 'complaintAnswer', key: 't1.0' }, AT)
        .within ?? 'the usual';
    expect([within(1, 'complaint'), within(2, 'vip'), within(2, 'complaint')]).toEqual(['PT2H', 'PT2H', 'the usual']);
  });

  it('of a promise are what the person said, and the policy only calls again after it (E6, R39)', () => {
    const promises = [{ id: 'p1', owner: 'agent-1', madeAt: AT, dueAt: AT + DAY, status: 'open', missed: 0 }] as const;
    const first = arrange(aState({ promises }), { name: 'promise', key: 'p1.0' }, AT);
    expect(first).toMatchObject({ dueAt: AT + DAY, marks: [AT + 20 * HOUR, AT + 23 * HOUR], then: 'escalate' });
    expect(first).toMatchObject({ setBy: 'person', to: 'senior', slip: { at: AT + 23 * HOUR, newAt: AT + 2 * DAY } });
    const missed = [{ ...promises[0], missed: 1 }];
    expect(arrange(aState({ promises: missed }), { name: 'promise', key: 'p1.1' }, AT + DAY).dueAt).toBe(AT + 2 * DAY);
    const slips = [
      {
        clock: 'promise',
        key: 'p1.0',
        promisedAt: AT + DAY,
        newAt: AT + 3 * DAY,
        reason: 'promise_not_kept_yet',
        toldAt: AT + 23 * HOUR,
        missed: true,
      } as const,
    ];
    expect(arrange(aState({ promises: missed, slips }), { name: 'promise', key: 'p1.1' }, AT + DAY)).toMatchObject({
      dueAt: AT + 3 * DAY,
      setBy: 'customer_told',
      to: 'supervisor',
    });
  });

  it('of evidence for a bank are those of the card scheme, and its own day before them (R22)', () => {
    const dueAfter = (scheme?: CardScheme, dueAt?: number): number => {
      const dispute = { disputeId: 'dp-1', paymentId: 'pay-1', money: { amount: 1_000, currency: 'USD' as const } };
      const disputes = [{ ...dispute, status: 'open' as const, openedAt: AT, ...(scheme ? { scheme } : {}) }];
      const task = { id: 't1', kind: 'disputeEvidence' as const, openedAt: AT, why: 'dp-1: 10.00 claimed', level: 0 };
      const tasks = [{ ...task, ...(dueAt === undefined ? {} : { dueAt }) }];
      const policy = { id: 'us', version: '2026-01' };
      const state = aState({ policy, disputes, tasks });
      return (arrange(state, { name: 'disputeEvidence', key: 't1.0' }, AT).dueAt - AT) / DAY;
    };
    expect([dueAfter('visa'), dueAfter('mastercard'), dueAfter('amex'), dueAfter('discover')]).toEqual([
      30, 45, 20, 30,
    ]);
    expect(dueAfter()).toBe(7);
    expect(dueAfter('mastercard', AT + 9 * DAY)).toBe(9);
  });
});
