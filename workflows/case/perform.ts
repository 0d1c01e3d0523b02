import type { LookedUp } from '#activities/outside/contract.ts';
import { park } from '#domain/case/clock-ends.ts';
import type { CaseOutcome } from '#domain/case/events.ts';
import type { NextStep, StepName } from '#domain/remedies/remedy.ts';
import { forOperators } from '#domain/operator-text.ts';
import { TASK_OF_STEP, type StuckStep } from '#domain/task.ts';
import { ActivityFailure, ApplicationFailure, isCancellation, TemporalFailure } from '@temporalio/workflow';
import { quick, shop } from './activities.ts';
import type { CaseRun } from './run.ts';
import { callOf } from './step.ts';
import { STEPS } from './steps.ts';

/**
 * Performs one step of a plan. A step that the outside refused for good, or that gave up, is parked as a task for a
 * person; the case never fails (design 3.6).
 */
export async function perform(run: CaseRun, step: Exclude<NextStep, { ended: CaseOutcome }>): Promise<void> {
  if ('park' in step) await parkStep(run, step.park, step.why);
  else await orPark(run, STUCK_AS[step.do], () => STEPS[step.do](run, step.n ?? 0));
}

/** Looks the order up (B1): at once where the shop answers at once, else as a visible, pausable step; undefined when parked. */
export function lookUp(run: CaseRun): Promise<LookedUp | undefined> {
  const { shop: shopName, order } = run.state.request;
  const call = { ...callOf(run.state), shop: shopName };
  return orPark(run, 'lookUp', async () => {
    try {
      return await quick.lookUp(call);
    } catch (error) {
      // A local activity's failure comes bare, without an ActivityFailure around it.
      if (isCancellation(error) || !(error instanceof TemporalFailure)) throw error;
      return shop().lookUp.executeWithOptions({ summary: forOperators(`order ${order}`) }, [call]);
    }
  });
}

async function orPark<T>(run: CaseRun, step: StuckStep, act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    await parkStep(run, step, reasonOf(error));
    return undefined;
  }
}

const parkStep = (run: CaseRun, step: StuckStep, why: string): Promise<void> =>
  run.record(`park ${step} ${run.state.taskCount}`, (state) => [
    park(state, { kind: TASK_OF_STEP[step], step, why }, Date.now()),
  ]);

const STUCK_AS: Record<StepName, StuckStep> = {
  authoriseReturn: 'authoriseReturn',
  cancelReturn: 'cancelReturn',
  changeOrder: 'changeOrder',
  cancelUnits: 'cancelUnits',
  traceParcel: 'traceParcel',
  settleReturn: 'refund',
  planRefund: 'refund',
  requestRefund: 'refund',
  askRefund: 'refund',
  reserveGoods: 'reserveGoods',
  shipGoods: 'shipGoods',
  releaseGoods: 'shipGoods',
  traceShipment: 'traceShipment',
  sendAgain: 'shipGoods',
  requestCharge: 'charge',
  cancelCharge: 'charge',
  captureCharge: 'charge',
  replaceCharge: 'charge',
  bookCharge: 'charge',
  returnCharge: 'refund',
  settleExchange: 'refund',
  offerInstead: 'refund',
  refundInstead: 'refund',
  orderRepair: 'repair',
  answerQuote: 'repair',
  traceRepair: 'repair',
  askRepairPayment: 'repair',
  sendRepairBack: 'repair',
  offerForRepair: 'repair',
  traceOutbound: 'traceOutbound',
  settleOutbound: 'refund',
  askIntercept: 'intercept',
  traceIntercept: 'intercept',
  offerReturn: 'intercept',
  openClaim: 'traceParcel',
  reverseClaim: 'traceParcel',
  disposeForeign: 'traceParcel',
  giveGrant: 'grant',
  revokeGrant: 'revokeGrant',
  askDisputes: 'refund',
  askBank: 'refund',
  judgePayout: 'refund',
  repayDeduction: 'refund',
  sendGift: 'grant',
};

const reasonOf = (error: ActivityFailure): string =>
  (error.cause instanceof ApplicationFailure ? `${error.cause.type}: ${error.cause.message}` : error.message).slice(
    0,
    200,
  );
