import { disputes, own } from '#workflows/case/activities.ts';
import { NOTHING } from '#workflows/case/run.ts';
import { callOf, isNext, type Steps } from '#workflows/case/step.ts';
import { provider } from '#domain/case/actor.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event, foldNew } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { refundKeyOf } from '#domain/ids.ts';
import { forOperators } from '#domain/operator-text.ts';
import { lookKey, type DisputeTold } from '#domain/parts/dispute/dispute.ts';
import { toldOf } from '#domain/parts/dispute/judges.ts';
import { ActivityFailure, isCancellation } from '@temporalio/workflow';

/** What keeps money from going back the way it came: a bank's claim, a closed account, a deduction that fell (R13, R16, R22). */
export const disputeSteps: Pick<Steps, 'askDisputes' | 'askBank' | 'judgePayout' | 'repayDeduction'> = {
  async askDisputes(run, n) {
    const paymentId = run.state.refunds.find((refund) => refund.n === n)?.paymentId ?? '';
    const found = await disputes().askDisputes.executeWithOptions(
      { summary: forOperators(`disputes of ${paymentId}`) },
      [{ ...callOf(run.state), paymentId }],
    );
    await run.record(`${refundKeyOf(run.state.caseNo, n)} disputes`, (state) => heardOf(state, n, found));
  },

  async askBank(run, n) {
    const dispute = run.state.disputes?.[n - 1];
    if (!dispute) return;
    const { paymentId, disputeId } = dispute;
    const summary = forOperators(`dispute ${disputeId}`);
    const call = { ...callOf(run.state), paymentId };
    const found = await orNothing(() => disputes().askDisputes.executeWithOptions({ summary }, [call]));
    await run.record(`look ${lookKey(dispute)}`, (state) => {
      const act = { by: provider('payments'), at: Date.now() };
      const looked = event('disputeLooked', { disputeId }, act);
      return found.reduce<readonly NewEvent[]>(
        (events, told) => [...events, ...toldOf(foldNew(state, events), { told, owner: true }, act)],
        [looked],
      );
    });
  },

  judgePayout: (run, n) =>
    run.write(`judgePayout ${n} ${run.state.seq}`, (call, state) =>
      isNext(state, 'judgePayout') ? own.judgePayout({ ...call, n, at: Date.now() }) : Promise.resolve(NOTHING),
    ),

  repayDeduction: (run, n) =>
    run.write(`repayDeduction ${n} ${run.state.seq}`, (call, state) =>
      isNext(state, 'repayDeduction') ? own.repayDeduction({ ...call, n, at: Date.now() }) : Promise.resolve(NOTHING),
    ),
};

/** Nobody answered: it is asked again when its clock says so. */
async function orNothing(ask: () => Promise<readonly DisputeTold[]>): Promise<readonly DisputeTold[]> {
  try {
    return await ask();
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    return [];
  }
}

/** That it was asked comes first: what waits for a dispute is weighed with it already. */
function heardOf(state: CaseState, n: number, found: readonly DisputeTold[]): readonly NewEvent[] {
  const act = { by: provider('payments'), at: Date.now() };
  return found.reduce<readonly NewEvent[]>(
    (events, told) => [...events, ...toldOf(foldNew(state, events), { told, owner: true }, act)],
    [event('disputesAsked', { n }, act)],
  );
}
