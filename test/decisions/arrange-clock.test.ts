import { arrangeClock } from '#activities/arrange-clock.ts';
import { emptyState, type CaseState } from '#domain/case/state.ts';
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

  it('of a task nobody heeds grow longer after three calls, and not without end (F2)', () => {
    const lengths = [0, 1, 2, 3, 4, 7, 8, 9, 50].map((level) => {
      const tasks = [{ id: 't1', kind: 'stuck', openedAt: AT, why: 'unreachable', level } as const];
      return (arrange(aState({ tasks }), { name: 'stuckStep', key: `t1.${level}` }, AT).dueAt - AT) / (4 * HOUR);
    });
    expect(lengths).toEqual([1, 1, 1, 2, 4, 32, 64, 64, 64]);
  });

  it('of a promise are what the person said, and the policy only calls again after it (E6, R39)', () => {
    const promises = [{ id: 'p1', owner: 'agent-1', madeAt: AT, dueAt: AT + DAY, status: 'open', missed: 0 }] as const;
    const first = arrange(aState({ promises }), { name: 'promise', key: 'p1.0' }, AT);
    expect(first).toMatchObject({ dueAt: AT + DAY, marks: [AT + 22 * HOUR], then: 'escalate' });
    const missed = [{ ...promises[0], missed: 1 }];
    expect(arrange(aState({ promises: missed }), { name: 'promise', key: 'p1.1' }, AT + DAY).dueAt).toBe(AT + 2 * DAY);
  });
});
