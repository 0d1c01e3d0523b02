import type { Decision, DecisionCall } from '#activities/own.ts';
import { system } from '#domain/case/actor.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import { formatMoney } from '#domain/money.ts';
import { isJudged } from '#domain/parts/payout/payout.ts';
import { judgePayout } from '#domain/settlement/alternate-payout.ts';

/**
 * Asks the policy about the other way that a customer chose for money that cannot go back as it came: whether it is
 * gone at all, and how many people have to agree, each by a task of their own (R16, R21).
 */
export const judgePayoutOf =
  ({ n, at }: DecisionCall & { readonly n: number }): Decision =>
  async (_tx, state, rules) => {
    const act = { by: system('policy'), at };
    const refund = state.refunds.find((one) => one.n === n);
    if (!refund?.payout || isJudged(refund.payout)) return [];
    const { to, askedBy, approvedBy } = refund.payout;
    const judged = judgePayout(rules(), { tender: refund.tender, choice: to, askedBy, approvedBy });
    if (judged.verdict === 'never') return [event('payoutJudged', { n, refused: judged.because }, act)];
    const approvals = judged.verdict === 'missing' ? judged.approvals : 0;
    const why = `refund ${n} of ${formatMoney(refund.money)} to the customer's ${to}`;
    const tasks = Array.from({ length: approvals }, (_, index) =>
      openTask({ ...state, taskCount: state.taskCount + index }, { kind: 'approvePayout', why }, act),
    );
    return [event('payoutJudged', { n, tasks: tasks.map(({ data }) => data.task) }, act), ...tasks];
  };
