import type { ChargeCall } from '#activities/outside/contract.ts';
import { money as charges, own, quick } from '#workflows/case/activities.ts';
import { NOTHING } from '#workflows/case/run.ts';
import { callOf, isNext, type Steps } from '#workflows/case/step.ts';
import { park } from '#domain/case/clock-ends.ts';
import { provider, system } from '#domain/case/actor.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { chargeKeyOf } from '#domain/ids.ts';
import { formatMoney, money } from '#domain/money.ts';
import { forOperators } from '#domain/operator-text.ts';
import { isNewsOfCharge, type Charge, type ChargeReport } from '#domain/parts/charge/charge.ts';
import { isCancellation, TemporalFailure } from '@temporalio/workflow';

type ChargeStep = 'requestCharge' | 'cancelCharge' | 'captureCharge' | 'replaceCharge' | 'bookCharge' | 'returnCharge';

/** Money asked of the customer, or held (R15). What the provider answers is on record whatever was decided meanwhile. */
export const chargeSteps: Pick<Steps, ChargeStep> = {
  async requestCharge(run, n) {
    const { call, summary } = chargeCall(run.state, n);
    const report = await charges().requestCharge.executeWithOptions({ activityId: call.key, summary }, [call]);
    await run.record(`${call.key} requested`, (state) => told(state, n, report));
  },

  async cancelCharge(run, n) {
    const { call, summary } = chargeCall(run.state, n);
    const report = await charges().cancelCharge.executeWithOptions({ summary: `${summary}, cancelled` }, [call]);
    await run.record(`${call.key} cancelled`, (state) => told(state, n, report));
  },

  async captureCharge(run, n) {
    const { call, summary } = chargeCall(run.state, n);
    const { take = call.money.amount } = chargeOf(run.state, n);
    const due = { ...call, money: money(take, call.money.currency) };
    const report = await charges().captureCharge.executeWithOptions({ summary: `${summary}, captured` }, [due]);
    await run.record(`${call.key} captured`, (state) => told(state, n, report));
  },

  replaceCharge: (run, n) =>
    run.record(`${chargeKeyOf(run.state.caseNo, n)} replaced`, (state) =>
      isNext(state, 'replaceCharge')
        ? [event('chargePlanned', another(state, n), { by: system('charge'), at: Date.now() })]
        : [],
    ),

  async bookCharge(run, n) {
    const key = chargeKeyOf(run.state.caseNo, n);
    const { paymentId = '' } = chargeOf(run.state, n);
    const call = { ...callOf(run.state), paymentId };
    const paid = await quick.bookCharge(call).catch((error: unknown) => {
      if (isCancellation(error) || !(error instanceof TemporalFailure)) throw error;
      return charges().bookCharge.executeWithOptions({ summary: forOperators(`payment ${paymentId}`) }, [call]);
    });
    const unknown = `the provider does not know ${paymentId}, by which ${key} was paid`;
    await run.record(`${key} booked ${run.state.taskCount}`, (state) => [
      paid
        ? event('chargeBooked', { n, ...paid }, { by: provider('payments'), at: Date.now() })
        : park(state, { kind: 'stuckCharge', step: 'charge', why: unknown }, Date.now()),
    ]);
  },

  returnCharge: (run, n) =>
    run.write(`${chargeKeyOf(run.state.caseNo, n)} returned ${run.state.refunds.length}`, (call, state) =>
      isNext(state, 'returnCharge') ? own.returnCharge({ ...call, n, at: Date.now() }) : Promise.resolve(NOTHING),
    ),
};

function chargeOf(state: CaseState, n: number): Charge {
  const charge = state.charges?.find((one) => one.n === n);
  if (!charge) throw new Error(`charge ${n} of ${state.caseNo} was never planned`);
  return charge;
}

function chargeCall(state: CaseState, n: number): { call: ChargeCall; summary: string } {
  const { kind, money: amount, methodId } = chargeOf(state, n);
  const key = chargeKeyOf(state.caseNo, n);
  return {
    call: { ...callOf(state), key, kind, money: amount, ...(methodId === undefined ? {} : { methodId }) },
    summary: forOperators(`${kind} ${key} ${formatMoney(amount)}`),
  };
}

const told = (state: CaseState, n: number, report: ChargeReport): readonly NewEvent[] =>
  isNewsOfCharge(chargeOf(state, n), report)
    ? [event('chargeReported', { n, report }, { by: provider('payments'), at: Date.now() })]
    : [];

/** The next try: a hold on the same card, money that a card declined by a link to pay. */
function another(
  state: CaseState,
  n: number,
): Pick<Charge, 'n' | 'offer' | 'kind' | 'money' | 'methodId' | 'replaces'> {
  const { offer, kind, money: amount, take, methodId } = chargeOf(state, n);
  const due = kind === 'hold' && take !== undefined && take > 0 ? money(take, amount.currency) : amount;
  const same = kind === 'hold' && methodId !== undefined ? { methodId } : {};
  return { n: (state.charges ?? []).length + 1, offer, kind, money: due, replaces: n, ...same };
}
