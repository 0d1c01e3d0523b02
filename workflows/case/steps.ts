import type { OutsideCall, RefundCall } from '#activities/outside/contract.ts';
import { provider } from '#domain/case/actor.ts';
import { park } from '#domain/case/clock-ends.ts';
import { event } from '#domain/case/new-event.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { cancellationKeyOf, refundKeyOf, rmaOf } from '#domain/ids.ts';
import { formatMoney } from '#domain/money.ts';
import { isNews, isPending, type Refund, type RefundReport } from '#domain/parts/refund.ts';
import type { StepName } from '#domain/remedies/remedy.ts';
import { carrier, orders, own, payments, statuses, warehouse } from './activities.ts';
import type { CaseRun } from './run.ts';

/**
 * The steps that carry remedies out: each is one activity and what its answer puts on record. The name of a record is
 * the business key of the step, so that a crash between call and record repeats neither.
 */
export const STEPS: { readonly [S in StepName]: (run: CaseRun, n: number) => Promise<void> } = {
  async authoriseReturn(run) {
    const rma = rmaOf(run.state.caseNo, 1);
    const issued = await warehouse().authoriseReturn.executeWithOptions({ activityId: rma, summary: rma }, [
      { ...callOf(run.state), rma },
    ]);
    await run.record(rma, () => [
      event('returnAuthorised', { rma, ...issued }, { by: provider('warehouse'), at: Date.now() }),
    ]);
  },

  async traceParcel(run) {
    const trackingNo = run.state.parcel?.trackingNo ?? '';
    const found = await carrier().traceParcel.executeWithOptions({ summary: `parcel ${trackingNo}` }, [
      { ...callOf(run.state), trackingNo },
    ]);
    await run.record(`trace ${run.state.parcel?.news ?? 0}`, (state) => [
      found && found.lastScanAt > (state.parcel?.heardAt ?? 0)
        ? event('parcelMoved', { trackingNo, status: found.status }, { by: provider('carrier'), at: Date.now() })
        : park(state, { kind: 'traceParcel', step: 'traceParcel', why: `no scan of ${trackingNo}` }, Date.now()),
    ]);
  },

  settleReturn: (run) => run.write('settleReturn', (call) => own.settleReturn({ ...call, at: Date.now() })),

  planRefund: (run) =>
    run.write(`planRefund ${run.state.refunds.length + 1}`, (call) => own.planRefund({ ...call, at: Date.now() })),

  async requestRefund(run, n) {
    const { call, summary } = refundCall(run.state, n);
    const report = await payments().requestRefund.executeWithOptions({ activityId: call.key, summary }, [call]);
    // A webhook may have told the end before the call answered the beginning (R45).
    await run.record(`${call.key} requested`, (state) => reported(state, { n, report }, isNews));
  },

  async askRefund(run, n) {
    const { call, summary, turn } = refundCall(run.state, n);
    const report = await statuses().askRefund.executeWithOptions({ summary: `${summary}, asked` }, [call]);
    await run.record(`${call.key} asked ${turn}`, (state) => reported(state, { n, report }, isPending));
  },

  async cancelUnits(run) {
    const cancellationKey = cancellationKeyOf(run.state.caseNo);
    await orders().cancelUnits.executeWithOptions({ activityId: cancellationKey, summary: cancellationKey }, [
      { ...callOf(run.state), cancellationKey },
    ]);
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

function refundCall(state: CaseState, n: number): { call: RefundCall; summary: string; turn: string } {
  const refund = refundOf(state, n);
  if (!refund) throw new Error(`refund ${n} of ${state.caseNo} was never planned`);
  const { paymentId, money, destination, polls, again } = refund;
  const key = refundKeyOf(state.caseNo, n);
  return {
    call: { ...callOf(state), key, paymentId, money, ...(destination === undefined ? {} : { destination }) },
    summary: `refund ${key} ${formatMoney(money)}`,
    turn: `${refund.status} ${polls}${again ? ` again ${state.taskCount}` : ''}`,
  };
}
