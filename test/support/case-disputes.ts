import { system, provider } from '#domain/case/actor.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { isJudged } from '#domain/parts/payout/payout.ts';
import { isUnderDispute } from '#domain/parts/dispute/dispute.ts';
import { isSettled } from '#domain/parts/refund.ts';
import { owedOf } from '#domain/parts/wear/deduction.ts';
import type { TestCase } from './a-case.ts';
import { reserved } from './case-money.ts';

interface Asked {
  readonly state: CaseState;
  readonly at: number;
  readonly n: number;
}

/** What the provider, the policy and the ledger put on record where money does not go back as it came, without them. */
export const MONEY_STEPS = {
  askDisputes: ({ at, n }: Asked): readonly NewEvent[] => [
    event('disputesAsked', { n }, { by: provider('payments'), at }),
  ],
  askBank: ({ state, at, n }: Asked): readonly NewEvent[] => {
    const disputeId = state.disputes?.[n - 1]?.disputeId;
    return disputeId === undefined ? [] : [event('disputeLooked', { disputeId }, { by: provider('payments'), at })];
  },
  judgePayout: ({ state, at, n }: Asked): readonly NewEvent[] => {
    const act = { by: system('policy'), at };
    const payout = state.refunds.find((one) => one.n === n)?.payout;
    if (!payout || isJudged(payout)) return [];
    const tasks = [0, 1].map((more) =>
      openTask({ ...state, taskCount: state.taskCount + more }, { kind: 'approvePayout', why: 'another way' }, act),
    );
    return [event('payoutJudged', { n, tasks: tasks.map(({ data }) => data.task) }, act), ...tasks];
  },
  repayDeduction: ({ state, at, n }: Asked): readonly NewEvent[] => {
    const deduction = state.deductions?.find((one) => one.n === n);
    const owed = deduction ? owedOf(deduction) : 0;
    if (owed === 0) return [];
    const repaid = event('deductionRepaid', { n, amount: owed }, { by: system('settlement'), at });
    return [repaid, ...reserved(state, owed, at)];
  },
};

const PAYMENT = 'pay-card';

/** What a bank says of the order's card payment. */
export const aDispute = (status: 'open' | 'won' | 'lost', at: number) => ({
  disputeId: 'dp-1',
  paymentId: PAYMENT,
  money: { amount: 1_000, currency: 'USD' as const },
  status,
  openedAt: at,
  owner: true,
});

/** What the ledger makes of a dispute that was just heard of: planned refunds wait while it is open, and go on after it. */
export function weighed({ state, now: at }: TestCase): readonly NewEvent[] {
  const act = { by: system('dispute'), at };
  const isOpen = isUnderDispute(state, PAYMENT);
  return state.refunds.flatMap((refund): readonly NewEvent[] => {
    const { n, heldBack = false, paymentId, status } = refund;
    if (paymentId !== PAYMENT || isSettled(refund)) return [];
    if (isOpen) return status === 'planned' && !heldBack ? [event('refundHeldBack', { n }, act)] : [];
    return heldBack ? [event('refundReleased', { n }, act)] : [];
  });
}
