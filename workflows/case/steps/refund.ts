import type { RefundCall } from '#activities/outside/contract.ts';
import { own, payments, statuses } from '#workflows/case/activities.ts';
import { NOTHING } from '#workflows/case/run.ts';
import { callOf, isNext, type Steps } from '#workflows/case/step.ts';
import { provider, system } from '#domain/case/actor.ts';
import { event } from '#domain/case/new-event.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { refundKeyOf } from '#domain/ids.ts';
import { formatMoney } from '#domain/money.ts';
import { forOperators } from '#domain/operator-text.ts';
import { isNews, isPending, type Refund, type RefundReport } from '#domain/parts/refund.ts';
import { ActivityFailure, isCancellation } from '@temporalio/workflow';

/** The money that goes back (D1). */
export const refundSteps: Pick<Steps, 'planRefund' | 'requestRefund' | 'askRefund'> = {
  planRefund: (run) =>
    run.write(`planRefund ${run.state.refunds.length + 1}`, (call, state) =>
      isNext(state, 'planRefund') ? own.planRefund({ ...call, at: Date.now() }) : Promise.resolve(NOTHING),
    ),

  async requestRefund(run, n) {
    const { call, summary } = refundCall(run.state, n);
    const report = await payments().requestRefund.executeWithOptions({ activityId: call.key, summary }, [call]);
    // A webhook may have told the end before the call answered the beginning (R45).
    await run.record(`${call.key} requested`, (state) => reported(state, { n, report }, isNews));
  },

  async askRefund(run, n) {
    const { call, summary, turn } = refundCall(run.state, n);
    try {
      const report = await statuses().askRefund.executeWithOptions({ summary: `${summary}, asked` }, [call]);
      await run.record(`${call.key} asked ${turn}`, (state) => reported(state, { n, report }, isPending));
    } catch (error) {
      if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
      await run.record(`${call.key} asked ${turn}`, (state) => unanswered(state, n));
    }
  },
};

const refundOf = (state: CaseState, n: number): Refund | undefined => state.refunds.find((refund) => refund.n === n);

/** The provider's answer as an event, where it still says something. */
function reported(
  state: CaseState,
  { n, report }: { n: number; report: RefundReport },
  counts: typeof isNews,
): readonly NewEvent[] {
  const refund = refundOf(state, n);
  return refund && counts(refund, report)
    ? [event('refundReported', { n, report }, { by: provider('payments'), at: Date.now() })]
    : [];
}

/** Nobody answered: a look that found nothing new. It will be asked again, and the promised date calls a person (D1). */
function unanswered(state: CaseState, n: number): readonly NewEvent[] {
  const refund = refundOf(state, n);
  if (!refund || refund.status === 'planned' || !isPending(refund)) return [];
  const looked = event(
    'refundReported',
    { n, report: { status: refund.status } },
    { by: system('refundPoll'), at: Date.now() },
  );
  return [{ ...looked, because: 'the provider did not answer' }];
}

function refundCall(state: CaseState, n: number): { call: RefundCall; summary: string; turn: string } {
  const refund = refundOf(state, n);
  if (!refund) throw new Error(`refund ${n} of ${state.caseNo} was never planned`);
  const { paymentId, money, destination, polls, again, way, payout } = refund;
  const other = {
    ...(destination === undefined ? {} : { destination }),
    ...(way === undefined ? {} : { way }),
    ...(payout === undefined ? {} : { payout }),
  };
  const key = refundKeyOf(state.caseNo, n);
  return {
    call: { ...callOf(state), key, paymentId, money, ...other },
    summary: forOperators(`refund ${key} ${formatMoney(money)}`),
    turn: `${refund.status} ${polls}${again ? ` again ${state.taskCount}` : ''}`,
  };
}
