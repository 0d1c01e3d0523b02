import type { Clock, WantedClock } from '#domain/case/clocks.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { PolicyBook } from '#policies/load.ts';

/**
 * Gives a wanted clock its instants from the policy version the case pinned, once: a later change of policy or
 * calendar moves no running promise (F4, R35).
 */
export const arrangeClock =
  (policies: PolicyBook) =>
  (state: CaseState, wanted: WantedClock, at: number): Clock => {
    const policy = policies.get(state.policy.id, state.policy.version);
    const refund = wanted.name === 'refundPoll' || wanted.name === 'refundArrival' ? refundOf(state, wanted) : undefined;
    const startedAt = wanted.name === 'refundPoll' && refund?.status === 'accepted' ? Math.max(at, refund.expectedAt ?? at) : at;
    const { dueAt, marks, then } = policy.clock(wanted.name, startedAt, refund ? { tender: refund.tender } : {});
    return { ...wanted, startedAt: at, dueAt, marks, then };
  };

const refundOf = (state: CaseState, { key }: WantedClock): CaseState['refunds'][number] | undefined =>
  state.refunds.find((refund) => key.startsWith(`r${refund.n}.`));
