import type { OutsideCall, RefundCall } from '#activities/outside/contract.ts';
import { provider, system } from '#domain/case/actor.ts';
import { park } from '#domain/case/clock-ends.ts';
import { event } from '#domain/case/new-event.ts';
import { stepOf } from '#domain/case/own-turn.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { roundOf, type CaseState } from '#domain/case/state.ts';
import { forOperators } from '#domain/operator-text.ts';
import { cancellationKeyOf, refundKeyOf, rmaOf } from '#domain/ids.ts';
import { formatMoney } from '#domain/money.ts';
import { isNews, isPending, type Refund, type RefundReport } from '#domain/parts/refund.ts';
import type { StepName } from '#domain/remedies/remedy.ts';
import { ActivityFailure, isCancellation } from '@temporalio/workflow';
import { carrier, orders, own, payments, statuses, warehouse } from './activities.ts';
import { NOTHING, type CaseRun } from './run.ts';

/**
 * The steps that carry remedies out: each is one activity and what its answer puts on record. The name of a record is
 * the business key of the step, so that a crash between call and record repeats neither.
 */
export const STEPS: { readonly [S in StepName]: (run: CaseRun, n: number) => Promise<void> } = {
  async authoriseReturn(run) {
    const rma = rmaOf(run.state.caseNo, roundOf(run.state));
    const issued = await warehouse().authoriseReturn.executeWithOptions(
      { activityId: rma, summary: forOperators(rma) },
      [{ ...callOf(run.state), rma }],
    );
    // Withdrawn meanwhile: nobody is told of a label for a case that is over.
    await run.record(rma, (state) =>
      isNext(state, 'authoriseReturn')
        ? [event('returnAuthorised', { rma, ...issued }, { by: provider('warehouse'), at: Date.now() })]
        : [],
    );
  },

  async traceParcel(run) {
    const trackingNo = run.state.parcel?.trackingNo ?? '';
    const found = await carrier().traceParcel.executeWithOptions({ summary: forOperators(`parcel ${trackingNo}`) }, [
      { ...callOf(run.state), trackingNo },
    ]);
    await run.record(`trace ${trackingNo} ${run.state.parcel?.news ?? 0}`, (state) => [
      found && found.lastScanAt > (state.parcel?.heardAt ?? 0)
        ? event('parcelMoved', { trackingNo, status: found.status }, { by: provider('carrier'), at: Date.now() })
        : park(state, { kind: 'traceParcel', step: 'traceParcel', why: `no scan of ${trackingNo}` }, Date.now()),
    ]);
  },

  settleReturn: (run) =>
    run.write(`settleReturn ${roundOf(run.state)}`, (call, state) =>
      isNext(state, 'settleReturn') ? own.settleReturn({ ...call, at: Date.now() }) : Promise.resolve(NOTHING),
    ),

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

  async cancelUnits(run) {
    const cancellationKey = cancellationKeyOf(run.state.caseNo);
    await orders().cancelUnits.executeWithOptions(
      { activityId: cancellationKey, summary: forOperators(cancellationKey) },
      [{ ...callOf(run.state), cancellationKey }],
    );
    await run.record(cancellationKey, () => [
      event('unitsCancelled', { cancellationKey }, { by: provider('shop'), at: Date.now() }),
    ]);
  },
};

/** What every outside call carries: the case, the order whose clock it is, and the business time. */
export const callOf = (state: CaseState): OutsideCall => ({
  caseNo: state.caseNo,
  order: state.request.order,
  at: Date.now(),
});

/** Whether the plan still asks for this step, now that its turn to write has come: a command may have come first. */
function isNext(state: CaseState, step: StepName): boolean {
  const next = stepOf(state);
  return next !== undefined && 'do' in next && next.do === step;
}

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
  const { paymentId, money, destination, polls, again } = refund;
  const key = refundKeyOf(state.caseNo, n);
  return {
    call: { ...callOf(state), key, paymentId, money, ...(destination === undefined ? {} : { destination }) },
    summary: forOperators(`refund ${key} ${formatMoney(money)}`),
    turn: `${refund.status} ${polls}${again ? ` again ${state.taskCount}` : ''}`,
  };
}
